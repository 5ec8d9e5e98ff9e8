"""Links of pages that become one document: inside it they lead on, outside they are told."""

import pytest

from utfall.forms.pdf.links import join, lead_to, wanted_in
from utfall.forms.pdf.tree import read, text_of, write
from utfall.words import words

KNOWN = {"index.md": frozenset({"mal"}), "om.md": frozenset({"tecken"}), "indikatorer/nki.md": frozenset()}


WHERE = dict.fromkeys(KNOWN, "report") | {"indikatorer/nki.md": "appendix"}
FILES = {"report": "rapport.pdf", "appendix": "bilaga.pdf"}


def joined(markup, name="index.md", where=None):
    body = read(markup)
    join(body, name, KNOWN, where or dict.fromkeys(KNOWN, "report"))
    return body


def leads(body):
    return [one.get("href") for one in body.iter("a")]


@pytest.mark.parametrize(
    ("link", "name", "place"),
    [
        ("#mal", "index.md", "#index--mal"),
        ("om.md", "index.md", "#om"),
        ("om.md#tecken", "index.md", "#om--tecken"),
        ("../om.md#tecken", "indikatorer/nki.md", "#om--tecken"),
        ("indikatorer/nki.md", "index.md", "#indikatorer-nki"),
        ("utfall:om.html#tecken", "indikatorer/nki.md", "#om--tecken"),
        ("utfall:indikatorer/nki.html", "index.md", "#indikatorer-nki"),
    ],
)
def test_a_link_between_pages_leads_inside_the_document(link, name, place):
    assert leads(joined(f'<p><a href="{link}">dit</a></p>', name)) == [place]


@pytest.mark.parametrize(
    ("pages", "href"), [({"appendix": {"indikatorer-nki": 7}}, "bilaga.pdf#page=7"), ({}, "bilaga.pdf")]
)
def test_a_link_to_another_document_leads_to_its_file_at_the_page_that_is_known(pages, href):
    body = joined(
        '<p><a href="indikatorer/nki.md">NKI</a> <a class="p-at" href="indikatorer/nki.md">Allt</a></p>', where=WHERE
    )
    assert wanted_in([body], "appendix") == {"indikatorer-nki"}
    lead_to([body], FILES, pages, words("sv"))
    assert leads(body) == [href, href]


def test_a_reference_says_the_page_that_it_leads_to():
    body = joined('<p><a class="p-at" href="paper:appendix#whole--x">Hela tabellen</a></p>')
    lead_to([body], FILES, {"appendix": {"whole--x": 12}}, words("sv"))
    assert text_of(body) == "Hela tabellen: bilagan s. 12"


@pytest.mark.parametrize("link", ["utfall:data/goals.csv", "borta.md", "om.md#borta", "bild.png"])
def test_what_leads_to_nothing_in_the_document_stays_as_words(link):
    body = joined(f'<p>Se <a href="{link}">filen</a> här.</p>')
    assert leads(body) == []
    assert text_of(body) == "Se filen här."


def test_addresses_outside_are_numbered_and_told_once_at_the_end():
    link = '<a href="https://example.org/x">lagen</a>'
    body = joined(f"<p>Enligt {link} och {link}.</p><p>https://example.org</p>")
    assert text_of(body) == "Enligt lagen1 och lagen1.https://example.orghttps://example.org/x"
    assert leads(body) == ["https://example.org/x"] * 3


def test_an_address_that_stands_in_the_text_is_not_told_again():
    body = joined('<p><a href="mailto:a@example.org">a@example.org</a></p>')
    assert text_of(body) == "a@example.org"


def test_the_same_address_on_two_pages_is_two_places():
    made = {write(joined('<h2 id="mal">Mål</h2>', name)) for name in ("index.md", "om.md")}
    assert made == {'<h2 id="index--mal">Mål</h2>', '<h2 id="om--mal">Mål</h2>'}

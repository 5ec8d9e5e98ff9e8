"""Terms explained where they first stand in running text, and nowhere else."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from utfall.model.history import History
from utfall.model.resource import Resource, Row
from utfall.model.term import Term
from utfall.pages.macro import MacroContext
from utfall.pages.macros import macros
from utfall.pages.sandbox import page_environment
from utfall.render.term import terms_block
from utfall.shown.outline import Outline
from utfall.view.glossary import terms

R12 = Term("r12", "R12", ("R12",), 'Rullande "tolv" månader & mer.', "ordlista.html#table-glossary-r12")
COUNCIL = Term("kf", "kommunfullmäktige", ("kommunfullmäktige", "KF"), "De folkvalda.")


@pytest.fixture
def soup(engine, sv):
    """Turn Markdown, with the terms that go along with it, into HTML as both engines do."""
    markdown = Markdown(extensions=list(engine.extensions), extension_configs=dict(engine.extension_configs))

    def convert(text, *known):
        return BeautifulSoup(
            markdown.reset().convert(f"{text}\n\n{terms_block(known or (R12, COUNCIL), sv.say('glossary.more'))}\n"),
            "lxml",
        )

    return convert


def marked(found):
    return [button.get_text() for button in found.select("button.u-term")]


def test_the_first_use_opens_its_explanation_and_the_next_is_text(soup):
    found = soup("Vi följer R12. Sedan R12 igen.\n\nOch R12.")
    [button] = found.select("button.u-term")
    box = found.find(id=button["popovertarget"])
    assert (button["type"], box["popover"]) == ("button", "auto")
    assert box.get_text() == 'R12 Rullande "tolv" månader & mer. Ordlista'
    assert box.a["href"] == "utfall:ordlista.html#table-glossary-r12"


def test_the_sentence_is_whole_and_its_explanations_stand_after_the_paragraph(soup):
    found = soup("Vi följer R12 som KF vill.\n\nNästa stycke.")
    assert [one.get_text() for one in found.find_all("p")] == ["Vi följer R12 som KF vill.", "Nästa stycke."]
    assert [one.name for one in found.body.find_all(recursive=False)] == ["p", "div", "div", "p"]
    assert [one["id"] for one in found.select("p + div, p + div + div")] == ["term-r12", "term-kf"]


@pytest.mark.parametrize(
    "text", ["- Om R12 nu\n- Två\n", "1. Ett\n\n    - Om R12 nu\n\n2. Två\n", "- Om\n\n    R12 nu\n\n- B"]
)
def test_in_a_list_the_explanation_stands_after_the_whole_list(soup, text):
    found = soup(text)
    [box] = found.select(".u-explained")
    assert box.parent.name == "body"
    assert box.find_previous_sibling().name in {"ul", "ol"}


def test_in_a_note_the_explanation_stays_in_the_note(soup):
    assert soup('!!! note "Not"\n    Om R12 nu').select_one(".u-explained").parent["class"] == ["admonition", "note"]


def test_every_form_counts_as_the_term_also_as_the_first_of_a_sentence(soup):
    assert marked(soup("Kommunfullmäktige beslutar. KF beslutar.")) == ["Kommunfullmäktige"]
    assert marked(soup("KF beslutar.")) == ["KF"]


@pytest.mark.parametrize("text", ["xR12", "R12-värde", "R123", "för-R12", "kf"])
def test_a_part_of_a_word_is_no_term(soup, text):
    assert marked(soup(f"Här står {text} bara.")) == []


@pytest.mark.parametrize(
    "text",
    ["# R12\n", "[R12](https://a.example)", "`R12`", "```\nR12\n```", "    R12\n", '<data title="R12">R12</data>',
     '<div class="u-block"><p>R12</p></div>', "| a |\n|---|\n| R12 |"],
)  # fmt: skip
def test_headings_links_code_tables_and_what_macros_made_are_let_be(soup, text):
    assert marked(soup(f"{text}\n")) == []


@pytest.mark.parametrize("text", ["- R12\n", "- Ett\n- Om R12 nu", "Om **R12** nu", '!!! note "R12"\n    Om R12 nu',
                                  "<data>1</data> R12 <data>2</data>"])  # fmt: skip
def test_lists_notes_and_what_stands_beside_a_figure_are_running_text(soup, text):
    assert marked(soup(text)) == ["R12"]


def test_nothing_of_what_carries_the_terms_is_left_on_the_page(soup):
    assert soup("Text.").body.decode_contents().strip() == "<p>Text.</p>"
    assert "u-terms" not in str(soup("```\nkod\n```\n"))


def test_an_explanation_is_inert_whatever_it_says(soup):
    evil = Term("x", "X", ("X",), '<script>1</script> *a* [b](javascript:c) "')
    box = soup("Om X nu.", evil).select_one(".u-explained")
    assert box.find(["script", "em", "a"]) is None
    assert '<script>1</script> *a* [b](javascript:c) "' in box.get_text()


@pytest.fixture
def explained(small):
    rows = (Row(2, "kf", {"term": "kommunfullmäktige", "also": "KF; fullmäktige", "explanation": "De folkvalda."}),)
    return replace(small, resources={**small.resources, "glossary": Resource("glossary", "O", "", "g.csv", (), rows)})


def test_terms_are_the_packages_and_lead_to_the_page_where_there_is_one(explained, small):
    [term] = terms(explained, Outline(frozenset({"ordlista.md"})))
    assert (term.forms, term.address) == (("kommunfullmäktige", "KF", "fullmäktige"), "ordlista.html#table-glossary-kf")
    assert terms(explained, Outline())[0].address == ""
    assert terms(replace(small, resources={}), Outline()) == ()


def test_terms_go_along_with_a_page_and_never_with_its_title(explained, sv, tmp_path):
    environment = page_environment(tmp_path, macros(MacroContext(History((explained,)), sv)))
    assert "u-terms" in environment.from_string("# Rubrik\n\nText.").render()
    assert environment.from_string("{{ period() }}").render() == "november 2023"

"""The running text: paragraphs, items and sentences, each at its place; headings, tables, code and macros are none."""

import pytest

from utfall.checks.plain_words.text import PageText
from utfall.period import Period
from utfall.source.page import Page


def text(body):
    return PageText(Page("sida.md", "docs/sida.md", body), Period.parse("2023-11"))


def sentences(body):
    return [" ".join(one.text.split()) for one in text(body).sentences]


@pytest.mark.parametrize(
    "body",
    ["# 3 HR nu", "## Rubrik här", "| a | bord |\n|---|---|\n| ett | två |", "{{ goals() }}", "```\nkod här\n```",
     "<!-- hej du -->", "{: .u-lead }"],
)  # fmt: skip
def test_what_is_no_text_has_no_sentences(body):
    assert sentences(f"{body}\n") == sentences(f"\n{body}\n") == []  # an empty line after front matter too


def test_paragraphs_and_items_are_apart():
    body = "Ett stycke.\n\n- Första punkten\n- Andra punkten\n\n1. Tredje punkten\n"
    assert sentences(body) == ["Ett stycke.", "Första punkten", "Andra punkten", "Tredje punkten"]


def test_an_abbreviation_with_a_point_ends_no_sentence():
    assert sentences("Det är ca. 5 mkr mer, t.ex. Växeln. Nästa.") == ["Det är ca. 5 mkr mer, t.ex. Växeln.", "Nästa."]


@pytest.mark.parametrize("body", ["Some money, e.g. Travel, is less. Next.", "Mer, f.eks. Reiser, er mindre. Neste."])
def test_abbreviations_of_other_languages_end_no_sentence(body):
    assert len(sentences(body)) == len(["first", "second"])


def test_a_figure_and_what_a_macro_writes_are_one_word_each():
    [one] = text('Utfallet är {{ figure("a", unit="mkr") }} mot 1 265 135 tkr.').sentences
    assert len(one.words) == 6


def test_every_sentence_begins_where_it_stands_in_the_body():
    body = "# 1 Rubrik\n\nEtt. Två\nrader.\n\n- Tre [fyra](x.md).\n"
    for one in text(body).sentences:
        assert body.startswith(one.text[:3], one.start)

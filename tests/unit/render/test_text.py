"""The one escape: whatever the data says stands on the page as that text, wherever it is put."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from tests.seeded import SEED
from utfall.project import read_project
from utfall.render.text import Html, breakable, element, escape, joined, paragraph

CONTEXTS = {
    "paragraph": "Före {} efter.",
    "paragraph-alone": "{}",
    "list item": "- Före {} efter\n- Nästa",
    "list item of its own": "- {}\n- Nästa",
    "nested list": "- Ett\n    - Före {} efter\n    - Nästa\n- Två",
    "admonition": '!!! note "Rubrik"\n    Före {} efter.',
    "details": '??? note "Rubrik"\n\n    Före {} efter.',
    "tab": '=== "Flik"\n\n    Före {} efter.\n\n=== "Annan"\n\n    Text',
    "table cell": "| A | B |\n|---|---|\n| {} | x |",
    "heading": "## Före {} efter",
    "quote": "> Före {} efter",
}
ATTACKS = [
    "<script>alert(1)</script>", "*x*", "**x**", "_x_", "__x__", "{{ 1 }}", "{% x %}", "{# x #}", "|", "a | b",
    "[a](javascript:b)", "![a](b)", "[a][b]", "[^1]", "[x]: y", "&amp;", "&#42;", "&lt;b&gt;", ":smile:", "--",
    "---", "-- --",
    "`x`", "``x``", "```", "~~x~~", "^x^", "==x==", "++x++", "{: #id .x onclick=y }", "<!-- x -->", "<b>", "</span>",
    '" onmouseover="x', "' x='", "https://example.org", "www.example.org", "a@example.org", "<https://example.org>",
    "# x", "\\*x\\*", "\\", "$x$", "$$x$$", "(c)", "1. x", "- x", "+ x", "    x", "> x", "!!! note", "??? x", '=== "x"',
    "***", "___", "a  \nb", "*[HTML]: x", "x\n===", '--8<-- "x"', "\u2028", "\x85", "wzxhzdk:0", "\x02wzxhzdk:0\x03",
    "\u00a01\u00a0265", "&nbsp;", "[TOC]", "[[x]]", "@x", "#1", "x\n\ny", "\ty", "{++x++}", "{~~a~>b~~}", "++ctrl+a++",
]  # fmt: skip

PROJECT = read_project(SEED)


@pytest.fixture(scope="module")
def markdown():
    return Markdown(extensions=list(PROJECT.extensions), extension_configs=dict(PROJECT.extension_configs))


def spaced(text):
    """Return a text with what cannot be written taken out, and with every stretch of whitespace as one space.

    Python's whitespace has all that ends a line, the separators of information among it: each is written as a space.
    """
    return " ".join(re.sub(r"[\x00-\x08\x0e-\x1b\x1f\x7f]", "", text).split())


def shown(markdown, context, fragment):
    """Return the soup of a page on which a fragment stands in a context."""
    return BeautifulSoup(markdown.reset().convert(CONTEXTS[context].format(fragment)), "html.parser")


def assert_inert(markdown, text):
    """Assert that a text is shown as it is in every context, in an element and in its attribute."""
    fragment = element("span", escape(text), class_="u-here", title=text)
    for context in CONTEXTS:
        soup = shown(markdown, context, fragment)
        (span,) = soup.select("span.u-here")
        assert spaced(span.get_text()) == spaced(text), context
        assert spaced(span["title"]) == spaced(text), context
        assert not span.find_all(), context
        assert not soup.select("script, b, img, hr, details details, pre, code, .u-here ~ span"), context


@pytest.mark.parametrize("text", ATTACKS)
def test_what_looks_like_markup_is_shown_as_text_in_every_context(markdown, text):
    assert_inert(markdown, text)


@given(st.text())
@example("<x>\n\n    *y*")
def test_any_text_is_shown_as_it_is_in_every_context(markdown, text):
    assert_inert(markdown, text)


@given(st.text(alphabet="*_`<>&[](){}|\\~^=+-#:!$@\"' \n\tax1."))
def test_any_mixture_of_active_characters_is_shown_as_it_is(markdown, text):
    assert_inert(markdown, text)


@given(st.text(alphabet="*_`<>&[](){}|\\~^=+-#:$@\"'ax."))
def test_a_text_without_any_element_around_it_is_inert_inside_a_sentence(markdown, text):
    for context, source in CONTEXTS.items():
        if "{} efter" in source:
            bare = shown(markdown, context, escape(text)).get_text()
            assert spaced(text) in spaced(bare), context


@given(st.text())
def test_a_text_is_always_one_line(text):
    assert "\n" not in escape(text)
    assert "\r" not in escape(text)
    assert "\n" not in element("span", escape(text), title=text)


@given(st.text(alphabet="åäöÅÄÖéabcXYZ 0123456789,.;()%/–−\u00a0"))
def test_ordinary_swedish_text_is_written_as_it_is(text):
    assert escape(text) == text


@pytest.mark.parametrize(("text", "written"), [("a\nb", "a b"), ("a \r\n  b", "a b"), ("a\n\n\nb", "a b"), ("\n", " ")])
def test_a_line_break_becomes_one_space(text, written):
    assert escape(text) == written


def test_attributes_are_named_as_html_names_them_and_left_out_when_there_is_no_value():
    assert element("p", "x", class_="a", data_value=0, aria_label=None, hidden=True, open=False) == (
        '<p class="a" data-value="0" hidden>x</p>'
    )


def test_a_sentence_in_place_of_a_table_is_a_block():
    assert paragraph("Inget < här") == '<div class="u-block u-empty"><p>Inget &#60; här</p></div>'


@pytest.mark.parametrize("text", ["<b>", "a & b", "*x*", "[a](b)", "{{ x }}"])
def test_text_that_is_added_to_markup_is_escaped_and_markup_is_not(text):
    written = "".join(f"&#{ord(one)};" if one in "<>&*[]{}" else one for one in text)
    assert element("i", escape("x")) + text == f"<i>x</i>{written}"
    assert text + element("i") == f"{written}<i></i>"
    assert Html(", ").join([element("i"), text]) == f"<i></i>, {written}"
    assert type(element("i") + text) is type(joined([element("i")])) is type(escape(text)) is Html


def test_what_is_too_long_for_a_word_may_go_on_on_the_next_line():
    words = "Riksrevisionsverkets informationssäkerhetssamordnare"
    assert breakable(words) == escape(words)
    checksum = "0123456789abcdef" * 2 + "<" + "0" * 8
    assert breakable(f"Summan {checksum} är rätt") == (
        "Summan 0123456789abcdef<wbr>0123456789abcdef<wbr>&#60;00000000 är rätt"
    )
    assert BeautifulSoup(breakable(checksum), "html.parser").get_text() == checksum

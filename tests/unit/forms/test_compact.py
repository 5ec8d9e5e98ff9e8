"""A page in fewer bytes is the same page to whoever parses it."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from utfall.forms.compact import compact
from utfall.render.text import element, escape

GOLDEN = sorted((Path(__file__).resolve().parents[2] / "golden" / "pages").glob("*/expected.html"))


def parsed(page):
    """Return what a parser reads: every element with its attributes, and the words with their spaces as shown."""
    tree = BeautifulSoup(page, "html.parser")
    elements = [(one.name, dict(one.attrs)) for one in tree.find_all(True)]
    return elements, re.sub(r"[ \t\n]+", " ", tree.get_text())


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.parent.name)
def test_our_own_pages_are_read_as_before_and_are_smaller(file):
    page = file.read_text(encoding="utf-8")
    shorter = compact(page)
    assert parsed(shorter) == parsed(page)
    assert len(shorter) <= len(page)


@given(st.text(), st.text())
def test_whatever_a_cell_and_an_attribute_hold_is_read_as_before(text, value):
    page = element("p", escape(text), data_value=value)
    assert parsed(compact(page)) == parsed(page)
    assert compact(compact(page)) == compact(page)


def test_blank_lines_go_and_what_is_set_as_written_stays():
    page = "<div>\n\n    <p>a\n      b</p>\n</div>\n<pre>\n\n  x &#58; y\n</pre>\n\n<script>\n\n  1;\n</script>"
    assert compact(page) == ("<div>\n<p>a\nb</p>\n</div>\n<pre>\n\n  x &#58; y\n</pre>\n<script>\n\n  1;\n</script>")


def test_a_no_break_space_is_a_sign_and_stays():
    assert compact("<p>1\u00a0\n\u00a0265</p>") == "<p>1\u00a0\n\u00a0265</p>"


def test_data_is_quoted_the_shorter_way_unless_it_has_the_other_quotation_mark():
    assert compact('<i data-plot="&#123;&#34;a&#34;&#58;1}">&#34;</i>') == "<i data-plot='{\"a\":1}'>&#34;</i>"
    assert compact('<i data-plot="&#34;it\'s&#34;">x</i>') == '<i data-plot="&#34;it\'s&#34;">x</i>'


def test_text_that_looks_like_an_attribute_is_left_alone():
    text = 'a="b&#34;c"'
    assert compact(f"<p>{text}</p>") == f"<p>{text}</p>"

"""Differences as text, Markdown and a page of their own; what stands in a file is text in each."""

from decimal import Decimal
from html.parser import HTMLParser

from markdown_it import MarkdownIt

from utfall.model.missing import Missing
from utfall.render.difference import difference_html, difference_markdown, difference_text
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column, Table, TableRow
from utfall.words import words

HOSTILE = "<script>alert(1)</script> @alla | [x](y)"
TABLE = Table(
    "difference-figures",
    "Tal (1)",
    (Column("name", "Vad", "name"), Column("before", "före", "text"), Column("change", "Skillnad", "number")),
    (TableRow("1", (Cell(HOSTILE), Cell(Missing.NOT_REPORTED), Cell(Number(Decimal(1000), 0, "tkr", signed=True))),
              detail="observations.csv, a/2023-11"),),
)  # fmt: skip


def test_text_names_each_cell():
    lines = difference_text("Skillnader", [TABLE], words("sv")).replace("\xa0", " ").splitlines()
    assert lines == [
        "Skillnader", "", "Tal (1)", f"  {HOSTILE} (observations.csv, a/2023-11)",
        "    före: saknas", "    Skillnad: +1 000 tkr",
    ]  # fmt: skip


def test_markdown_holds_what_stands_in_a_file_as_text():
    html = MarkdownIt("gfm-like", {"linkify": False}).render(difference_markdown("Skillnader", [TABLE], words("sv")))
    assert "<h2>Skillnader</h2>" in html
    assert html.count("<td") == len(TABLE.columns)
    assert "<script" not in html
    assert "<a" not in html
    assert "@alla" not in html


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.met = []

    def handle_starttag(self, tag, _attributes):
        self.met.append(tag)


def test_the_page_asks_for_nothing_else():
    page = difference_html("Skillnader", [TABLE], words("sv"))
    tags = Tags()
    tags.feed(page)
    assert {"link", "script", "img"}.isdisjoint(tags.met)
    assert "url(" not in page
    assert "&lt;script" in page or "&#60;script" in page
    assert 'lang="sv"' in page


def test_where_nothing_differs_it_is_said():
    for written in (difference_text, difference_markdown, difference_html):
        assert "Ingenting skiljer." in written("Skillnader", [], words("sv"))

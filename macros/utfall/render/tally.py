"""How many of each kind have each status: one row a kind, its statuses beside one another."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from utfall.render.foot import foot_of
from utfall.render.table import content_of, sheet_of
from utfall.render.text import Html, element, escape, joined

if TYPE_CHECKING:
    from utfall.render.table import TableContext
    from utfall.shown.table import Table, TableRow
    from utfall.view.downloads import FileLink
    from utfall.words import Words


def tally(shown: Table, words: Words, links: tuple[FileLink, ...] = ()) -> Html:
    """Return a table of name, status and count as one row a name, on one line."""
    sheet = sheet_of(shown, words, links)
    name, status, _count = shown.columns
    heads = joined(element("th", escape(one.heading), scope="col") for one in (name, status))
    groups = groupby(shown.rows, lambda row: row.cells[0].content)
    body = joined(_row(sheet, list(rows)) for _, rows in groups)
    caption_id = f"{shown.id}-caption"
    caption = element("caption", escape(shown.caption), id=caption_id)
    inner = caption + element("thead", element("tr", heads)) + element("tbody", body)
    drawn = element("table", inner, class_="u-table u-tally")
    scroll = element("div", drawn, class_="u-scroll", role="region", aria_labelledby=caption_id, tabindex=0)
    return element("div", scroll + foot_of(sheet), class_="u-block", id=shown.id)


def _row(sheet: TableContext, rows: list[TableRow]) -> Html:
    counted = joined(_counted(sheet, row) for row in rows)
    head = element("th", content_of(sheet, rows[0].cells[0]), scope="row")
    return element("tr", head + element("td", element("ul", counted)))


def _counted(sheet: TableContext, row: TableRow) -> Html:
    _name, status, count = row.cells
    number = element("b", content_of(sheet, count))
    return element("li", joined((number, Html(" "), content_of(sheet, status))), id=f"{sheet.table.id}-{row.id}")

"""What changed as a list in groups: name, old value and new, old status and new.

The same value as a table's, so the same rows, addresses and source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.render.foot import foot_of
from utfall.render.lacking import is_told
from utfall.render.table import by_column, content_of, sheet_of
from utfall.render.text import NOTHING, Html, element, escape, joined

if TYPE_CHECKING:
    from utfall.render.table import TableContext
    from utfall.shown.table import Cell, Table, TableRow
    from utfall.view.downloads import FileLink
    from utfall.words import Words


def moves(shown: Table, words: Words, links: tuple[FileLink, ...]) -> Html:
    """Return a table of changes as lists, one a group, on one line."""
    sheet = sheet_of(shown, words, links)
    caption = element("p", escape(shown.caption), class_="u-caption", id=f"{shown.id}-caption")
    drawn = joined(_group(sheet, head, rows) for head, rows in _groups(shown))
    foot = foot_of(sheet, explains_missing=False)
    return element("div", caption + drawn + foot, class_="u-block u-cards u-moves", id=shown.id)


def _groups(shown: Table) -> list[tuple[TableRow, list[TableRow]]]:
    found: list[tuple[TableRow, list[TableRow]]] = []
    for row in shown.rows:
        if row.kind == "heading":
            found.append((row, []))
        else:
            found[-1][1].append(row)
    return found


def _group(sheet: TableContext, head: TableRow, rows: list[TableRow]) -> Html:
    address = f"{sheet.table.id}-{head.id}-caption"
    name = element("p", content_of(sheet, head.cells[0]), class_="u-group", id=address)
    items = joined(_item(sheet, row) for row in rows)
    return name + element("ul", items, class_="u-card-list u-move-list", aria_labelledby=address)


def _item(sheet: TableContext, row: TableRow) -> Html:
    cells = by_column(sheet, row)
    name = element("p", content_of(sheet, cells["name"]), class_="u-card-name")
    detail = element("p", escape(row.detail), class_="u-detail") if row.detail else NOTHING
    value = _from_to(sheet, cells["before"], cells["after"])
    what = element("p", content_of(sheet, cells["what"])) if is_told(cells["what"]) else NOTHING
    status = _from_to(sheet, cells["was"], cells["now"])
    parts = (element("div", name + detail), element("div", value + what), element("div", status))
    return element("li", joined(parts), id=f"{sheet.table.id}-{row.id}")


def _from_to(sheet: TableContext, before: Cell, after: Cell) -> Html:
    """Return what stood and what stands, with an arrow between that is heard as a word."""
    if not is_told(after):
        return NOTHING
    arrow = element("span", escape(" → "), aria_hidden="true", class_="u-arrow")
    heard = element("span", escape(f" {sheet.words.say('move.to')} "), class_="u-heard")
    old = content_of(sheet, before) + arrow + heard if is_told(before) else NOTHING
    return element("p", old + content_of(sheet, after), class_="u-from-to")

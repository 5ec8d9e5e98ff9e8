"""A table drawn as a list of cards, one a row: what a narrow screen can show whole, and nothing off its edge.

For tables of words, whose columns are read across and never down. The same value as a table's, so the same rows,
addresses, footnotes and source.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.render.foot import foot_of
from utfall.render.table import content_of, sheet_of
from utfall.render.text import NOTHING, Html, element, escape, joined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.render.table import TableContext
    from utfall.shown.table import Cell, Column, Table, TableRow
    from utfall.view.downloads import FileLink
    from utfall.words import Words


def cards(
    shown: Table, words: Words, links: tuple[FileLink, ...], leads: Mapping[str, str], asked: Mapping[str, str]
) -> Html:
    """Return a table as cards on one line.

    ``leads`` has where a row's name leads, by the row's id. Of ``asked``, columns with their names in a sentence, it is
    told where a row has nothing; of the others nothing is said.
    """
    sheet = sheet_of(shown, words, links)
    caption = element("p", escape(shown.caption), class_="u-caption", id=f"{shown.id}-caption")
    items = joined(_card(sheet, row, leads.get(row.id, ""), asked) for row in shown.rows)
    has_status = any(column.kind == "status" for column in shown.columns)
    kind = "u-card-list u-with-status" if has_status else "u-card-list"
    listed = element("ul", items, class_=kind, aria_labelledby=f"{shown.id}-caption")
    foot = foot_of(sheet, explains_missing=False)
    return element("div", caption + listed + foot, class_="u-block u-cards", id=shown.id)


def _card(sheet: TableContext, row: TableRow, address: str, asked: Mapping[str, str]) -> Html:
    (_, name), *facts = zip(sheet.table.columns, row.cells, strict=True)
    detail = element("span", escape(row.detail), class_="u-detail") if row.detail else NOTHING
    head = element("p", _named(sheet, name, address) + detail, class_="u-card-name")
    statuses = joined(content_of(sheet, cell) for column, cell in facts if column.kind == "status")
    status = element("p", statuses, class_="u-card-status") if statuses else NOTHING
    told = {column: cell for column, cell in facts if column.kind != "status" and not _is_absent(cell)}
    lacked = {column.key for column, cell in facts if cell.content is Missing.NOT_REPORTED and _is_absent(cell)}
    return element("li", head + status + _facts(sheet, told, lacked, asked), id=f"{sheet.table.id}-{row.id}")


def _named(sheet: TableContext, name: Cell, address: str) -> Html:
    """Return the name of a row as a link to where it leads: the page of what it names, where there is one."""
    return content_of(sheet, replace(name, leads=name.leads or address))


def _facts(sheet: TableContext, told: Mapping[Column, Cell], lacked: set[str], asked: Mapping[str, str]) -> Html:
    pairs = joined(element("div", _fact(sheet, column, cell)) for column, cell in told.items())
    facts = element("dl", pairs) if pairs else NOTHING
    absent = f" {sheet.words.say('card.and')} ".join(name for key, name in asked.items() if key in lacked)
    lacking = escape(sheet.words.say("card.absent", facts=absent.capitalize()))
    return element(
        "div", facts + (element("p", lacking, class_="u-missing") if absent else NOTHING), class_="u-card-facts"
    )


def _fact(sheet: TableContext, column: Column, cell: Cell) -> Html:
    return element("dt", escape(column.heading)) + element("dd", content_of(sheet, cell))


def _is_absent(cell: Cell) -> bool:
    return cell.content in {Missing.NOT_REPORTED, ""} and not cell.notes

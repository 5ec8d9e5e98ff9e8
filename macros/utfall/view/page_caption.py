"""A table's caption on pages, in one quiet line: the time that it tells of, the unit, and how plus is read.

Files keep the whole caption; on a page the headings above and within the table say the rest.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.model.unit import PERCENT, is_silent
from utfall.shown.content import Number
from utfall.shown.table import PageCaption
from utfall.view.headings import is_incomplete

if TYPE_CHECKING:
    from collections.abc import Collection

    from utfall.model.page_money import Scale
    from utfall.period import Period
    from utfall.shown.table import Cell, Table
    from utfall.words import Words


def told_time(period: Period, month: Period, words: Words, *, is_so_far: bool) -> str:
    """Return what time figures are of: a period, a year so far, or the whole of it."""
    if not is_so_far:
        named = period.name(words)
        return words.say("caption.incomplete", caption=named) if is_incomplete(period, month) else named
    if period.months_left == 0 and period.is_complete_in(month):
        return words.say("caption.whole-year", year=period.year_name)
    return words.say("caption.so-far", period=period.report_name(words))


def told_unit(unit: str, scale: Scale | None, words: Words, against: str = "") -> str:
    """Return the unit that all figures have on the page, and against what plus is better, where something is."""
    shown = scale.unit if scale else "" if unit == PERCENT else unit
    plus = words.say("caption.plus", against=against) if against else ""
    return "; ".join(filter(None, (shown, plus)))


def in_page_unit(table: Table, scale: Scale | None, caption: str, columns: Collection[str]) -> Table:
    """Return a table about one indicator, whose amounts pages write in their own unit.

    ``caption`` is its caption without a unit, ``columns`` are those of amounts in the table's unit. The headings of the
    page say what the caption does, but for the unit.
    """
    if scale is None:
        unit = table.subject.unit if table.subject else ""
        is_told = unit and table.caption.endswith(f", {unit}") and not is_silent(unit)
        return replace(table, on_pages=PageCaption(caption, "", unit, is_general=True)) if is_told else table
    amounts = [column.key in columns for column in table.columns]
    rows = (
        replace(
            row,
            cells=tuple(
                _scaled(cell, scale) if is_one else cell for cell, is_one in zip(row.cells, amounts, strict=True)
            ),
        )
        for row in table.rows
    )
    return replace(table, rows=tuple(rows), on_pages=PageCaption(caption, "", scale.unit, is_general=True))


def _scaled(cell: Cell, scale: Scale) -> Cell:
    """Return a cell whose figure is told in the unit of its table; one in another unit is let be."""
    content = cell.content
    if not isinstance(content, Number) or content.unit not in {"", scale.own}:
        return cell
    return replace(cell, content=replace(content, scale=scale))

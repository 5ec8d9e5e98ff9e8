"""What differs between two reports, as a table for each group: figures, statuses, texts and definitions."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from utfall.derive.difference import GROUPS
from utfall.model.contract import PAGES
from utfall.model.missing import Missing
from utfall.model.status import State
from utfall.model.unit import PERCENT, spoken
from utfall.number import rounded
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column
from utfall.view.assemble import NOTHING, Draft, assemble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.derive.difference import Difference
    from utfall.model.resource import Value
    from utfall.shown.content import Content
    from utfall.shown.table import Table
    from utfall.words import Words


def difference_tables(
    found: Sequence[Difference], words: Words, sides: tuple[str, str], *, most: int | None = None
) -> tuple[Table, ...]:
    """Return a table for each group that has differences. ``sides`` are what the reader calls the two reports.

    ``most`` is how many rows a table shows; its caption tells how many there are.
    """
    parts = groupby(found, key=lambda one: one.group)
    return tuple(_table(group, tuple(part), words, sides, most) for group, part in parts if group in GROUPS)


def difference_entries(found: Sequence[Difference]) -> list[dict[str, object]]:
    """Return differences as data: each with the attributes of ``Difference``, for whoever reads them by machine."""
    return [_entry(one) for one in found]


def _table(group: str, found: tuple[Difference, ...], words: Words, sides: tuple[str, str], most: int | None) -> Table:
    columns = (
        Column("name", words.say("heading.difference.name"), "name"),
        Column("kind", words.say("heading.difference.kind"), "text"),
        Column("before", sides[0], "text"),
        Column("after", sides[1], "text"),
        Column("change", words.say("heading.difference.change"), "number"),
    )
    shown = found[:most]
    rows = [_row(one, words, number) for number, one in enumerate(shown, 1)]
    caption = words.say(f"difference.{group}", count=len(found))
    if len(shown) < len(found):
        caption = words.say("difference.some", caption=caption, shown=len(shown))
    return assemble(f"difference-{group}", caption, columns, rows, ())


def _row(one: Difference, words: Words, number: int) -> Draft:
    name = f"{one.name}: {one.title}" if one.title else one.name
    cells = {
        "name": Cell(name),
        "kind": Cell(words.say(f"difference-kind.{one.kind}")),
        "before": _cell(one, one.before, one.old),
        "after": _cell(one, one.after, one.new),
        "change": _change(one),
    }
    place = ", ".join(part for part in (f"{one.resource}.csv", one.row, one.field) if part)
    return Draft(str(number), cells, detail="" if one.resource == PAGES else place)


def _cell(one: Difference, value: Value | State | None, written: str | None) -> Cell:
    content: Content
    if isinstance(value, Decimal):
        content = Number(value, one.decimals, spoken(one.unit))
    elif isinstance(value, State | Missing):
        content = value
    else:
        content = (value if isinstance(value, str) else written) or Missing.NOT_REPORTED
    return Cell(content)


def _change(one: Difference) -> Cell:
    if not (isinstance(one.before, Decimal) and isinstance(one.after, Decimal)):
        return NOTHING
    unit = "" if one.unit == PERCENT else spoken(one.unit)  # points, not a share of the old value
    return Cell(Number(one.after - one.before, one.decimals, unit, signed=True))


def _entry(one: Difference) -> dict[str, object]:
    return {
        "group": one.group,
        "kind": one.kind,
        "resource": one.resource,
        "row": one.row,
        "field": one.field,
        "name": one.name,
        "title": one.title,
        "old": one.old,
        "new": one.new,
        "before": _plain(one.before),
        "after": _plain(one.after),
        "unit": one.unit,
        "size": float(rounded(one.size, 4)),
    }


def _plain(value: Value | State | None) -> object:
    if isinstance(value, State):
        return value.name
    if isinstance(value, Missing):
        return None
    return str(value) if isinstance(value, Decimal) else value

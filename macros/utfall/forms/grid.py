"""A table as rows and columns that are all alike, as a spreadsheet or a data file wants it.

What a page says by place or by type is said here by a column of its own: the line under a name, the kind
of a row, the rule behind a status, the footnotes. Columns that no row fills are not there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.model.unit import PERCENT
from utfall.render.table_plain import plain
from utfall.shown.content import Day, Number, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.shown.table import Table, TableRow
    from utfall.words import Words

Entry = str | Number | Day | Missing


@dataclass(frozen=True, slots=True)
class GridColumn:
    """Head a column. ``key`` is that of the table's column, or of what the page says otherwise."""

    key: str
    heading: str
    is_number: bool = False
    is_derived: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """One table. Every row has an entry for every column; an empty text is an empty cell."""

    id: str
    caption: str
    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True)
class _Filled:
    """Hold a column with its entries."""

    column: GridColumn
    entries: Sequence[Entry]


def grid(table: Table, words: Words) -> Grid:
    """Return a table as a grid."""
    filled = tuple(_columns(table, words))
    columns = told_apart([one.column for one in filled])
    return Grid(table.id, table.caption, columns, tuple(zip(*(one.entries for one in filled), strict=True)))


def _columns(table: Table, words: Words) -> Iterator[_Filled]:
    for at, column in enumerate(table.columns):
        headed = GridColumn(column.key, _heading(table, at), column.kind == "number", column.is_derived)
        yield _Filled(headed, [_entry(row, at, words) for row in table.rows])
        if at == 0:
            yield from _said_by_place(table, words)
        heading = words.say("forms.column.rule", column=column.heading)
        yield from _where_any(f"{column.key}-rule", heading, [_rule(row, at) for row in table.rows])
    notes = [_notes(table, row, is_first=number == 0) for number, row in enumerate(table.rows)]
    yield from _where_any("notes", words.say("forms.column.notes"), notes)


def _numbers(table: Table, at: int) -> list[Number]:
    contents = (row.cells[at].content for row in table.rows if row.kind != "heading" or at == 0)
    return [content for content in contents if isinstance(content, Number)]


def _shared_unit(table: Table, at: int) -> str:
    """Return the unit that every figure of a column has, if they have one and the same."""
    units = {number.unit for number in _numbers(table, at)}
    return units.pop() if len(units) == 1 else ""


def _heading(table: Table, at: int) -> str:
    """Return a column's heading, with the unit that the page writes after each of its figures."""
    heading, unit = table.columns[at].heading, _shared_unit(table, at)
    if not unit or unit in heading.casefold():
        return heading
    return f"{heading} ({'%' if unit == PERCENT else unit})"


def _entry(row: TableRow, at: int, words: Words) -> Entry:
    if row.kind == "heading" and at > 0:
        return ""
    content = row.cells[at].content
    return content if isinstance(content, Number | Day | Missing) else plain(content, words)


def _said_by_place(table: Table, words: Words) -> Iterator[_Filled]:
    yield from _where_any("detail", words.say("forms.column.detail"), [row.detail for row in table.rows])
    if any(row.kind != "line" for row in table.rows):
        column = GridColumn("kind", words.say("forms.column.kind"))
        yield _Filled(column, [words.say(f"forms.row.{row.kind}") for row in table.rows])
    mixed = [at for at in range(len(table.columns)) if not _shared_unit(table, at)]
    units = [_units(row, mixed, words) for row in table.rows]
    yield from _where_any("unit", words.say("forms.column.unit"), units)


def _units(row: TableRow, columns: Sequence[int], words: Words) -> str:
    """Return the units of a row's figures, of the columns whose figures differ in it."""
    contents = [row.cells[at].content for at in columns if row.kind != "heading"]
    found = dict.fromkeys(one.unit for one in contents if isinstance(one, Number) and one.unit)
    return ", ".join(unit_name(unit, words) for unit in found)


def unit_name(unit: str, words: Words) -> str:
    """Return what a unit is called in a column of units."""
    return words.say(f"unit.{PERCENT}") if unit == PERCENT else unit


def _where_any(key: str, heading: str, entries: Sequence[str]) -> Iterator[_Filled]:
    if any(entries):
        yield _Filled(GridColumn(key, heading), entries)


def _rule(row: TableRow, at: int) -> str:
    content = row.cells[at].content if row.kind != "heading" or at == 0 else ""
    return content.rule if isinstance(content, Verdict) and content.computed else ""


def _notes(table: Table, row: TableRow, *, is_first: bool) -> str:
    """Return the footnotes of a row, each with the heading of its cell; the first row has those of the headings too."""
    said = []
    for at, (column, cell) in enumerate(zip(table.columns, row.cells, strict=False)):
        notes = (*(column.notes if is_first else ()), *(cell.notes if at == 0 or row.kind != "heading" else ()))
        said += [f"{column.heading}: {note}" for note in dict.fromkeys(notes)]
    return " ".join(said)


def told_apart(columns: Sequence[GridColumn]) -> tuple[GridColumn, ...]:
    """Return the columns with headings that are all different, as data files and marked tables need them."""
    seen: dict[str, int] = {}
    apart = []
    for column in columns:
        times = seen[column.heading.casefold()] = seen.get(column.heading.casefold(), 0) + 1
        heading = column.heading if times == 1 else f"{column.heading} ({times})"
        apart.append(replace(column, heading=heading))
    return tuple(apart)

"""Tables of one sort, of which there is one for each indicator, as one sheet: to filter, compare and work on.

A sheet for each of them would be a hundred sheets. Each row says which indicator it is about, and in what unit.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.forms.grid import Grid, GridColumn, grid, told_apart, unit_name
from utfall.forms.reading import ReadTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from utfall.forms.grid import Entry
    from utfall.forms.reading import Read
    from utfall.shown.table import Table
    from utfall.words import Words


def together(tables: Iterable[Table]) -> tuple[tuple[Table, ...], ...]:
    """Return the tables by the sheet that they stand on, in the order in which the first of each sheet is met.

    The figures that a chart shows have no sheet: they stand in CSV and JSON.
    """
    sheets: dict[tuple[str, str], list[Table]] = {}
    for table in (one for one in tables if not one.is_of_chart):
        place = ("sort", table.subject.sort) if table.subject else ("table", table.id)
        sheets.setdefault(place, []).append(table)
    return tuple(tuple(sheet) for sheet in sheets.values())


def joined(sheet: Sequence[Table], words: Words) -> Grid:
    """Return the tables of a sheet as one grid; a table that is about nothing in particular is its own."""
    subjects = [table.subject for table in sheet if table.subject]
    if not subjects:
        return grid(sheet[0], words)
    grids = [grid(table, words) for table in sheet]
    columns = _columns(grids)
    about = [GridColumn("subject", words.say("forms.column.subject"))]
    has_unit = any(subject.unit for subject in subjects)
    if has_unit:
        about.append(GridColumn("subject-unit", words.say("forms.column.unit")))
    rows: list[tuple[Entry, ...]] = []
    for name, subject, one in zip(names(sheet), subjects, grids, strict=True):
        head = (name, unit_name(subject.unit, words)) if has_unit else (name,)
        rows += [(*head, *_placed(one, row, columns)) for row in one.rows]
    sort = subjects[0].sort
    headed = told_apart([*about, *columns.values()])
    return Grid(f"all-{sort}", words.say(f"forms.joined.{sort}"), headed, tuple(rows))


def parts_of(read: ReadTable, sheet: Sequence[Table]) -> tuple[ReadTable, ...]:
    """Return what a sheet that was read back says of each of its tables."""
    if not any(table.subject for table in sheet):
        return (read,)
    rows: dict[str | None, list[tuple[Read, ...]]] = {}
    for row in read.rows:
        rows.setdefault(row[0].text if row else None, []).append(row)
    return tuple(ReadTable(read.headings, tuple(rows.get(name, ()))) for name in names(sheet))


def names(sheet: Sequence[Table]) -> tuple[str, ...]:
    """Return what each table of a sheet is about, those of one name told apart."""
    listed = [GridColumn("", table.subject.name if table.subject else "") for table in sheet]
    return tuple(one.heading for one in told_apart(listed))


def _columns(grids: Sequence[Grid]) -> Mapping[str, GridColumn]:
    """Return every column that any has, in an order that each keeps to; of differing headings the barest."""
    found: dict[str, GridColumn] = {}
    for one in grids:
        for column in one.columns:
            known = found.setdefault(column.key, column)
            if len(column.heading) < len(known.heading):
                found[column.key] = replace(known, heading=column.heading)
    orders = dict.fromkeys(tuple(column.key for column in one.columns) for one in grids)
    return {key: found[key] for key in in_one_order(list(orders))}


def in_one_order(orders: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return all that stands in any of these orders, before whatever it stands before in one of them.

    What no order tells apart stands in the order in which it is met. Orders that contradict one another have no such
    order; then what is met first stands first.
    """
    left = list(dict.fromkeys(one for order in orders for one in order))
    before = {one: {two for order in orders if one in order for two in order[: order.index(one)]} for one in left}
    sorted_so_far: list[str] = []
    while left:
        free = next((one for one in left if before[one].isdisjoint(left)), left[0])
        sorted_so_far.append(free)
        left.remove(free)
    return tuple(sorted_so_far)


def _placed(one: Grid, row: Sequence[Entry], columns: Iterable[str]) -> tuple[Entry, ...]:
    there = {column.key: entry for column, entry in zip(one.columns, row, strict=True)}
    return tuple(there.get(key, "") for key in columns)

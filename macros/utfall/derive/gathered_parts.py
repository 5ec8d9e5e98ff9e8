"""Parts of a gathered whole that not every member tells: the whole is then of those that do.

The usual rule says nothing of a whole with an unknown part. A gathered one is reckoned without it, which its footnote
tells; here the same is done, so that it can be held against its parts. Knows no files.
"""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.model.breakdown import Breakdowns
from utfall.model.column_rows import ColumnRows
from utfall.model.gathered import ORGANISATION, SOURCES
from utfall.model.missing import Missing
from utfall.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.model.breakdown import Part
    from utfall.model.column_rows import CodedColumn
    from utfall.model.report import Report

_UNTOLD = {Missing.NOT_AVAILABLE, Missing.SUPPRESSED, Missing.NOT_REPORTED, Missing.UNREADABLE}


def incomplete_parts(report: Report) -> Breakdowns:
    """Return the members' parts of the indicators and periods that some member tells nothing of, as if it had none."""
    found = report.breakdowns
    column = next((name for name, of in found.columns.items() if of == ORGANISATION), None)
    if found.rows is None or column is None:
        return Breakdowns()
    columns = found.rows.columns
    alone = [row for row in range(len(found.rows)) if _is_of_member(columns, found, row, column)]
    incomplete = {_whole(columns, row) for row in alone if columns["outcome"].of(row) in _UNTOLD}
    told = {_whole(columns, row) for row in alone if columns["outcome"].of(row) not in _UNTOLD}
    kept = [row for row in alone if _whole(columns, row) in incomplete & told]
    parts = {name: _of_rows(one, kept) for name, one in columns.items()}
    parts["outcome"] = _without_untold(parts["outcome"])
    dimensions = tuple(one for one in found.dimensions if one.id == ORGANISATION)
    rows = ColumnRows(parts, ("indicator", "period", column), len(kept))
    return replace(found, dimensions=dimensions, rows=rows, columns={column: ORGANISATION}) if kept else Breakdowns()


def _is_of_member(columns: Mapping[str, CodedColumn], found: Breakdowns, row: int, column: str) -> bool:
    others = (name for name in found.columns if name != column and name in columns)
    return bool(columns[column].text(row)) and not any(columns[name].text(row) for name in others)


def _whole(columns: Mapping[str, CodedColumn], row: int) -> tuple[str, object]:
    return columns["indicator"].text(row), columns["period"].of(row)


def _of_rows(column: CodedColumn, rows: list[int]) -> CodedColumn:
    return replace(column, codes=array(column.codes.typecode, (column.codes[row] for row in rows)))


def _without_untold(column: CodedColumn) -> CodedColumn:
    """Return outcomes of which those that are not told add nothing."""
    values = tuple(Missing.CANNOT_OCCUR if one in _UNTOLD else one for one in column.distinct)
    return replace(column, distinct=values)


def periods_of(parts: Breakdowns) -> Iterator[tuple[str, Period]]:
    """Yield the indicators and periods that there are parts of."""
    columns = parts.rows.columns if parts.rows else {}
    for row in range(len(parts.rows or ())):
        name, period = _whole(columns, row)
        if isinstance(period, Period):
            yield name, period


def in_whole(report: Report, dimension: str, parts: list[Part]) -> list[Part]:
    """Return the parts that a whole is made of: of a gathered one those that are told."""
    is_gathered = dimension == ORGANISATION and SOURCES in report.resources
    return [one for one in parts if one.outcome not in _UNTOLD] if is_gathered else parts

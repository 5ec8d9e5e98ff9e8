"""A data package as the tables of the lake: typed columns, made of the bytes of its files.

Cells are read as everywhere else. What cannot be read is an error that names table, column and cell: a published
package has been checked, so such a cell means that the package is not what was published.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from utfall.errors import UsageError
from utfall.forms.columns import TEXT, TypedColumn
from utfall.forms.lake.schema import MISSING, START, VALUE, LakeColumn, columns_of, table_name
from utfall.model.missing import Missing
from utfall.model.status import Tone
from utfall.period import Period
from utfall.source.cells import read_cell
from utfall.source.declared_calendar import calendar_of
from utfall.source.default_scales import default_states
from utfall.source.raw import table_of
from utfall.words import DEFAULT_LANGUAGE, LANGUAGES, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from utfall.model.resource import Value
    from utfall.model.status import State
    from utfall.report_calendar import Calendar
    from utfall.source.raw import RawTable

    Json = Mapping[str, Any]

SCALES = "scales"


def tables_of(descriptor: Json, files: Mapping[str, bytes]) -> Iterator[tuple[str, tuple[TypedColumn, ...]]]:
    """Yield the name and the columns of each table that has rows. Raise ``UsageError`` for what cannot be read."""
    calendar = calendar_of(descriptor)
    found = [table_of(one, "", files.get(one["path"])) for one in descriptor["resources"]]
    names = Counter(table_name(one.name) for one in found)
    for table in found:
        if names[table_name(table.name)] > 1:
            raise UsageError(Sentence("error.lake-name-twice", {"table": table.name, "name": table_name(table.name)}))
        if not table.is_there:
            raise UsageError(Sentence("error.lake-no-file", {"file": table.file.removeprefix("/")}))
        if table.rows and table.name != SCALES:
            yield table_name(table.name), tuple(_typed(table, calendar))
    scales = tuple(_scales({one.name: one for one in found}, descriptor))
    if scales:
        yield SCALES, scales


def _scales(tables: Mapping[str, RawTable], descriptor: Json) -> Iterator[TypedColumn]:
    """Yield the columns of the scales: those of the package, and those that its statuses are on without its saying."""
    own, calendar = tables.get(SCALES), calendar_of(descriptor)
    named = descriptor.get("language")
    language = named if named in LANGUAGES else DEFAULT_LANGUAGE
    states = list(default_states(tables, own.texts("scale") if own else (), language))
    columns = {one.name: one for one in _typed(own, calendar)} if own else {}
    count = len(own.rows) if own else 0
    for column in columns_of(SCALES, own.fields if own else ()) if count or states else ():
        values = columns[column.name].values if column.name in columns else [None] * count
        shipped = [_of_state(one, column) for one in states]
        yield TypedColumn(column.name, column.type, [*values, *shipped])


def _of_state(state: State, column: LakeColumn) -> str | int | None:
    """Return what a column of the scales holds of a state that the program brings."""
    value = getattr(state, column.cell, None) if column.part == VALUE else None
    return value.value if isinstance(value, Tone) else value or None


def _typed(table: RawTable, calendar: Calendar) -> Iterator[TypedColumn]:
    if table.broken_quotes or table.rows.uneven:
        raise UsageError(Sentence("error.lake-rows", {"table": table.name}))
    cells = dict(table.columns())
    columns = columns_of(table.name, table.fields)
    twice = [name for name, times in Counter(one.name for one in columns).items() if times > 1]
    if twice:
        raise UsageError(Sentence("error.lake-name-twice", {"table": table.name, "name": twice[0]}))
    read: dict[str, list[Value]] = {}
    for column in columns:
        found = cells.get(column.cell)
        if found is None:
            yield TypedColumn(column.name, column.type, [None] * len(table.rows))
            continue
        if column.cell not in read:
            read[column.cell] = _read(table, column, found.texts, calendar)
        distinct = [_part(value, column) for value in read[column.cell]]
        yield TypedColumn(column.name, column.type, [distinct[code] for code in found.codes])


def _read(table: RawTable, column: LakeColumn, texts: list[str], calendar: Calendar) -> list[Value]:
    values = [read_cell(text, column.kind, calendar) for text in texts]
    for text, value in zip(texts, values, strict=True):
        if value is Missing.UNREADABLE:
            told = {"table": table.name, "column": column.cell, "value": text}
            raise UsageError(Sentence("error.lake-cell", told))
    return values


def _part(value: Value, column: LakeColumn) -> Any:  # noqa: ANN401 - of the type that the column has
    """Return what a column holds of a cell: a symbol that stands for a value is text, and nothing in other columns."""
    if column.part == MISSING:
        return value.symbol if isinstance(value, Missing) else None
    if isinstance(value, Missing):
        return value.symbol or None if column.part == VALUE and column.type == TEXT else None
    if isinstance(value, Period):
        return _of_period(value, column.part)
    return value


def _of_period(period: Period, part: str) -> str | date:
    if part == VALUE:
        return str(period)
    return period.start if part == START else period.end

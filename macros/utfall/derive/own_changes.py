"""What changed since the last report in tables of one's own: rows, statuses, days and figures.

Of many that are alike it is only said how many they are: they stand in the table.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.change import Change, judged, moved
from utfall.derive.row_sums import SUMS, name_of
from utfall.model.column_rows import ColumnRows, differing
from utfall.model.contract import CONTRACTS
from utfall.model.gathered import SOURCES, TABLES
from utfall.model.missing import Missing
from utfall.model.resource import HEADING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from utfall.model.report import Report
    from utfall.model.resource import Field, Resource, Row

MOST = 6  # rows or figures of one table that are told one by one
COUNTED = ("new", "gone", "value-changed", "value-of-period")


def own_changes(before: Report, after: Report) -> Iterator[Change]:
    """Yield the changes of every table that both reports have and that holds more than words."""
    for name, resource in after.resources.items():
        if name not in CONTRACTS and name in before.resources and _is_followed(resource):
            yield from _few(resource, _of_table(before, after, resource))


def _few(resource: Resource, changes: Iterable[Change]) -> Iterator[Change]:
    """Yield changes one by one, but where more than a few are of one kind their number."""
    alike: dict[str, list[Change]] = {kind: [] for kind in COUNTED}
    counts: Counter[str] = Counter()
    for one in changes:
        counts[one.kind] += 1
        if one.kind not in COUNTED:
            yield one
        elif counts[one.kind] <= MOST:
            alike[one.kind].append(one)
    for kind, some in alike.items():
        if counts[kind] > MOST:
            yield Change(kind, resource.name, "", resource.title, count=counts[kind])
        else:
            yield from some


def _is_followed(resource: Resource) -> bool:
    """Tell whether its changes are news; of what a gathered month has beside its figures, only whose reports it has."""
    if resource.name in TABLES:
        return resource.name == SOURCES
    return any(field.is_figure or field.type == "date" or field.scale for field in resource.fields)


def _of_table(before: Report, after: Report, resource: Resource) -> Iterator[Change]:
    then = before.resources[resource.name]
    for row, was in _pairs(resource, then, before):
        if was is None:
            yield Change("new", resource.name, row.key, name_of(resource, row))
        else:
            for field in resource.fields:
                yield from _cell((before, after), resource, field, (was, row))
    keys = resource.keys
    for row in _lines(then) if not then.keys <= keys else ():
        if row.key not in keys:
            yield Change("gone", resource.name, row.key, name_of(then, row))


def _pairs(resource: Resource, then: Resource, before: Report) -> Iterator[tuple[Row, Row | None]]:
    """Yield the rows beside what they were, if they were there; of tables in columns those that differ alone."""
    rows, earlier = resource.rows, then.rows
    if isinstance(rows, ColumnRows) and isinstance(earlier, ColumnRows):
        for at, was in differing(rows, earlier, [field.name for field in resource.fields]):
            yield rows[at], None if was is None else earlier[was]
    else:
        yield from ((row, before.row(resource.name, row.key)) for row in _lines(resource))


def _lines(resource: Resource) -> list[Row]:
    """Return the rows that say something of their own."""
    return [row for row in resource.rows if resource.kind(row) not in {*SUMS, HEADING}]


def _cell(reports: tuple[Report, Report], resource: Resource, field: Field, rows: tuple[Row, Row]) -> Iterator[Change]:
    old, new = (row.values.get(field.name, Missing.NOT_REPORTED) for row in rows)
    if old == new and not resource.scale_of(field.name):
        return
    name, key = name_of(resource, rows[1]), rows[1].key
    scale = resource.scale_of(field.name)
    if new is Missing.DUE:
        return
    if scale:
        states = [report.status(scale, row.text(field.name)) for report, row in zip(reports, rows, strict=True)]
        yield from moved(resource.name, key, name, *(judged(state) for state in states))
    elif field.is_figure and not field.is_derived and isinstance(old, int | Decimal) and isinstance(new, int | Decimal):
        if old != new:
            kind = "value-of-period" if field.of_period else "value-changed"
            unit = resource.unit(field, rows[1])
            yield Change(kind, resource.name, key, name, Decimal(old), Decimal(new), unit, column=field.title)
    elif field.type == "date" and old != new and not isinstance(new, Missing):
        was = None if isinstance(old, Missing) else str(old)
        yield Change("due-moved", resource.name, key, name, was, str(new), column=field.title)

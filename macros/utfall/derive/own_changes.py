"""What changed since the last report in tables of one's own: rows, statuses, days and figures.

Of many new figures of the period it is only said that there are so many: they stand in the table.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.change import Change, judged, moved
from utfall.derive.row_sums import SUMS, name_of
from utfall.model.contract import CONTRACTS
from utfall.model.missing import Missing
from utfall.model.resource import HEADING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.report import Report
    from utfall.model.resource import Field, Resource, Row

MOST = 6  # new figures of the period that are told one by one, of one table


def own_changes(before: Report, after: Report) -> Iterator[Change]:
    """Yield the changes of every table that both reports have and that holds more than words."""
    for name, resource in after.resources.items():
        if name not in CONTRACTS and name in before.resources and _is_followed(resource):
            found = list(_of_table(before, after, resource))
            of_period = [one for one in found if one.kind == "value-of-period"]
            if len(of_period) > MOST:
                found = [one for one in found if one.kind != "value-of-period"]
                found.append(Change("values-of-period", name, "", resource.title, None, Decimal(len(of_period))))
            yield from found


def _is_followed(resource: Resource) -> bool:
    return any(field.is_figure or field.type == "date" or field.scale for field in resource.fields)


def _of_table(before: Report, after: Report, resource: Resource) -> Iterator[Change]:
    then = before.resources[resource.name]
    for row in _lines(resource):
        was = before.row(resource.name, row.key)
        if was is None:
            yield Change("new", resource.name, row.key, name_of(resource, row))
        else:
            for field in resource.fields:
                yield from _cell((before, after), resource, field, (was, row))
    keys = {row.key for row in resource.rows}
    for row in _lines(then):
        if row.key not in keys:
            yield Change("gone", resource.name, row.key, name_of(then, row))


def _lines(resource: Resource) -> list[Row]:
    """Return the rows that say something of their own."""
    return [row for row in resource.rows if resource.kind(row) not in {*SUMS, HEADING}]


def _cell(reports: tuple[Report, Report], resource: Resource, field: Field, rows: tuple[Row, Row]) -> Iterator[Change]:
    name, key = name_of(resource, rows[1]), rows[1].key
    old, new = (row.values.get(field.name, Missing.NOT_REPORTED) for row in rows)
    scale = resource.scale_of(field.name)
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

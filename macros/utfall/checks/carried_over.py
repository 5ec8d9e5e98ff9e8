"""A table of one's own that says, figure for figure, what it said in the last report.

A table whose columns do not say whether they are about the period cannot be published so: then nobody has looked. One
that says so is only pointed out.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.column_rows import ColumnRows, differing
from utfall.model.contract import CONTRACTS
from utfall.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.history import History
    from utfall.model.report import Report
    from utfall.model.resource import Field, Resource


def check(history: History) -> Iterator[Finding]:
    """Find tables that have stood still since the last report."""
    report = history.current
    before = history.previous
    for name, resource in report.resources.items():
        there = before.resources.get(name) if before else None
        if name in CONTRACTS or there is None or before is None:
            continue
        fields = figures_of_period(resource)
        if fields and _is_same(resource, before, fields):
            case = "same" if any(field.of_period for field in fields) else "unsaid"
            details = {"resource": resource.title, "columns": ", ".join(field.name for field in fields),
                       "before": str(before.period)}  # fmt: skip
            yield Finding("carried-over", case, resource.file, details=details, severity=Severity.WARNING)


def figures_of_period(resource: Resource) -> list[Field]:
    """Return the columns of figures that may be about the period: typed, and not said to be about something else."""
    return [
        field
        for field in resource.fields
        if field.is_figure and not field.is_derived and not field.role and field.of_period is not False
    ]


def _is_same(resource: Resource, before: Report, fields: list[Field]) -> bool:
    """Tell whether every row is there with the same figures, and there are any."""
    if len(resource.rows) != len(before.resources[resource.name].rows):
        return False
    rows, earlier = resource.rows, before.resources[resource.name].rows
    if isinstance(rows, ColumnRows) and isinstance(earlier, ColumnRows):
        names = [field.name for field in fields]
        has_any = any(isinstance(one, int | Decimal) for name in names for one in resource.distinct(name))
        return has_any and next(differing(rows, earlier, names), None) is None
    has_figures = False
    for row in resource.rows:
        was = before.row(resource.name, row.key)
        for field in fields:
            value = row.values.get(field.name)
            if was is None or value != was.values.get(field.name):
                return False
            has_figures = has_figures or isinstance(value, int | Decimal)
    return has_figures

"""Before release: every figure that is due in the month is in, or marked as missing with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.due import due_in, due_period
from utfall.derive.row_sums import SUMS, name_of
from utfall.model.finding import Finding
from utfall.model.missing import Missing
from utfall.model.resource import HEADING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.indicator import Indicator
    from utfall.model.report import Report
    from utfall.model.resource import Field, Resource, Row


def check(report: Report) -> Iterator[Finding]:
    """Find indicators that are due and lines of statements without an outcome, or without it and a reason."""
    for indicator in due_in(report, report.period):
        yield from _indicator(report, indicator)
    yield from _lines(report)
    yield from _own(report)


def _indicator(report: Report, indicator: Indicator) -> Iterator[Finding]:
    resource = report.resources.get("observations")
    period = due_period(indicator, report.period)
    details = {"name": indicator.name, "indicator": indicator.id, "period": str(period)}
    file = resource.file if resource else ""
    row = next((row for row in resource.rows if row.key == f"{indicator.id}/{period}"), None) if resource else None
    if row is None:
        yield Finding("due-figure", "row", file, details=details)
        return
    outcome = row.values.get("outcome")
    if not isinstance(outcome, Missing):
        return
    said = row.text("comment") or report.note("observations", row.key, "outcome")
    if outcome is Missing.NOT_REPORTED:
        yield Finding("due-figure", "value", file, row.number, "outcome", details=details)
    elif not said:
        yield Finding("due-figure", "reason", file, row.number, "outcome", outcome.value, details=details)


def _lines(report: Report) -> Iterator[Finding]:
    resource = report.resources.get("statement_lines")
    names = {one.id: one.name for one in report.statements}
    for row in resource.rows if resource else ():
        outcome = row.values.get("outcome")
        is_told = row.text("kind") in {"heading", "ratio"} or not isinstance(outcome, Missing)
        if resource and not is_told and not report.note("statement_lines", row.key, "outcome"):
            statement = row.text("statement")
            details = {"name": row.text("name"), "statement": names.get(statement, statement)}
            yield Finding("due-figure", "line", resource.file, row.number, "outcome", details=details)


def _own(report: Report) -> Iterator[Finding]:
    """Find cells of columns that are about the period, in tables of one's own and added to those that are known."""
    for resource in report.resources.values():
        fields = [field for field in resource.fields if field.of_period]
        for row in resource.rows:
            for field in fields:
                if _is_due(resource, row, field) and not report.note(resource.name, row.key, field.name):
                    details = {"name": name_of(resource, row), "column": field.title, "resource": resource.title}
                    yield Finding("due-figure", "own", resource.file, row.number, field.name, details=details)


def _is_due(resource: Resource, row: Row, field: Field) -> bool:
    """Tell whether a cell is to be filled in and is not: a heading has no figures, and a sum follows from its rows."""
    is_summed = field.total and resource.kind(row) in SUMS
    return (
        resource.kind(row) != HEADING
        and not is_summed
        and row.values.get(field.name, Missing.NOT_REPORTED) is Missing.NOT_REPORTED
    )

"""Judged statuses: a judgement that a rule could have made, or contradicts, carries its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.explanation import explains
from utfall.derive.standing import worst_dimension
from utfall.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.report import Report


def check(report: Report) -> Iterator[Finding]:
    """Find judged statuses of indicators and projects without a reason."""
    yield from _indicators(report)
    yield from _projects(report)


def _indicators(report: Report) -> Iterator[Finding]:
    assessed = {name: state for name, state in report.states_of("observations").items() if state.is_assessed}
    resource = report.resources.get("observations")
    for row in resource.rows if resource else ():
        status = row.text("status")
        if resource and status in assessed and not explains(row.text("reason")):
            details = {"name": assessed[status].name}
            yield Finding("status-reason", "indicator", resource.file, row.number, "reason", status, details=details)


def _projects(report: Report) -> Iterator[Finding]:
    resource = report.resources.get("projects")
    rows = {row.key: row for row in resource.rows} if resource else {}
    states = report.states_of("projects")
    for project in report.projects:
        judged, worst = states.get(project.status), worst_dimension(report, project)
        if resource and judged and worst and judged != worst and not explains(project.reason):
            details = {"name": judged.name, "worst": worst.name}
            number = rows[project.id].number
            yield Finding("status-reason", "project", resource.file, number, "reason", project.status, details=details)

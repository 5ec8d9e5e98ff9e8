"""Projects that deviate: a yellow or red dimension says why it is so and what is done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.explanation import explains
from utfall.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.report import Report


def check(report: Report) -> Iterator[Finding]:
    """Find deviating dimensions without a cause or without an action (a warning)."""
    resource = report.resources.get("project_statuses")
    deviating = {name: state for name, state in report.states_of("project_statuses").items() if state.deviates}
    names = {project.id: project.name for project in report.projects}
    for row in resource.rows if resource else ():
        state = deviating.get(row.text("status"))
        for field in ("cause", "action"):
            if resource and state and not explains(row.text(field)):
                project = row.text("project")
                details = {"project": names.get(project, project), "status": state.name}
                yield Finding(
                    "project-explanation", field, resource.file, row.number, field, row.text(field),
                    details=details, severity=Severity.WARNING,
                )  # fmt: skip

"""The overall status of a project: its worst dimension, unless judged otherwise with a reason.

The rule that the worst dimension decides is that of the Danish state's reporting on IT projects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.status import Standing

if TYPE_CHECKING:
    from utfall.model.plan import ReportedProject
    from utfall.model.report import Report
    from utfall.model.status import State


def worst_dimension(report: Report, project: ReportedProject) -> State | None:
    """Return the worst assessed state among a project's dimensions; one not assessed only where none is."""
    known = report.states_of("project_statuses")
    states = [known[status.status] for status in project.statuses if status.status in known]
    assessed = [state for state in states if state.is_assessed]
    return max(assessed or states, key=lambda state: state.order, default=None)


def standing_of(report: Report, project: ReportedProject) -> Standing:
    """Return the judged overall status of a project and the worst dimension's, with the dimensions that have it."""
    worst = worst_dimension(report, project)
    inputs = tuple(one.dimension for one in project.statuses if worst and one.status == worst.id)
    return Standing(report.states_of("projects").get(project.status), worst, project.reason, inputs)


def overall_status(report: Report, project: ReportedProject) -> State | None:
    """Return the status a project is shown with: the judged one if there is one, else the worst dimension."""
    return report.states_of("projects").get(project.status) if project.status else worst_dimension(report, project)

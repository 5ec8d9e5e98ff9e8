"""The overall status of a project: its worst dimension, unless judged otherwise with a reason.

The rule that the worst dimension decides is that of the Danish state's reporting on IT projects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.model.plan import Project
    from utfall.model.report import Report
    from utfall.model.status import State

SCALE = "project"


def worst_dimension(report: Report, project: Project) -> State | None:
    """Return the worst assessed state among a project's dimensions; one not assessed only where none is."""
    known = {state.id: state for state in report.states if state.scale == SCALE}
    states = [known[status.status] for status in project.statuses if status.status in known]
    assessed = [state for state in states if state.is_assessed]
    return max(assessed or states, key=lambda state: state.order, default=None)


def overall_status(report: Report, project: Project) -> State | None:
    """Return the status a project is shown with: the judged one if there is one, else the worst dimension."""
    if project.status:
        return next((one for one in report.states if (one.scale, one.id) == (SCALE, project.status)), None)
    return worst_dimension(report, project)

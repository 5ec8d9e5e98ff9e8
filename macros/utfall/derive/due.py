"""What is due in a month: the indicators of which a period has ended since the report before, and what is judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.model.status import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.indicator import Indicator
    from utfall.model.report import Report
    from utfall.period import Period

OBSERVATIONS, LINES = "observations", "statement_lines"
GOALS, ACTIVITIES, ASSIGNMENTS, PROJECTS = "goals", "activities", "assignments", "projects"
PROJECT_STATUSES = "project_statuses"
OWNER = "owner"  # the column of who answers for a row
_WITH_ROWS_OF_THEIR_OWN = {OBSERVATIONS, LINES, GOALS, ACTIVITIES, ASSIGNMENTS, PROJECTS, PROJECT_STATUSES}


@dataclass(frozen=True, slots=True)
class DueRow:
    """Hold a row that is due in a month: who owns it (empty where nobody is named) and what a list of it says.

    ``key`` is the row's in the table ``resource`` of the month's package. Several rows may have one ``name``: the lines
    of a statement, the dimensions of a project.
    """

    owner: str
    name: str
    resource: str
    key: str


def due_in(report: Report, month: Period) -> list[Indicator]:
    """Return the indicators that are due in the month: a tertial's in April, August and December only."""
    return [one for one in report.indicators if due_period(one, month)]


def due_period(indicator: Indicator, month: Period) -> Period | None:
    """Return the newest period of an indicator that has ended in the month, if it had not in the report before.

    Where reports come in April and July, July's is the one that quarter 2 is due in.
    """
    whole = month.within(indicator.rhythm)
    period = whole if whole.is_complete_in(month) else whole.shifted(-1)
    return None if period.is_complete_in(month.previous) else period


def due_rows(report: Report, month: Period) -> tuple[DueRow, ...]:
    """Return the rows to fill in or go through in a month, told by its own report or by the one before it."""
    return (
        *_figures(report, month),
        *_goals(report),
        *_tasks(report),
        *_projects(report),
    )


def _figures(report: Report, month: Period) -> Iterator[DueRow]:
    for one in due_in(report, month):
        yield DueRow(one.owner, one.name, OBSERVATIONS, f"{one.id}/{due_period(one, month)}")
    for statement in report.statements:
        whole = _owner(report, "statements", statement.id)
        for line in statement.lines:
            if line.has_figures:
                key = f"{statement.id}/{line.id}"
                yield DueRow(_owner(report, LINES, key) or whole, statement.name, LINES, key)
    for resource in report.resources.values():
        if resource.name not in _WITH_ROWS_OF_THEIR_OWN and any(field.of_period for field in resource.fields):
            yield from (DueRow(row.text(OWNER), resource.title, resource.name, row.key) for row in resource.rows)


def _goals(report: Report) -> Iterator[DueRow]:
    for goal in report.goals:
        if not is_done(report, GOALS, goal.status):
            yield DueRow(_owner(report, GOALS, goal.id), goal.text, GOALS, goal.id)


def _tasks(report: Report) -> Iterator[DueRow]:
    for activity in report.activities:
        if not is_done(report, ACTIVITIES, activity.status):
            yield DueRow(activity.owner, activity.name, ACTIVITIES, activity.id)
    for assignment in report.assignments:
        if not is_done(report, ASSIGNMENTS, assignment.status):
            owner = _owner(report, ASSIGNMENTS, assignment.id)
            yield DueRow(owner, assignment.text, ASSIGNMENTS, assignment.id)


def _projects(report: Report) -> Iterator[DueRow]:
    """Yield the dimensions of each project, and the project itself, whose owner is the one of all its dimensions."""
    for project in report.projects:
        owners = {one.responsible for one in project.statuses}
        if not is_done(report, PROJECTS, project.status):
            yield DueRow(owners.pop() if len(owners) == 1 else "", project.name, PROJECTS, project.id)
        for one in project.statuses:
            yield DueRow(one.responsible, project.name, PROJECT_STATUSES, f"{project.id}/{one.dimension}")


def is_done(report: Report, resource: str, status: str) -> bool:
    """Tell whether a status of a plan says that nothing is left to do: done, or called off."""
    state = report.states_of(resource).get(status)
    return state is not None and state.tone is Tone.NEUTRAL


def _owner(report: Report, resource: str, key: str) -> str:
    """Return who owns a row of a table that has no owners of its own, where the package has given it such a column."""
    row = report.row(resource, key)
    return row.text(OWNER) if row else ""

"""What deviates in a month: everything whose status asks for a cause and an action, the worst first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.standing import standing_of
from utfall.derive.status import status_of
from utfall.model.missing import Missing
from utfall.model.status import LOST, Standing, State, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from utfall.model.indicator import Indicator, Observation
    from utfall.model.plan import Activity, ProjectStatus, ReportedProject
    from utfall.model.report import Report

KINDS = ("indicators", "goals", "activities", "assignments", "projects")


@dataclass(frozen=True, slots=True)
class AssessedItem:
    """One thing with its status: ``kind`` is its resource; ``cause`` and ``action`` are empty where none is told.

    ``dimension`` is what of a project the status is of, empty for its whole. ``area`` is empty for what has none.
    ``responsible`` and ``until`` are of the action, ``activity`` is the one that is the action of an indicator.
    """

    kind: str
    key: str
    name: str
    standing: Standing
    cause: str = ""
    action: str = ""
    dimension: str = ""
    area: str = ""
    responsible: str = ""
    until: date | Missing = Missing.NOT_REPORTED
    activity: Activity | None = None

    @property
    def state(self) -> State | None:
        """The status that stands first; ``None`` for what has none."""
        return self.standing.shown

    @property
    def deviates(self) -> bool:
        """Whether its status asks for a cause and an action."""
        return self.state is not None and self.state.deviates

    @property
    def is_explained_without_status(self) -> bool:
        """Whether it has a cause or an action as what deviates has, but a status that was lost or never given."""
        is_unknown = self.state is None or self.state.id == LOST
        return is_unknown and bool(self.action or self.cause)


def assessed_items(report: Report) -> tuple[AssessedItem, ...]:
    """Return everything that is judged, of itself or its progress; what only tells a direction is not counted."""
    return tuple(one for one in stated(report) if one.state is None or one.state.is_counted)


def stated(report: Report) -> tuple[AssessedItem, ...]:
    """Return everything that has a status, as the report gives it; a project by its overall status."""
    found = [*_indicators(report), *_plans(report)]
    for project in report.projects:
        standing = standing_of(report, project)
        if standing.shown:
            found.append(
                AssessedItem("projects", project.id, project.name, standing, project.reason or project.comment)
            )
    return tuple(found)


def deviating(report: Report) -> tuple[AssessedItem, ...]:
    """Return what deviates, the worst first, else in the report's order; a project by its deviating dimensions.

    What has a cause but a colour that was lost comes last: nobody explains what is well.
    """
    listed = (*_indicators(report), *_plans(report), *_dimensions(report))
    found = [one for one in listed if one.deviates or one.is_explained_without_status]
    return tuple(sorted(found, key=_worst_first))


def _worst_first(one: AssessedItem) -> int:
    if not one.deviates:
        return 2
    return 0 if one.state and one.state.tone is Tone.BAD else 1


def _indicators(report: Report) -> Iterator[AssessedItem]:
    for indicator in report.indicators:
        seen = report.observation(indicator.id)
        standing = status_of(report, indicator, seen).standing if seen else Standing()
        if seen and standing.shown:
            yield _indicator(report, indicator, seen, standing)


def _indicator(report: Report, indicator: Indicator, seen: Observation, standing: Standing) -> AssessedItem:
    """Return an indicator, with what its own cells leave empty of the activity that they name."""
    activity = next((one for one in report.activities if one.id == seen.activity), None)
    cause = seen.cause or seen.reason or seen.comment
    action, responsible, until = seen.action, seen.responsible, seen.until
    if activity:
        cause, action = cause or activity.comment, action or activity.name
        responsible = responsible or activity.owner
        until = activity.due if isinstance(until, Missing) else until
    return AssessedItem(
        "indicators", indicator.id, indicator.name, standing, cause, action, area=indicator.area,
        responsible=responsible, until=until, activity=activity,
    )  # fmt: skip


def _plans(report: Report) -> Iterator[AssessedItem]:
    for goal in report.goals:
        if standing := _judged(report, "goals", goal.status):
            yield AssessedItem("goals", goal.id, goal.text, standing, goal.comment, area=goal.area)
    for one in report.activities:
        if standing := _judged(report, "activities", one.status):
            yield AssessedItem(
                "activities", one.id, one.name, standing, one.comment, area=one.area, responsible=one.owner,
                until=one.due,
            )  # fmt: skip
    for assignment in report.assignments:
        if standing := _judged(report, "assignments", assignment.status):
            yield AssessedItem(
                "assignments", assignment.id, assignment.text, standing, assignment.comment, until=assignment.due
            )


def _judged(report: Report, resource: str, status: str) -> Standing | None:
    state = report.status_in(resource, status)
    return Standing(state) if isinstance(state, State) else None


def _dimensions(report: Report) -> Iterator[AssessedItem]:
    """Return the projects' dimensions, and the whole of a project that deviates by none of them."""
    for project in report.projects:
        found = [_dimension(report, project, one) for one in project.statuses]
        yield from found
        standing = standing_of(report, project)
        if not any(one.deviates for one in found) and standing.shown:
            yield AssessedItem("projects", project.id, project.name, standing, project.reason or project.comment)


def _dimension(report: Report, project: ReportedProject, one: ProjectStatus) -> AssessedItem:
    state = report.status_in("project_statuses", one.status)
    standing = Standing(state) if isinstance(state, State) else Standing()
    key = f"{project.id}-{one.dimension}"
    return AssessedItem(
        "projects", key, project.name, standing, one.cause, one.action, one.dimension, responsible=one.responsible,
        until=one.until,
    )  # fmt: skip

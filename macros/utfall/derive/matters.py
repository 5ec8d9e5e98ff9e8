"""What deviates in a month: everything whose status asks for a cause and an action, the worst first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.standing import SCALE, overall_status
from utfall.derive.status import status_of
from utfall.model.status import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.missing import Missing
    from utfall.model.report import Report

KINDS = ("indicators", "goals", "activities", "assignments", "projects")


@dataclass(frozen=True, slots=True)
class Matter:
    """Be one thing with its status: ``kind`` is its resource; ``cause`` and ``action`` are empty where none is told.

    ``dimension`` is what of a project the status is of, empty for its whole. ``area`` is empty for what has none.
    """

    kind: str
    key: str
    name: str
    state: State
    cause: str = ""
    action: str = ""
    dimension: str = ""
    area: str = ""


def matters(report: Report) -> tuple[Matter, ...]:
    """Return everything that has a status, as the report gives it; a project by its overall status."""
    found = [*_indicators(report), *_plans(report)]
    for project in report.projects:
        state = overall_status(report, project)
        if state:
            found.append(Matter("projects", project.id, project.name, state, project.reason or project.comment))
    return tuple(found)


def deviating(report: Report) -> tuple[Matter, ...]:
    """Return what deviates, the worst first, else in the report's order; a project by its deviating dimensions."""
    found = [one for one in (*_indicators(report), *_plans(report), *_dimensions(report)) if one.state.deviates]
    return tuple(sorted(found, key=lambda one: one.state.tone.value != "bad"))


def _indicators(report: Report) -> Iterator[Matter]:
    for indicator in report.indicators:
        seen = report.observation(indicator.id)
        state = status_of(report, indicator, seen).shown if seen else None
        if seen and state:
            yield Matter(
                "indicators", indicator.id, indicator.name, state, seen.reason or seen.comment, area=indicator.area
            )


def _plans(report: Report) -> Iterator[Matter]:
    for goal in report.goals:
        yield from _told("goals", goal.id, goal.text, report.status("goal", goal.status), goal.comment, goal.area)
    for one in report.activities:
        yield from _told("activities", one.id, one.name, report.status("progress", one.status), one.comment, one.area)
    for assignment in report.assignments:
        state = report.status("progress", assignment.status)
        yield from _told("assignments", assignment.id, assignment.text, state, assignment.comment)


def _told(kind: str, key: str, name: str, state: State | Missing, cause: str, area: str = "") -> Iterator[Matter]:
    if isinstance(state, State):
        yield Matter(kind, key, name, state, cause, area=area)


def _dimensions(report: Report) -> Iterator[Matter]:
    """Return the projects' deviating dimensions, and the whole of a project that deviates by none of them."""
    for project in report.projects:
        states = [(one, report.status(SCALE, one.status)) for one in project.statuses]
        deviates = [(one, state) for one, state in states if isinstance(state, State) and state.deviates]
        for one, state in deviates:
            key = f"{project.id}-{one.dimension}"
            yield Matter("projects", key, project.name, state, one.cause, one.action, one.dimension)
        overall = overall_status(report, project)
        if not deviates and overall:
            yield Matter("projects", project.id, project.name, overall, project.reason or project.comment)

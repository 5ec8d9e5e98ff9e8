"""What should have been ready by the end of a report's period and is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.due import is_done
from utfall.model.missing import Missing
from utfall.model.status import State

if TYPE_CHECKING:
    from datetime import date

    from utfall.model.plan import Activity, Assignment
    from utfall.model.report import Report


@dataclass(frozen=True, slots=True)
class PastDue:
    """Hold one thing that is past its date: its table, the key of its row, its name and the date."""

    resource: str
    key: str
    name: str
    due: date


def past_due(report: Report) -> tuple[PastDue, ...]:
    """Return the activities, assignments and projects' actions whose date has passed, in the report's order."""
    plans: list[tuple[str, Activity | Assignment, str]] = [
        *(("activities", one, one.name) for one in report.activities),
        *(("assignments", one, one.text) for one in report.assignments),
    ]
    found = [
        PastDue(resource, one.id, name, one.due)
        for resource, one, name in plans
        if not isinstance(one.due, Missing)
        and one.due < report.period.end
        and not is_done(report, resource, one.status)
    ]
    return (*found, *_actions(report))


def _actions(report: Report) -> tuple[PastDue, ...]:
    return tuple(
        PastDue("project_statuses", f"{one.project}/{one.dimension}", project.name, one.until)
        for project in report.projects
        for one in project.statuses
        if not isinstance(one.until, Missing) and one.until < report.period.end
        if isinstance(state := report.status_in("project_statuses", one.status), State) and state.deviates
    )


def is_time_out(report: Report, day: date | Missing) -> bool:
    """Tell whether what was to be ready by a day and is not is late for whoever reads the report.

    The period's own last day counts: it has passed when the report is read. An editor is asked only the month after,
    since a text may have been written before that day was over.
    """
    return not isinstance(day, Missing) and day <= report.period.end

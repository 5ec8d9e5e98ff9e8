"""Explanations in the data files that say, nearly word for word, what they said in the last report.

Under the same status and figures that is as it should be. Under other figures it is pointed out; where the status has
changed, or the thing still deviates under other figures, the month cannot be published so. Where the archive lacks
reports in between, nobody knows what they said, and it is pointed out too. A footnote at the cell that names the month
and says that the text still holds confirms it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.confirmed import is_confirmed
from utfall.derive.standing import overall_status
from utfall.derive.status import status_of
from utfall.likeness import repeats
from utfall.model.finding import Finding, Severity
from utfall.model.status import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.history import History
    from utfall.model.report import Report
    from utfall.model.resource import Row

CAUSES = {  # the columns in which each table says why
    "observations": ("reason", "comment", "cause"),
    "goals": ("comment",),
    "activities": ("comment",),
    "assignments": ("comment",),
    "projects": ("reason", "comment"),
    "project_statuses": ("cause",),
}


def check(history: History) -> Iterator[Finding]:
    """Find explanations that are older than what they explain."""
    report = history.current
    for name, fields in CAUSES.items():
        resource = report.resources.get(name)
        for row in resource.rows if resource else ():
            written = [field for field in fields if row.text(field)]
            then = _earlier(history, name, row) if written else None
            if resource is None or then is None:
                continue
            before, was = then
            old = [field for field in written if repeats(row.text(field), was.text(field))]
            if len(old) < len(written) or is_confirmed(report, name, row.key, written[0]):
                continue  # something new is said, or the old is confirmed
            states = _state(before, name, was), _state(report, name, row)
            case = _case(states, has_new_figures=_has_new_figures(name, row, was))
            case = case if not case or _follows(history, before) else "figures"
            if case:
                now, then_named = states[1], states[0]
                details = {
                    "before": str(before.period),
                    "status": now.name if now else "–",
                    "was": then_named.name if then_named else "–",
                    "month": str(report.period),
                }
                yield Finding("old-explanation", case, resource.file, row.number, written[0], row.text(written[0]),
                              details=details, severity=Severity.WARNING)  # fmt: skip


def _earlier(history: History, name: str, row: Row) -> tuple[Report, Row] | None:
    """Return what the last report that spoke of the same thing said of it."""
    if name != "observations":
        found = history.previous.row(name, row.key) if history.previous else None
        return (history.previous, found) if history.previous and found else None
    for report in reversed(history.reports[:-1]):
        seen = report.observation(row.text("indicator"))
        found = report.row(name, f"{seen.indicator}/{seen.period}") if seen else None
        if found:
            return report, found
    return None


def _follows(history: History, earlier: Report) -> bool:
    """Tell whether the archive has every report since an earlier one: what the others said may have explained more."""
    report: Report | None = history.current
    while report is not None and report is not earlier:
        report = history.before(report)
    return report is earlier


def _state(report: Report, name: str, row: Row) -> State | None:
    if name == "observations":
        seen = report.observation(row.text("indicator"))
        indicator = next((one for one in report.indicators if seen and one.id == seen.indicator), None)
        return status_of(report, indicator, seen).shown if seen and indicator else None
    if name == "projects":
        project = next((one for one in report.projects if one.id == row.key), None)
        return overall_status(report, project) if project else None
    found = report.status_in(name, row.text("status"))
    return found if isinstance(found, State) else None


def _has_new_figures(name: str, row: Row, was: Row) -> bool:
    return name == "observations" and any(row.text(one) != was.text(one) for one in ("period", "outcome", "forecast"))


def _case(states: tuple[State | None, State | None], *, has_new_figures: bool) -> str:
    """Return what is the matter with an old text, if anything is."""
    before, now = states
    if before and now and before.id != now.id:
        if before.is_assessed and now.is_assessed:
            return "worse" if now.order > before.order else "better"
        return "changed"
    if not has_new_figures:
        return ""
    return "deviates" if now and now.deviates else "figures"

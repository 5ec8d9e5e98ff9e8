"""The calendar that a package declares: it has a report in the month, and it is the calendar of the report before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.model.finding import Finding
from utfall.source.raw import DESCRIPTOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.history import History
    from utfall.model.report import Report


def check(history: History) -> Iterator[Finding]:
    """Find a report in a month that has none, and a calendar that has changed without saying since when.

    Packages of figures only fill the archive and may be of any month.
    """
    report = history.current
    place = f"{report.package.folder}/{DESCRIPTOR}", report.package.calendar_row, "calendar"
    if not report.calendar.has_report(report.period) and not report.package.figures_only:
        details = {"month": str(report.period), "next": str(report.period.next)}
        yield Finding("calendar", "month", *place, details=details)
    since = report.calendar.since
    if since > str(report.period):
        details = {"since": since, "month": str(report.period)}
        yield Finding("calendar", "since", *place, details=details)
    before = history.reports[-2] if len(history.reports) > 1 else None
    if before is None or _is_same(before, report):
        return
    if not str(before.period) < since <= str(report.period):
        details = {"before": str(before.period), "month": str(report.period)}
        yield Finding("calendar", "changed", *place, details=details)


def _is_same(before: Report, after: Report) -> bool:
    return replace(before.calendar, since="") == replace(after.calendar, since="")

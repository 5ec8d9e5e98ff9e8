"""Months that the archive lacks between its first and its last, and months that two folders claim."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from utfall.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.history import History
    from utfall.period import Period


def check(history: History) -> Iterator[Finding]:
    """Find gaps and doubles in the archive."""
    months = [report.period for report in history.reports]
    current = history.current.package
    for month in sorted({month for month in months if months.count(month) > 1}):
        yield Finding("missing-month", "twice", current.folder, value=str(month), severity=Severity.WARNING)
    for earlier, later in pairwise(months):
        gap = _between(earlier, later)
        if gap:
            details = {"first": str(gap[0]), "last": str(gap[-1]), "count": len(gap)}
            yield Finding("missing-month", "gap", current.folder, details=details, severity=Severity.WARNING)


def _between(earlier: Period, later: Period) -> list[Period]:
    gap, month = [], later.calendar.next_report(earlier)
    while month < later:
        gap.append(month)
        month = later.calendar.next_report(month)
    return gap

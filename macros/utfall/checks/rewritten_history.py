"""A comparison figure that differs from what was published then: history rewritten without a word.

Blocking, unless a correction in the month's package, or in the earlier month's, says that the value was changed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.checks.observed import observed, observed_lines
from utfall.derive.series import series_of
from utfall.model.finding import Severity
from utfall.model.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.observed import Observed
    from utfall.model.finding import Finding
    from utfall.model.history import History


def check(history: History) -> Iterator[Finding]:
    """Find previous outcomes that are not those the archive has."""
    for one in (*observed(history.current), *observed_lines(history.current)):
        shown = one.seen.previous_outcome
        then = series_of(history, one.indicator).at(one.seen.period.same_last_year)
        if isinstance(shown, Missing) or then is None or shown == then.value or _is_corrected(history, one):
            continue
        found = one.warning(
            "rewritten-history", "differs", "previous_outcome",
            shown=shown, then=then.value, version=then.version, before=str(one.seen.period.same_last_year),
        )  # fmt: skip
        yield replace(found, severity=Severity.ERROR)


def _is_corrected(history: History, one: Observed) -> bool:
    name, period = one.indicator.id, one.seen.period
    places = {("observations", f"{name}/{period}", "previous_outcome")}
    places |= {("observations", f"{name}/{period.same_last_year}", "outcome")}
    places |= {("statement_lines", name, field) for field in ("previous_outcome", "outcome")}
    return any(
        (correction.resource, correction.row, correction.field) in places
        for report in history.reports
        if period.contains(report.period) or period.same_last_year.contains(report.period)
        for correction in report.corrections
    )

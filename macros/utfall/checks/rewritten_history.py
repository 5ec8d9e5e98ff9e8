"""A comparison figure that differs from what was published then: history rewritten without a word.

Blocking, unless a correction in the month's package, or in the earlier month's, tells of this value; a
warning where the archive's own value was derived and never published.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.checks.observed import observed, observed_lines
from utfall.derive.series import series_of
from utfall.model.edition_name import EditionName
from utfall.model.finding import Severity
from utfall.model.missing import Missing
from utfall.model.unit import converted
from utfall.number import places_of, rounded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from utfall.checks.observed import Observed
    from utfall.derive.series import Point
    from utfall.model.finding import Finding
    from utfall.model.history import History


def check(history: History) -> Iterator[Finding]:
    """Find previous outcomes that are not those the archive has."""
    for one in (*observed(history.current), *observed_lines(history.current)):
        shown = one.seen.previous_outcome
        if isinstance(shown, Missing):
            continue
        then = series_of(history, one.indicator).at(one.seen.period.same_last_year)
        if then is None or not _is_rewritten(history, one, shown, then) or _is_corrected(history, one, shown):
            continue
        found = one.warning(
            "rewritten-history", "differs", "previous_outcome",
            shown=shown, then=then.value, edition=_edition(then), before=str(one.seen.period.same_last_year),
        )  # fmt: skip
        yield found if then.is_derived else replace(found, severity=Severity.ERROR)


def _edition(then: Point) -> str:
    """Return the edition that a figure was published in, as messages to editors name it: by its address."""
    return str(EditionName.of_version(then.version) or then.version)


def _is_rewritten(history: History, one: Observed, shown: Decimal, then: Point) -> bool:
    """Tell whether a figure is not the archive's; in another unit of money, when it is so rounded to either's decimals.

    What was told under a definition that no longer holds may be worked out anew.
    """
    series = series_of(history, one.indicator)
    if not series.is_current(then) or shown == then.value:
        return False
    told = then.told or then.value
    before = converted(shown, one.indicator.unit, then.unit)
    if then.unit == one.indicator.unit or before is None:
        return True
    return rounded(before, places_of(told)) != told and rounded(then.value, places_of(shown)) != shown


def _is_corrected(history: History, one: Observed, shown: Decimal) -> bool:
    """Tell whether a correction in one of the two months tells of the value that is shown, before it or after."""
    name, period = one.indicator.id, one.seen.period
    places = {("observations", f"{name}/{period}", "previous_outcome")}
    places |= {("observations", f"{name}/{period.same_last_year}", "outcome")}
    places |= {("statement_lines", name, field) for field in ("previous_outcome", "outcome")}
    return any(
        (correction.resource, correction.row, correction.field) in places
        and str(shown) in {correction.old, correction.new}
        for report in history.reports
        if period.contains(report.period) or period.same_last_year.contains(report.period)
        for correction in report.corrections
    )

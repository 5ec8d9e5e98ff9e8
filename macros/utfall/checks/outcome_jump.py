"""A month's own value far from what history makes likely.

Robust: the distance from the median, measured in median absolute deviations (1.4826 of them make a standard deviation
of a normal distribution, Hampel 1974). Where two years exist, the same calendar months are compared; else the last
twelve. Nothing is said of fewer than six values, or of a history that never varied.
"""

from __future__ import annotations

from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING

from utfall.checks.observed import unexplained
from utfall.derive.measures import own_value, own_values
from utfall.derive.series import series_of
from utfall.number import rounded
from utfall.period import Frequency

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.derive.series import Point, Series
    from utfall.model.finding import Finding
    from utfall.model.history import History
    from utfall.period import Period

FEWEST = 6
ENOUGH = 12  # with fewer the spread is itself uncertain, and the limit is widened in proportion
SCALE = Decimal("1.4826")
FAR = Decimal(5)  # standard deviations; one month in a million of a steady series


def check(history: History) -> Iterator[Finding]:
    """Find months that jump."""
    for one in unexplained(history.current):
        if not one.seen.period.follows_reports:
            continue
        series = series_of(history, one.indicator)
        if len(series.points) <= FEWEST:
            continue
        value = own_value(series, one.seen.period)
        past, kind = _past(series, one.seen.period)
        if value is None or len(past) < FEWEST:
            continue
        middle = median(past)
        spread = SCALE * median(abs(other - middle) for other in past)
        limit = FAR * max(Decimal(1), Decimal(ENOUGH) / len(past))
        if spread and abs(value.value - middle) > limit * spread:
            yield one.warning(
                "outcome-jump", kind, "outcome",
                own=rounded(value.value, one.indicator.decimals), middle=rounded(middle, one.indicator.decimals),
                times=rounded(abs(value.value - middle) / spread, 0), count=len(past),
            )  # fmt: skip


def _past(series: Series, month: Period) -> tuple[list[Decimal], str]:
    """Return the months' own values to compare with, and whether they are of the same season."""
    here = series.at(month)
    if here is None:
        return [], ""
    season = [month.shifted(-12 * year + beside) for year in (1, 2) for beside in (-1, 0, 1)]
    same = _own(series, here, season) if month.frequency is Frequency.MONTH else []
    if len(same) == len(season):
        return same, "season"
    return _own(series, here, [month.shifted(-back) for back in range(1, 13)]), "recent"


def _own(series: Series, here: Point, months: list[Period]) -> list[Decimal]:
    """Return the months' own values, those that mean the same as the month that is looked at."""
    found = [own_values(series, here.period, month) for month in months]
    return [before.value for _, before in filter(None, found)]

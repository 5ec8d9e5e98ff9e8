"""Normal variation: which values of a series differ from the others by more than chance would make them.

The chart of individual values and moving ranges (XmR): the limits are the mean plus and minus 2.66 times the mean
moving range, which is three times the spread as the ranges of successive values tell it (3 / d2, with d2 = 1.128 for
pairs). Source: NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2 "Individuals Control Charts"; D. J. Wheeler,
Understanding Variation (1993). Eight values in a row on one side of the mean are a shift: Western Electric, Statistical
Quality Control Handbook (1956), the fourth of its rules.

It tells of the figures alone. It is no status and replaces none.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from utfall.derive.comparing import as_shown
from utfall.derive.measures import own_value, own_values
from utfall.derive.series import series_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.derive.series import Series
    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.period import Period

FEWEST = 12  # values that limits are worked out from
MOST = 24  # of them: what is older tells of another time
SHIFT = 8  # values in a row on one side of the mean
FACTOR = Decimal(3) / Decimal("1.128")  # three times the spread, by the mean moving range


@dataclass(frozen=True, slots=True)
class Limits:
    """Hold the mean of a series and the limits between which its values vary when nothing has changed."""

    mean: Decimal
    lower: Decimal
    upper: Decimal


@dataclass(frozen=True, slots=True)
class Variation:
    """Hold how a period's value stands among those before it.

    ``value`` is the period's own; where the series is ``seasonal``, it and the limits are of the difference to the same
    period the year before; both as they are shown. ``run`` is how many values in a row, this one the last, lie on its
    side of the mean.
    """

    value: Decimal
    limits: Limits
    run: int
    seasonal: bool

    @property
    def is_outside(self) -> bool:
        """Whether the value lies outside the limits."""
        return not self.limits.lower <= self.value <= self.limits.upper

    @property
    def is_above(self) -> bool:
        """Whether the value lies above the mean."""
        return self.value > self.limits.mean

    @property
    def is_shifted(self) -> bool:
        """Whether so many values in a row lie on one side of the mean that the level has changed."""
        return self.run >= SHIFT


def limits_of(values: Sequence[Decimal]) -> Limits:
    """Return the mean and the limits of two or more values in their order."""
    mean = sum(values, Decimal(0)) / len(values)
    reach = FACTOR * moving_range(values)
    return Limits(mean, mean - reach, mean + reach)


def moving_range(values: Sequence[Decimal]) -> Decimal:
    """Return the mean of the differences between values that follow on one another, without their signs."""
    return sum((abs(after - before) for before, after in pairwise(values)), Decimal(0)) / (len(values) - 1)


def run_of(values: Sequence[Decimal], mean: Decimal) -> int:
    """Return how many of the newest values in a row lie on the side of the mean that the newest lies on."""
    signs = [(value > mean) - (value < mean) for value in reversed(values)]
    if not signs or not signs[0]:
        return 0
    return next((at for at, sign in enumerate(signs) if sign != signs[0]), len(signs))


def variation(history: History, indicator: Indicator, period: Period) -> Variation | None:
    """Return how a period's value stands among those before it; ``None`` where fewer than ``FEWEST`` are known.

    The values are those of the periods that follow on one another up to this one, of one definition. Where two years of
    them are known, and the differences to the year before vary less than the values do, the series has a season.
    """
    series = series_of(history, indicator)
    plain, yearly = list(_own(series, period)), list(_differences(series, period))
    seasonal = len(yearly) > FEWEST and moving_range(yearly) < moving_range(plain)
    values = yearly if seasonal else plain
    if len(values) <= FEWEST:
        return None
    value, *before = values
    before = before[:MOST][::-1]
    found = limits_of(before)
    shown = Limits(*(as_shown(indicator, limit) for limit in (found.mean, found.lower, found.upper)))
    return Variation(as_shown(indicator, value), shown, run_of([*before, value], found.mean), seasonal)


def _own(series: Series, period: Period) -> Iterator[Decimal]:
    """Yield the own values of a period and those before it, the newest first, until one is missing or means another."""
    here = series.at(period)
    while here and series.beside(here, period) and (found := own_value(series, period)):
        yield found.value
        period = period.previous


def _differences(series: Series, period: Period) -> Iterator[Decimal]:
    """Yield the differences of the same periods' own values to the year before, the newest first."""
    here = series.at(period)
    while here and series.beside(here, period) and (both := own_values(series, period, period.same_last_year)):
        yield both[0].value - both[1].value
        period = period.previous

"""Deviations: how far a figure is from what it is held against, favourable counted as positive.

Outcome less budget where higher is better (income, results), budget less outcome where lower is better (costs), the
convention of Swedish municipal reports. Where no way is better, the plain difference, said to be so. In percentage
points for rates, else also in per cent of the base, which is left out where it would mislead.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.comparing import share
from utfall.model.missing import Missing
from utfall.model.unit import PERCENT

if TYPE_CHECKING:
    from utfall.model.indicator import Amount, Indicator


@dataclass(frozen=True, slots=True)
class Deviation:
    """Hold a deviation in the indicator's unit (percentage points where ``in_points``).

    ``share`` is the deviation as a share of the base, ``None`` for rates and where it would mislead.
    ``is_favourable`` is ``None`` where no way is better, or where there is no deviation.
    """

    amount: Decimal
    share: Decimal | None
    in_points: bool
    is_favourable: bool | None


@dataclass(frozen=True, slots=True)
class Remainder:
    """Hold what the months that are left must bring for a forecast to hold, and a normal month so far."""

    amount: Decimal
    months: int
    normal_month: Decimal

    @property
    def ratio(self) -> Decimal | None:
        """Return a remaining month as a multiple of a normal one; ``None`` where either is negative or that is zero."""
        if self.amount < 0 or self.normal_month <= 0:
            return None
        return self.amount / self.months / self.normal_month


def deviation(indicator: Indicator, value: Amount, base: Amount) -> Deviation | None:
    """Return the deviation of a value from a base, both as shown, or ``None`` when either is missing."""
    if isinstance(value, Missing) or isinstance(base, Missing):
        return None
    amount = base - value if indicator.direction == "lower" else value - base
    is_rate = indicator.unit == PERCENT
    part = None if is_rate else share(amount, value, base)
    return Deviation(amount, part, is_rate, amount > 0 if indicator.is_directed and amount else None)


def remainder(indicator: Indicator, outcome: Amount, forecast: Amount, month: int) -> Remainder | None:
    """Return what is left of the year's forecast after ``month`` months of a flow reported as year to date."""
    if isinstance(outcome, Missing) or isinstance(forecast, Missing):
        return None
    is_cumulative = indicator.accumulation == "flow" and indicator.reported_as == "year_to_date"
    if not is_cumulative or not 0 < month < 12:  # noqa: PLR2004 - months of a year
        return None
    return Remainder(forecast - outcome, 12 - month, outcome / Decimal(month))

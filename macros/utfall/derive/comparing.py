"""When two figures count as equal, and how far apart they are: told of the figures as they are shown.

An outcome is shown rounded to its definition's decimals, a target or a forecast as it was decided. What is compared
is what a reader sees, so that 5,1 is never "equal to" 5, and 5,0 never above it. Tiles, deviations, changes and
statuses all compare by these functions.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from utfall.model.unit import rescaled
from utfall.number import rounded

if TYPE_CHECKING:
    from utfall.model.indicator import Amount, Indicator

A = TypeVar("A", Decimal, "Amount")
MOST_TIMES = 10  # a share of more than ten times its base says only that the base is small


def as_shown(indicator: Indicator, value: A) -> A:
    """Return an outcome, or what is worked out of outcomes, as it is shown."""
    if isinstance(value, Decimal):
        return rounded(value, indicator.decimals)
    return value


def in_unit(indicator: Indicator, value: Decimal, unit: str) -> Decimal:
    """Return a figure of an earlier definition in the indicator's unit, rounded as it is shown where that is new."""
    found = rescaled(value, unit, indicator.unit)
    return value if found is None or unit == indicator.unit else as_shown(indicator, found)


def change(indicator: Indicator, value: Decimal, base: Decimal) -> Decimal:
    """Return how far an outcome is from another one, both as shown."""
    return as_shown(indicator, value) - as_shown(indicator, base)


def share(change: Decimal, value: Decimal, base: Decimal) -> Decimal | None:
    """Return a change as a share of its base; ``None`` where that would mislead.

    That is of a base of zero, across a change of sign, and where the change is more than ten times the base.
    """
    if not base or value * base < 0 or abs(change) > MOST_TIMES * abs(base):
        return None
    return change / abs(base)

"""Rating: a status computed from figures by a published rule, beside which a judgement may stand.

The rule, version 1. What the definition says is compared: the outcome with the period's target, or the forecast with
the year's. With d the favourable deviation and t the tolerance (a share of the target, or an amount in the unit):

    d >= 0          reached
    -t <= d < 0     close
    d < -t          missed

Where nearness is best, d is minus the distance: within t reached, within 2t close. Without a direction, a target or
a figure nothing is assessed. The three steps are those of a traffic light with one tolerance.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.missing import Missing

if TYPE_CHECKING:
    from utfall.model.indicator import Amount, Indicator, Observation

RULE_VERSION = 1
REACHED, CLOSE, MISSED, NOT_ASSESSED, NOT_APPLICABLE = "reached", "close", "missed", "not-assessed", "not-applicable"


@dataclass(frozen=True, slots=True)
class Rating:
    """Hold a computed state and what it was computed from; ``tolerance`` is an amount in the indicator's unit."""

    state: str
    compares: str
    value: Decimal | None = None
    target: Decimal | None = None
    tolerance: Decimal = Decimal(0)
    version: int = RULE_VERSION


def rate(indicator: Indicator, seen: Observation) -> Rating | None:
    """Return the status that the rule gives, or ``None`` where the definition asks for none."""
    if indicator.compares in {"", "none"}:
        return None
    value, target = _compared(indicator, seen)
    if indicator.direction == "none":
        return Rating(NOT_APPLICABLE, indicator.compares)
    if isinstance(value, Missing) or isinstance(target, Missing):
        return Rating(NOT_ASSESSED, indicator.compares)
    tolerance = _tolerance(indicator, target)
    state = _state(indicator.direction, value - target, tolerance)
    return Rating(state, indicator.compares, value, target, tolerance)


def _compared(indicator: Indicator, seen: Observation) -> tuple[Amount, Amount]:
    if indicator.compares == "forecast":
        return seen.forecast, seen.year_target
    return seen.outcome, seen.target


def _tolerance(indicator: Indicator, target: Decimal) -> Decimal:
    if isinstance(indicator.tolerance, Missing):
        return Decimal(0)
    return indicator.tolerance if indicator.tolerance_kind == "absolute" else indicator.tolerance * abs(target)


def _state(direction: str, difference: Decimal, tolerance: Decimal) -> str:
    if direction == "near":
        distance = abs(difference)
        return REACHED if distance <= tolerance else CLOSE if distance <= 2 * tolerance else MISSED
    favourable = difference if direction == "higher" else -difference
    return REACHED if favourable >= 0 else CLOSE if favourable >= -tolerance else MISSED

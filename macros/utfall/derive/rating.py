"""Rating: a status computed from figures by a published rule, beside which a judgement may stand.

The rule, version 2. What the definition says is compared, as it is shown: the outcome with the period's target, or the
forecast with the year's. Once the year has ended its outcome takes the forecast's place. With d the favourable
deviation and t the tolerance (an amount in the unit, or a share of the target; of a per cent always percentage points):

    d >= 0          reached
    -t <= d < 0     close
    d < -t          missed

Against last year or the last report the value before takes the target's place. Where nearness is best, d is minus the
distance: within t reached, within 2t close. Without a direction, a target or a figure nothing is assessed. The three
steps are those of a traffic light with one tolerance. On a scale of directions (kind travel) better, same and worse are
told without a tolerance.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.comparing import as_shown
from utfall.model.missing import Missing
from utfall.model.unit import PERCENT

if TYPE_CHECKING:
    from utfall.model.indicator import Amount, Indicator, Observation

RULE_VERSION = 2
NOTHING = (Missing.NOT_REPORTED, Missing.NOT_REPORTED)
HUNDRED = Decimal(100)  # a share of 0.01 is one percentage point
LAST_YEAR, PREVIOUS_REPORT = "last_year", "previous_report"  # what may be compared with earlier reports
YEAR = "year"  # what is compared when a forecast's year has ended
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
    is_favourable: bool = False


def rate(
    indicator: Indicator, seen: Observation, year_outcome: Amount | None = None,
    held_against: tuple[Amount, Amount] = NOTHING,
) -> Rating | None:  # fmt: skip
    """Return the status that the rule gives, or ``None`` where the definition asks for none.

    ``year_outcome`` is that of the year that the observation ends, ``None`` while the year goes on. ``held_against``
    are the value and the base of a comparison with an earlier report.
    """
    if indicator.compares in {"", "none"}:
        return None
    if indicator.compares in {LAST_YEAR, PREVIOUS_REPORT}:
        compares, (value, target) = indicator.compares, held_against
    else:
        compares, value, target = _compared(indicator, seen, year_outcome)
    if indicator.direction == "none":
        return Rating(NOT_APPLICABLE, compares)
    if isinstance(value, Missing) or isinstance(target, Missing):
        return Rating(NOT_ASSESSED, compares)
    tolerance = _tolerance(indicator, target)
    state = _state(indicator.direction, value - target, tolerance)
    is_favourable = value > target if indicator.direction == "higher" else value < target
    return Rating(state, compares, value, target, tolerance, is_favourable=is_favourable)


def _compared(indicator: Indicator, seen: Observation, year_outcome: Amount | None) -> tuple[str, Amount, Amount]:
    if indicator.compares != "forecast":
        return indicator.compares, as_shown(indicator, seen.outcome), seen.target
    if year_outcome is None:
        return indicator.compares, seen.forecast, seen.year_target
    return YEAR, as_shown(indicator, year_outcome), seen.year_target


def _tolerance(indicator: Indicator, target: Decimal) -> Decimal:
    if isinstance(indicator.tolerance, Missing):
        return Decimal(0)
    if indicator.tolerance_kind == "absolute":
        return indicator.tolerance
    return indicator.tolerance * (HUNDRED if indicator.unit == PERCENT else abs(target))


def _state(direction: str, difference: Decimal, tolerance: Decimal) -> str:
    if direction == "near":
        distance = abs(difference)
        return REACHED if distance <= tolerance else CLOSE if distance <= 2 * tolerance else MISSED
    favourable = difference if direction == "higher" else -difference
    return REACHED if favourable >= 0 else CLOSE if favourable >= -tolerance else MISSED

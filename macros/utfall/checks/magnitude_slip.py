"""A value some power of ten from what stands beside it: a digit too many, another unit, a fraction for a per cent.

Each value of an observation, and of a statement's line, is held against the others of its own row: the same period a
year earlier, the period's target, and the year's values. It is told where it is far from all of them on the same side.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from utfall.checks.observed import observed_lines, unexplained
from utfall.model.indicator import Measure
from utfall.model.missing import Missing
from utfall.model.unit import PERCENT
from utfall.number import rounded
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.observed import Observed
    from utfall.model.finding import Finding
    from utfall.model.report import Report

FAR = Decimal(4)  # a slip of ten still shows where the true value is 0.4 or 2.5 times its neighbour
FAR_OF_NET = Decimal(40)  # a result lies near zero and doubles at will: of it only a slip of a hundred is sure
STEADY = Decimal(2)  # the neighbours of a net amount that are within this agree, and it is judged as others are
CHANCE = 4  # standard deviations; a count varies by its square root (Poisson), so 1 may be followed by 8
HALF_YEAR, MONTHS = 6, 12  # before the half of a year, a share of the year's value says little of a sum so far
TOGETHER = 3  # as many slips one way in a column are one mistake, about the unit of the table
OF_PERIOD = (Measure.OUTCOME, Measure.PREVIOUS_OUTCOME, Measure.TARGET)
OF_YEAR = (Measure.FORECAST, Measure.YEAR_TARGET, Measure.ROLLING_12)


@dataclass(frozen=True, slots=True)
class Slip:
    """Hold a value that is ``power`` powers of ten too large, or too small where it is negative."""

    one: Observed
    measure: Measure
    beside: Measure
    power: int

    @property
    def value(self) -> Decimal:
        """What stands in the file."""
        return _amount(self.one, self.measure)

    @property
    def table(self) -> tuple[str, str, str, bool]:
        """Where slips of one and the same mistake stand: the table, the column, and which way."""
        of = self.one.indicator
        whole = of.id.partition("/")[0] if self.one.is_line else of.chapter
        return self.one.file, whole, self.measure.value, self.power > 0


def check(report: Report) -> Iterator[Finding]:
    """Find values that are a power of ten from their neighbours; as many in a column are told together."""
    every = [slip for one in (*unexplained(report), *observed_lines(report)) for slip in _slips(one)]
    for _, group in groupby(sorted(every, key=lambda slip: slip.table), key=lambda slip: slip.table):
        found = list(group)
        if len(found) < TOGETHER:
            yield from (_alone(slip) for slip in found)
        else:
            yield _together(found)


def _slips(one: Observed) -> Iterator[Slip]:
    """Yield the first value of a row that is far from every other: the others are then far from it alone."""
    for measure in (*OF_PERIOD, *OF_YEAR):
        value, others = abs(_amount(one, measure)), _others(one, measure)
        if not others or not all(_is_far(one, value, other, others) for other in others.values()):
            continue
        if len({value > other for other in others.values()}) == 1:
            beside, nearest = min(others.items(), key=lambda item: abs((value / item[1]).log10()))
            yield Slip(one, measure, beside, int(rounded((value / nearest).log10())))
            return


def _others(one: Observed, measure: Measure) -> dict[Measure, Decimal]:
    """Return what a value is held against, each as it would be for the value's own period, without signs.

    Nothing, where they are not all of one sign: a value that may be on either side of zero is no measure of size.
    """
    share, value = _share(one), _amount(one, measure)
    found = {}
    for other in (*OF_PERIOD, *OF_YEAR):
        alike = (other in OF_YEAR) is (measure in OF_YEAR)
        if other is measure or isinstance(one.seen.amount(other), Missing) or not (alike or share):
            continue
        amount = _amount(one, other)
        if amount * value <= 0:
            return {}
        found[other] = abs(amount if alike else amount * share if other in OF_YEAR else amount / share)
    return found


def _share(one: Observed) -> Decimal:
    """Return how much of a year's value belongs to the period: 0 where that cannot be said."""
    if one.indicator.accumulation != "flow":
        return Decimal(1)
    period = one.seen.period
    gone = period.months_passed if one.is_cumulative else period.frequency.months
    return Decimal(gone) / MONTHS if gone >= HALF_YEAR else Decimal(0)


def _is_far(one: Observed, value: Decimal, other: Decimal, others: dict[Measure, Decimal]) -> bool:
    low, high = sorted((value, other))
    steps = Decimal(1).scaleb(one.indicator.decimals)
    is_chance = (high - low) * steps <= CHANCE * (high * steps).sqrt()
    return high >= _limit(one, others) * low and not is_chance


def _limit(one: Observed, others: dict[Measure, Decimal]) -> Decimal:
    amounts = others.values()
    is_steady = len(amounts) > 1 and max(amounts) <= STEADY * min(amounts)
    return FAR if is_steady or not one.is_net else FAR_OF_NET


def _amount(one: Observed, measure: Measure) -> Decimal:
    amount = one.seen.amount(measure)
    return Decimal(0) if isinstance(amount, Missing) else amount


def _alone(slip: Slip) -> Finding:
    one, value, other = slip.one, slip.value, _amount(slip.one, slip.beside)
    way = "large" if slip.power > 0 else "fraction" if _is_fraction(slip) else "small"
    return one.warning(
        "magnitude-slip", way, slip.measure.value,
        measure=Sentence(f"measure.{slip.measure.value}"), value=value, beside=Sentence(f"measure.{slip.beside.value}"),
        other=other, factor=_factor(slip.power), right=rounded(value.scaleb(-slip.power), one.indicator.decimals),
    )  # fmt: skip


def _is_fraction(slip: Slip) -> bool:
    return slip.one.indicator.unit == PERCENT and slip.power == -2 and abs(slip.value) <= 1  # noqa: PLR2004 - 1/100


def _together(found: list[Slip]) -> Finding:
    """Return one finding for the column, at its first row; the factor is the one that most of them have."""
    powers = sorted(slip.power for slip in found)
    first, names = found[0], ", ".join(slip.one.indicator.name for slip in found)
    way = "column-large" if first.power > 0 else "column-small"
    return first.one.warning(
        "magnitude-slip", way, first.measure.value,
        measure=Sentence(f"measure.{first.measure.value}"), names=names, factor=_factor(powers[len(powers) // 2]),
    )  # fmt: skip


def _factor(power: int) -> Decimal:
    return Decimal(10) ** abs(power)

"""What an observation comes to beside what it may be held against: target, budget, last month, last year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.comparing import as_shown, change, share
from utfall.derive.deviation import deviation, remainder
from utfall.derive.measures import base_last_year, own_values
from utfall.derive.series import series_of
from utfall.derive.year_end import year_outcome
from utfall.model.missing import Missing
from utfall.model.unit import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from utfall.derive.deviation import Deviation
    from utfall.model.history import History
    from utfall.model.indicator import Indicator, Observation
    from utfall.model.report import Report

DIFFERENCE, SHARE, QUOTIENT = "difference", "share", "quotient"


@dataclass(frozen=True, slots=True)
class Compared:
    """One comparison by name, with how it was made and whether an input of it was itself derived."""

    name: str
    value: Decimal
    method: str
    is_derived: bool = False


def comparisons(history: History, report: Report, indicator: Indicator, seen: Observation) -> Iterator[Compared]:
    """Yield the comparisons of an observation, by the definition that its own package has of the indicator."""
    yield from _against("deviation", deviation(indicator, as_shown(indicator, seen.outcome), seen.target))
    year = year_outcome(report, indicator, seen)
    value = seen.forecast if year is None else as_shown(indicator, year)
    yield from _against("year_deviation", deviation(indicator, value, seen.year_target))
    if seen.period.follows_reports:
        yield from _rest(indicator, seen)
        yield from _since_last_month(history, indicator, seen)
    yield from _since_last_year(history, indicator, seen)


def _against(name: str, found: Deviation | None) -> Iterator[Compared]:
    if found:
        yield Compared(name, found.amount, DIFFERENCE)
        if found.share is not None:
            yield Compared(f"{name}_share", found.share, SHARE)


def _rest(indicator: Indicator, seen: Observation) -> Iterator[Compared]:
    left = remainder(indicator, seen.outcome, seen.forecast, seen.period.months_passed)
    if left:
        yield Compared("left_per_month", left.amount / left.months, QUOTIENT)
        if left.ratio is not None:
            yield Compared("left_times", left.ratio, QUOTIENT)


def _since_last_month(history: History, indicator: Indicator, seen: Observation) -> Iterator[Compared]:
    """Yield the change of the month's own value since the report before."""
    found = own_values(series_of(history, indicator), seen.period, seen.period.previous)
    if found:
        now, before = found
        amount = change(indicator, now.value, before.value)
        yield Compared("since_last_month", amount, DIFFERENCE, now.is_derived or before.is_derived)


def _since_last_year(history: History, indicator: Indicator, seen: Observation) -> Iterator[Compared]:
    base, point = base_last_year(history, indicator, seen)
    if isinstance(base, Missing) or isinstance(seen.outcome, Missing):
        return
    amount, is_derived = change(indicator, seen.outcome, base), bool(point and point.is_derived)
    yield Compared("since_last_year", amount, DIFFERENCE, is_derived)
    part = None if indicator.unit == PERCENT else share(amount, seen.outcome, base)
    if part is not None:
        yield Compared("since_last_year_share", part, SHARE, is_derived)

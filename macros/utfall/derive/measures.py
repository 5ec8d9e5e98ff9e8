"""Measures worked out from a series: a month's own value, the year to date, rolling twelve, the same period last year.

How they are worked out depends on how the measure adds up. A flow (money, invoices) is summed; a rate (sick leave)
is averaged, weighted where its definition names a weight; a stock (computers) is what it is at the period's end.
Every function returns ``None`` when an input is missing: an absent figure is never zero. Rolling twelve is the sum of
the last twelve months as Statistikcentralen uses it ("12 månaders glidande summa").
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.series import series_of
from utfall.model.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.derive.series import Point, Series
    from utfall.model.history import History
    from utfall.model.indicator import Amount, Indicator, Observation
    from utfall.period import Period

ACCUMULATED = "year_to_date"
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Derived:
    """Hold a worked-out figure, how it was worked out, and whether any input was itself derived.

    ``method`` is ``reported``, ``sum``, ``difference``, ``mean`` (unweighted) or ``weighted-mean``.
    """

    value: Decimal
    method: str
    is_derived: bool = False


def own_value(series: Series, month: Period) -> Derived | None:
    """Return a month's own value: as reported, or the year to date less that of the report before.

    The first report of a year has the year to date for its own, whatever month it is of. Where not every month has a
    report, a month's own value is that of the months since the report before.
    """
    here = series.at(month)
    if here is None:
        return None
    if series.meaning(here).reported_as != ACCUMULATED or month.begins_year:
        return Derived(here.value, "reported", here.is_derived)
    if series.meaning(here).accumulation != "flow":
        return None
    before = series.beside(here, month.previous)
    if before is None:
        return None
    return Derived(here.value - before.value, "difference", here.is_derived or before.is_derived)


def own_values(series: Series, period: Period, then: Period) -> tuple[Derived, Derived] | None:
    """Return the own values of two periods that may be held against one another: of one meaning, and equally long.

    What three months without a report have summed is not held against what one month has.
    """
    here = series.at(period)
    now, before = own_value(series, period), own_value(series, then)
    if here is None or now is None or before is None or series.beside(here, then) is None:
        return None
    is_summed = series.meaning(here).reported_as == ACCUMULATED and series.meaning(here).accumulation == "flow"
    return None if is_summed and period.own_months != then.own_months else (now, before)


def year_to_date(series: Series, period: Period, weights: Series | None = None) -> Derived | None:
    """Return the value from the year's first period to this: as reported, or put together from the periods' own."""
    here = series.at(period)
    if here is None:
        return None
    if series.meaning(here).reported_as == ACCUMULATED:
        return Derived(here.value, "reported", here.is_derived)
    return _together(series, here, so_far(period), weights)


def so_far(period: Period) -> tuple[Period, ...]:
    """Return the periods of the year up to this one."""
    count = period.months_passed // period.frequency.months
    return tuple(period.shifted(-back) for back in reversed(range(count)))


def last_of_year(period: Period) -> Period:
    """Return the last period of a period's year, of the same frequency."""
    return period.shifted(period.months_left // period.frequency.months)


def same_last_year(series: Series, period: Period) -> Point | None:
    """Return the value of the same period last year, if the two may be held against one another.

    A year's sum so far that a break of the series lies in is not the year before's equal, nor the year after's.
    """
    here = series.at(period)
    then = series.beside(here, period.same_last_year) if here else None
    if here is None or then is None:
        return None
    if series.meaning(here).reported_as != ACCUMULATED:
        return then
    both = series.is_whole(here, so_far(period)) and series.is_whole(then, so_far(then.period))
    return then if both else None


def base_last_year(history: History, indicator: Indicator, seen: Observation) -> tuple[Amount, Point | None]:
    """Return what an outcome is compared with: that of the same period last year, and its point in the archive.

    Where the archive lacks the period it is what the package itself says, where the series is broken nothing.
    """
    series = series_of(history, indicator)
    then = same_last_year(series, seen.period)
    if then:
        return then.value, then
    is_there = series.at(seen.period.same_last_year) is not None
    return Missing.NOT_REPORTED if is_there or is_broken(
        history, indicator, seen.period
    ) else seen.previous_outcome, None


def is_broken(history: History, indicator: Indicator, period: Period) -> bool:
    """Tell whether a series starts anew in the twelve months that end with a period."""
    first = period.months[-1].shifted(1 - MONTHS)
    return any(first <= one.month <= period.months[-1] for one in series_of(history, indicator).breaks)


def rolling_12(series: Series, month: Period, weights: Series | None = None) -> Derived | None:
    """Return the rolling twelve: a sum for flows, a mean for rates, nothing for stocks.

    For a flow reported as year to date: this year so far, and the part of last year that came after the same month.
    """
    here = series.at(month)
    months = [month.shifted(-back) for back in range(MONTHS // month.frequency.months)]
    if here is None or not series.is_whole(here, months):
        return None
    meaning = series.meaning(here)
    if meaning.accumulation == "flow" and meaning.reported_as == ACCUMULATED:
        return _rolling_from_accumulated(series, here, month)
    return _together(series, here, months, weights)


def _rolling_from_accumulated(series: Series, here: Point, month: Period) -> Derived | None:
    if not month.months_left:
        return Derived(here.value, "reported", here.is_derived)
    year = series.beside(here, last_of_year(month).same_last_year)
    before = series.beside(here, month.same_last_year)
    if year is None or before is None:
        return None
    value = here.value + year.value - before.value
    return Derived(value, "sum", here.is_derived or year.is_derived or before.is_derived)


def _together(series: Series, here: Point, months: Sequence[Period], weights: Series | None) -> Derived | None:
    """Return periods put together by how the measure adds up, or nothing if one is missing or of another stretch."""
    if not series.is_whole(here, months):
        return None
    accumulation = series.meaning(here).accumulation
    values: list[tuple[Period, Derived]] = []
    for month in months:
        value = own_value(series, month)
        if value is None:
            return None
        values.append((month, value))
    is_derived = any(value.is_derived for _, value in values)
    if accumulation == "flow":
        return Derived(sum((value.value for _, value in values), Decimal(0)), "sum", is_derived)
    if accumulation == "stock":
        return None
    return _mean(values, weights, is_derived=is_derived)


def _mean(values: list[tuple[Period, Derived]], weights: Series | None, *, is_derived: bool) -> Derived:
    """Return the mean, weighted where every month has a weight; ``method`` says which it is."""
    known = _weights(weights, [month for month, _ in values]) if weights else []
    if len(known) == len(values) and sum(known) > 0:
        total = sum((value.value * weight for (_, value), weight in zip(values, known, strict=True)), Decimal(0))
        return Derived(total / sum(known), "weighted-mean", is_derived)
    total = sum((value.value for _, value in values), Decimal(0))
    return Derived(total / len(values), "mean", is_derived)


def _weights(weights: Series, months: Sequence[Period]) -> list[Decimal]:
    """Return the months' weights; none where they do not all mean the same."""
    here = weights.at(months[-1])
    if here is None or not weights.is_whole(here, months):
        return []
    found = [own_value(weights, month) for month in months]
    return [one.value for one in found if one is not None]

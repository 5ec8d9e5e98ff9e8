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

from utfall.period import Frequency

if TYPE_CHECKING:
    from collections.abc import Iterable

    from utfall.derive.series import Series
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
    """Return a month's own value: as reported, or the year to date less that of the month before."""
    here = series.at(month)
    if here is None:
        return None
    if series.indicator.reported_as != ACCUMULATED or month.number == 1:
        return Derived(here.value, "reported", here.is_derived)
    if series.indicator.accumulation != "flow":
        return None
    before = series.at(month.previous)
    if before is None:
        return None
    return Derived(here.value - before.value, "difference", here.is_derived or before.is_derived)


def year_to_date(series: Series, month: Period, weights: Series | None = None) -> Derived | None:
    """Return the value from January to a month: as reported, or put together from the months' own values."""
    here = series.at(month)
    if here is None:
        return None
    if series.indicator.reported_as == ACCUMULATED:
        return Derived(here.value, "reported", here.is_derived)
    year = month.within(Frequency.YEAR).months[: month.number]
    return _together(series, year, weights)


def rolling_12(series: Series, month: Period, weights: Series | None = None) -> Derived | None:
    """Return the rolling twelve: a sum for flows, a mean for rates, nothing for stocks.

    For a flow reported as year to date: this year so far, and the part of last year that came after the same month.
    """
    if series.indicator.accumulation == "flow" and series.indicator.reported_as == ACCUMULATED:
        return _rolling_from_accumulated(series, month)
    return _together(series, [month.shifted(-back) for back in range(MONTHS)], weights)


def _rolling_from_accumulated(series: Series, month: Period) -> Derived | None:
    here = series.at(month)
    if here is None or month.number == MONTHS:
        return None if here is None else Derived(here.value, "reported", here.is_derived)
    year = series.at(month.shifted(MONTHS - month.number).same_last_year)
    before = series.at(month.same_last_year)
    if year is None or before is None:
        return None
    value = here.value + year.value - before.value
    return Derived(value, "sum", here.is_derived or year.is_derived or before.is_derived)


def _together(series: Series, months: Iterable[Period], weights: Series | None) -> Derived | None:
    """Return months put together by how the measure adds up, or nothing if one of them is missing."""
    values: list[tuple[Period, Derived]] = []
    for month in months:
        value = own_value(series, month)
        if value is None:
            return None
        values.append((month, value))
    is_derived = any(value.is_derived for _, value in values)
    if series.indicator.accumulation == "flow":
        return Derived(sum((value.value for _, value in values), Decimal(0)), "sum", is_derived)
    if series.indicator.accumulation == "stock":
        return None
    return _mean(values, weights, is_derived=is_derived)


def _mean(values: list[tuple[Period, Derived]], weights: Series | None, *, is_derived: bool) -> Derived:
    """Return the mean, weighted where every month has a weight; ``method`` says which it is."""
    found = [own_value(weights, month) if weights else None for month, _ in values]
    known = [weight.value for weight in found if weight is not None]
    if len(known) == len(values) and sum(known) > 0:
        total = sum((value.value * weight for (_, value), weight in zip(values, known, strict=True)), Decimal(0))
        return Derived(total / sum(known), "weighted-mean", is_derived)
    total = sum((value.value for _, value in values), Decimal(0))
    return Derived(total / len(values), "mean", is_derived)

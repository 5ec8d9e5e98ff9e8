"""A series laid out by its years: the periods of the body's own year along, and a row of values for each year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from utfall.period import Frequency

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from utfall.period import Period
    from utfall.words import Words

Value = TypeVar("Value")
MONTHS = 12
YEARS = 3  # this one and two before it


@dataclass(frozen=True, slots=True)
class YearGrid:
    """Hold the years shown, the newest first, each with its periods by their places along the year."""

    names: tuple[str, ...]
    years: tuple[tuple[str, Mapping[int, Period]], ...]

    def row(self, year: int, value: Callable[[Period], Value]) -> tuple[Value | None, ...]:
        """Return a year's values along the year; ``None`` where it has no period."""
        periods = self.years[year][1]
        return tuple(value(periods[at]) if at in periods else None for at in range(len(self.names)))


def year_grid(periods: Iterable[Period], words: Words) -> YearGrid:
    """Return periods of the newest one's frequency by year; those of another, told before a change, are left out.

    Months without a report are left out, unless one of them has a value.
    """
    newest = max(periods := tuple(periods))
    found = sorted(one for one in periods if one.frequency is newest.frequency)
    frequency = newest.frequency
    places = list(range(MONTHS // frequency.months))
    if frequency is Frequency.MONTH:
        reported = [at for at in places if _month(newest, at).number in newest.calendar.months]
        if {one.months_passed - 1 for one in found} <= set(reported):
            places = reported
    at = {place: number for number, place in enumerate(places)}
    years = sorted({one.in_year for one in found}, reverse=True)[:YEARS]
    rows = []
    for year in years:
        here = [one for one in found if one.in_year == year]
        rows.append((here[0].year_name, {at[_place(one)]: one for one in here}))
    return YearGrid(tuple(_name(newest, place, words) for place in places), tuple(rows))


def _place(period: Period) -> int:
    return period.months_passed // period.frequency.months - 1


def _month(newest: Period, at: int) -> Period:
    """Return the month at a place of the newest period's year."""
    return newest.within(Frequency.MONTH).shifted(at + 1 - newest.months_passed)


def _name(newest: Period, place: int, words: Words) -> str:
    if newest.frequency is Frequency.MONTH:
        return words.say(f"month.short.{_month(newest, place).number}")
    here = newest.shifted(place - _place(newest))
    return here.short(words).removesuffix(f" {here.year_name}")

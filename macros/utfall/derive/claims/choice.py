"""Which of the levels that the data hold a figure may be, by what its sentence says of measure, span and time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.claims import levels as kinds
from utfall.derive.claims.times import LAST_YEAR, MONTH, PREVIOUS, YEAR
from utfall.period import Frequency

if TYPE_CHECKING:
    from collections.abc import Iterable

    from utfall.derive.claims.ledger import Ledger
    from utfall.derive.claims.levels import Level
    from utfall.derive.claims.times import TimeRef
    from utfall.period import Period


@dataclass(frozen=True, slots=True)
class Sought:
    """Hold what is looked for: measures, spans and times; no span and no time is what a report tells unless it says."""

    measures: tuple[str, ...]
    spans: tuple[str, ...] = ()
    times: tuple[TimeRef, ...] = ()


def chosen(ledger: Ledger, subject: str, sought: Sought) -> tuple[Level, ...]:
    """Return the levels of a measure that a figure may be."""
    now, month = ledger.period_of(subject), ledger.now
    found: dict[Level, None] = {}
    for measure in sought.measures:
        for level in ledger.levels(subject):
            if level.measure == measure and _is_meant(level, sought, now, month):
                found[level] = None
    if "year" in sought.spans and sought.measures[0] == kinds.OUTCOME and not _past_times(sought, month):
        for level in ledger.levels(subject):
            if (
                level.measure in {kinds.FORECAST, kinds.TARGET}
                and level.span == kinds.YEAR
                and level.period.contains(month)
            ):
                found[level] = None
    return tuple(found)


def _past_times(sought: Sought, month: Period) -> bool:
    return any(one.kind == LAST_YEAR or (one.periods and not any(period.contains(month) for period in one.periods))
               for one in sought.times)  # fmt: skip


def _is_meant(level: Level, sought: Sought, now: Period, month: Period) -> bool:
    if level.measure == kinds.FORECAST:
        return _is_forecast_meant(level, sought, month)
    if level.measure in {kinds.REST, kinds.MEAN}:
        return True
    if level.measure == kinds.TARGET:
        return _is_target_meant(level, sought, now)
    return _is_span_meant(level, sought) and _is_time_meant(level, sought, now, month)


def _is_forecast_meant(level: Level, sought: Sought, month: Period) -> bool:
    kinds_of_time = {one.kind for one in sought.times}
    is_this_year = level.period.contains(month)
    if LAST_YEAR in kinds_of_time:
        return not is_this_year
    is_named = any(level.period in one.periods for one in sought.times if one.kind == YEAR)
    if not (is_named if YEAR in kinds_of_time else is_this_year):
        return False
    months = [period for one in sought.times if one.kind == MONTH for period in one.periods]
    if PREVIOUS in kinds_of_time:
        return not level.is_newest
    if months and month not in months:
        return level.made in months or level.told in months
    return level.is_newest or level.told == month


def _is_target_meant(level: Level, sought: Sought, now: Period) -> bool:
    if any(one.kind == LAST_YEAR for one in sought.times):
        return level.period in {now.same_last_year, now.same_last_year.within(Frequency.YEAR)}
    years = [period for one in sought.times if one.kind == YEAR for period in one.periods]
    if years:
        return any(year.contains(level.period) for year in years) and (
            level.span == kinds.YEAR or level.period in {now, now.same_last_year}
        )
    is_now = level.period in {now, now.within(Frequency.YEAR)} and level.is_newest
    if "year" in sought.spans:
        return level.span == kinds.YEAR and is_now
    if {"to-date", "month"} & set(sought.spans) or any(one.is_to_date for one in sought.times):
        return level.span == kinds.REPORTED and level.period == now
    return is_now


def _is_span_meant(level: Level, sought: Sought) -> bool:
    spans = set(sought.spans)
    if "rolling" in spans:
        return level.span == kinds.ROLLING
    if "month" in spans:
        return level.span == kinds.OWN or (level.span == kinds.REPORTED and not level.is_summed)
    if "year" in spans:
        return level.span == kinds.YEAR
    if "to-date" in spans or any(one.is_to_date for one in sought.times):
        is_summed = level.is_summed or "to-date" not in spans
        return level.span == kinds.TO_DATE or (level.span == kinds.REPORTED and is_summed)
    return level.span in _spans_of({one.kind for one in sought.times})


def _spans_of(times: set[str]) -> set[str]:
    """Return the spans that may be meant where only times are named."""
    of_month = {kinds.REPORTED, kinds.OWN}
    if times & {YEAR, LAST_YEAR}:
        return {kinds.REPORTED, kinds.YEAR} | (of_month if MONTH in times else set())
    return of_month if times & {MONTH, PREVIOUS} else {kinds.REPORTED}


def _is_time_meant(level: Level, sought: Sought, now: Period, month: Period) -> bool:
    times = sought.times
    if not times:
        return level.period == now or (level.span == kinds.YEAR and level.period.contains(month))
    return all(_is_at(level, one, now, month, times) for one in times)


def _is_at(level: Level, one: TimeRef, now: Period, month: Period, times: Iterable[TimeRef]) -> bool:
    if one.kind == PREVIOUS:
        return level.period == now.previous
    if one.kind == LAST_YEAR:
        return _is_at_last_year(level, now, month, times)
    if one.kind == YEAR:
        is_in = any(year.contains(level.period) for year in one.periods)
        is_whole = level.period in one.periods or level.period in {now, now.same_last_year}
        return is_in and (is_whole or any(other.kind == MONTH for other in times))
    is_last_year = any(other.kind == LAST_YEAR for other in times)
    return is_last_year or any(_covers(level, period, now, month, is_to_date=one.is_to_date) for period in one.periods)


def _is_at_last_year(level: Level, now: Period, month: Period, times: Iterable[TimeRef]) -> bool:
    named = (one for one in times if one.kind == MONTH)
    months = [_last_year(period, one, month) for one in named for period in one.periods[:1]]
    is_monthly = any(one.frequency is level.period.frequency for one in months)
    own = level.period in months if is_monthly else level.period == now.same_last_year
    return own or (level.span == kinds.YEAR and level.period == month.within(Frequency.YEAR).shifted(-1))


def _last_year(period: Period, one: TimeRef, month: Period) -> Period:
    """Return the month of a name in the year before the report's."""
    if not one.is_month:
        return period if one.has_year or not _is_of_year(period, month) else period.same_last_year
    return period if one.has_year or period.in_year < month.in_year else period.same_last_year


def _is_of_year(period: Period, month: Period) -> bool:
    return period.within(Frequency.YEAR) == month.within(Frequency.YEAR)


def _covers(level: Level, period: Period, now: Period, month: Period, *, is_to_date: bool) -> bool:
    if level.period.frequency is Frequency.MONTH:
        return level.period == period.within(Frequency.MONTH) if is_to_date else level.period == period
    if level.span == kinds.YEAR:
        return level.period.contains(period) and not period.months_left
    if period == month:
        return level.period == now
    return level.period.last == period.last

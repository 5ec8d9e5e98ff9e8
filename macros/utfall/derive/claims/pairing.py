"""What a difference may be between: a measure's newest levels, and all that each of them may be held against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.claims import levels as kinds
from utfall.derive.claims.times import LAST_YEAR, MONTH, PREVIOUS, YEAR
from utfall.number import rounded
from utfall.period import Frequency

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from utfall.derive.claims.choice import Sought
    from utfall.derive.claims.ledger import Ledger
    from utfall.derive.claims.levels import Level
    from utfall.derive.claims.times import TimeRef
    from utfall.period import Period

BEFORE, YEAR_BEFORE = "previous", "last-year"


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold two levels that a difference is between: what it is of, and what that is held against."""

    level: Level
    base: Level
    kind: str

    @property
    def value(self) -> Decimal:
        """The difference, of the levels as they are shown."""
        return shown(self.level) - shown(self.base)


def shown(level: Level) -> Decimal:
    """Return a level as it is shown: an outcome rounded, a target and a forecast as decided."""
    return rounded(level.value, level.decimals) if level.measure == kinds.OUTCOME else level.value


def pairs(ledger: Ledger, subject: str, sought: Sought) -> Iterator[Pair]:
    """Yield the pairs of a measure's newest levels and all that each of them may be held against."""
    now, month = ledger.period_of(subject), ledger.now
    found = ledger.levels(subject)
    for level in found:
        if level.measure in sought.measures and _is_now(level, now, month) and _has_span(level, set(sought.spans)):
            for base in found:
                kind = _kind(level, base, now, month) if base is not level else ""
                if kind:
                    yield Pair(level, base, kind)


def is_meant(
    pair: Pair, bases: Iterable[str], times: Iterable[TimeRef], all_times: Iterable[TimeRef], now: Period
) -> bool:
    """Tell whether a sentence may mean a pair, by what it says that it compares with and the times that it names.

    Of what is summed over the year mostly the sums are meant: a month's own value where the sentence names a month or
    does not say what it compares with, and the sum of the month before only where it does, since a sum mostly grows.
    """
    bases, times = tuple(bases), tuple(times)
    is_based = bool(bases or times)
    if is_based and pair.kind not in bases and not any(_is_then(pair.kind, one, now) for one in times):
        return False
    if not is_based and "@" in pair.kind:
        return False
    level = pair.level
    if not level.is_summed or level.measure != kinds.OUTCOME:
        return True
    if level.span == kinds.OWN:
        return not is_based or any(
            one.kind == PREVIOUS or (one.kind == MONTH and not one.is_to_date) for one in all_times
        )
    return is_based or pair.kind != BEFORE


def _is_then(kind: str, one: TimeRef, now: Period) -> bool:
    if one.kind == LAST_YEAR:
        return kind == YEAR_BEFORE
    if one.kind == PREVIOUS:
        return kind == BEFORE
    if one.kind == YEAR:
        return kind == YEAR_BEFORE and any(period.shifted(1).contains(now) for period in one.periods)
    return one.kind == MONTH and any(_is_of_month(kind, period, now) for period in one.periods)


def _is_of_month(kind: str, period: Period, now: Period) -> bool:
    if kind in {f"at@{period}", f"forecast@{period}"}:
        return True
    now = now.within(period.frequency)
    return (kind == BEFORE and period == now.previous) or (kind == YEAR_BEFORE and period == now.same_last_year)


def _is_now(level: Level, now: Period, month: Period) -> bool:
    if level.measure == kinds.FORECAST:
        return level.is_newest and level.period.contains(month)
    return level.period == now or (level.span == kinds.YEAR and level.period.contains(month))


def _has_span(level: Level, spans: set[str]) -> bool:
    if level.measure != kinds.OUTCOME:
        return True
    if "rolling" in spans:
        return level.span == kinds.ROLLING
    if "month" in spans:
        return level.span == kinds.OWN or not level.is_summed
    if "to-date" in spans:
        return level.span in {kinds.TO_DATE, kinds.REPORTED}
    return level.span == kinds.YEAR if "year" in spans else level.span in {kinds.REPORTED, kinds.OWN}


def _kind(level: Level, base: Level, now: Period, month: Period) -> str:
    """Return what a level is held against in a base; empty where nobody would."""
    if base.measure == kinds.TARGET and level.measure != kinds.TARGET:
        return "target" if _is_target_of(level, base, now) else ""
    if level.measure == kinds.TARGET:
        is_then = base.measure == kinds.TARGET and base.span == level.span
        return YEAR_BEFORE if is_then and base.period == level.period.same_last_year else ""
    if level.measure == kinds.FORECAST:
        return _kind_of_forecast(level, base, month)
    if base.measure == kinds.FORECAST:
        is_whole = level.span == kinds.YEAR or (level.span == kinds.REPORTED and not level.period.months_left)
        is_year = not level.is_summed or is_whole
        return "forecast" if is_year and base.is_newest and base.period.contains(month) else ""
    if base.measure != kinds.OUTCOME or base.span != level.span:
        return ""
    known = {level.period.previous: BEFORE, level.period.same_last_year: YEAR_BEFORE}
    return known.get(base.period, f"at@{base.period}")


def _is_target_of(level: Level, base: Level, now: Period) -> bool:
    is_newest = base.is_newest and base.period in {level.period, now.within(Frequency.YEAR)}
    is_own_part = level.span == kinds.OWN and level.is_summed
    if is_own_part or base.span == kinds.OWN:
        return is_newest and is_own_part and base.span == kinds.OWN  # a period's own value against its own budget
    is_year = level.span == kinds.YEAR or level.measure == kinds.FORECAST
    return is_newest and (is_year == (base.span == kinds.YEAR) or not level.is_summed)


def _kind_of_forecast(level: Level, base: Level, month: Period) -> str:
    if base.measure == kinds.FORECAST and base.period == level.period and not base.is_newest:
        return BEFORE if base.told == month.previous else f"forecast@{base.told}"
    is_then = base.measure == kinds.OUTCOME and base.span == kinds.YEAR
    return YEAR_BEFORE if is_then and base.period == level.period.shifted(-1) else ""

"""An indicator's status over time, as each report has it, and for how long it has deviated."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from utfall.derive.rating import YEAR
from utfall.derive.status import status_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.derive.rating import Rating
    from utfall.derive.status import IndicatorStatus
    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.model.status import State
    from utfall.period import Period

_known: WeakKeyDictionary[History, dict[str, Mapping[Period, IndicatorStatus]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Streak:
    """Hold in how many periods in a row, up to the newest, the status has deviated.

    ``is_whole`` says that they follow on one another, without a period that is not assessed; ``is_one_way`` that the
    rule has found all of them, on the same side of what they are held against, and what ended the row before them.
    """

    count: int = 0
    is_whole: bool = True
    is_one_way: bool = True


def statuses_over(history: History, indicator: Indicator) -> Mapping[Period, IndicatorStatus]:
    """Return both statuses of each period, by the newest report that tells of it, in the order of the periods."""
    kept = _known.setdefault(history, {})
    if indicator.id not in kept:
        found = dict(_told(history, indicator))
        kept[indicator.id] = {period: found[period] for period in sorted(found)}
    return kept[indicator.id]


def _told(history: History, indicator: Indicator) -> Iterator[tuple[Period, IndicatorStatus]]:
    for report in history.reports:
        definition = report.definition(indicator.id)
        for seen in report.observed(indicator.id) if definition else ():
            if definition:
                yield seen.period, status_of(report, definition, seen)


def states_over(history: History, indicator: Indicator) -> Mapping[Period, State]:
    """Return the status of each period, by the newest report that tells of it, in the order of the periods."""
    return {period: state for period, found in statuses_over(history, indicator).items() if (state := found.shown)}


def deviating_in_a_row(states: Mapping[Period, State]) -> int:
    """Return in how many periods in a row, up to the newest, the status deviates.

    A period that is not assessed, or of which nothing is told, is passed over: it neither ends a row nor lengthens it.
    """
    count = 0
    for period in sorted(states, reverse=True):
        state = states[period]
        if not (state.is_counted and state.is_assessed):
            continue
        if not state.deviates:
            break
        count += 1
    return count


def streak(history: History, indicator: Indicator) -> Streak:
    """Return for how long an indicator has deviated, by what its newest status compares.

    Periods are passed over as for ``deviating_in_a_row``. Forecasts and the outcome of a year that has ended are not
    told in one row.
    """
    counted: list[tuple[Period, IndicatorStatus]] = []
    is_ruled = True
    for period, found in reversed(list(statuses_over(history, indicator).items())):
        state = found.shown
        if state is None or not (state.is_counted and state.is_assessed):
            continue
        if counted and _compares(found) != _compares(counted[0][1]):
            break
        if not state.deviates:
            is_ruled = not _is_judged(found)
            break
        counted.append((period, found))
    periods = [period for period, _ in counted]
    whole = all(before == after.previous for after, before in pairwise(periods))
    sides = {_side(found) for _, found in counted}
    return Streak(len(counted), whole, is_ruled and len(sides) == 1 and not sides & {0})


def _compares(found: IndicatorStatus) -> str:
    return found.rating.compares if found.rating else ""


def _side(found: IndicatorStatus) -> int:
    """Return on which side of what it is held against a computed status is; zero for what is judged otherwise."""
    rating = found.rating
    if rating is None or rating.value is None or rating.target is None or _is_judged(found) or rating.compares == YEAR:
        return 0
    return (rating.value > rating.target) - (rating.value < rating.target)


def _is_judged(found: IndicatorStatus) -> bool:
    return found.judged is not None and found.judged != found.computed


def rating_of(found: IndicatorStatus) -> Rating | None:
    """Return what the rule has found where that is the status that stands first; nothing where it is judged."""
    return None if _is_judged(found) else found.rating

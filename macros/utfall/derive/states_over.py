"""An indicator's status over time, as each report has it, and for how long it has deviated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.status import status_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.model.status import State
    from utfall.period import Period


def states_over(history: History, indicator: Indicator) -> Mapping[Period, State]:
    """Return the status of each period, by the newest report that tells of it, in the order of the periods."""
    found: dict[Period, State | None] = {}
    for report in history.reports:
        definition = report.definition(indicator.id)
        for seen in report.observed(indicator.id) if definition else ():
            found[seen.period] = status_of(report, definition, seen).shown if definition else None
    return {period: state for period in sorted(found) if (state := found[period])}


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

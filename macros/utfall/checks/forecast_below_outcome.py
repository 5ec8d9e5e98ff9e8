"""A forecast for the whole year that is lower than what has already come in, of a figure that only grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.checks.observed import unexplained
from utfall.model.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.finding import Finding
    from utfall.model.history import History


def check(history: History) -> Iterator[Finding]:
    """Find cumulative forecasts below the outcome, of figures that only grow, while something of the year is left."""
    for one in unexplained(history.current):
        outcome, forecast = one.seen.outcome, one.seen.forecast
        if isinstance(outcome, Missing) or isinstance(forecast, Missing):
            continue
        if one.only_grows and one.seen.period.months_left and forecast < outcome:
            rest = forecast - outcome
            yield one.warning(
                "forecast-below-outcome", "below", "forecast", forecast=forecast, outcome=outcome, rest=rest
            )

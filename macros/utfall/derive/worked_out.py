"""What is worked out of every period's outcome: the period's own value, the year to date, rolling twelve."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from utfall.derive.measures import own_value, rolling_12, year_to_date
from utfall.derive.series import series_of, weights_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.derive.measures import Derived
    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.period import Period


def worked_out(history: History, indicator: Indicator) -> Iterator[tuple[Period, Mapping[str, Derived]]]:
    """Yield each month with what follows from it, by name; months of which all is reported are left out."""
    if not history.current.calendar.follows(indicator.rhythm.months):
        return
    series = series_of(history, indicator)
    weights = weights_of(history, indicator)
    ways = {
        "own": partial(own_value, series), "year_to_date": partial(year_to_date, series, weights=weights),
        "rolling_12": partial(rolling_12, series, weights=weights),
    }  # fmt: skip
    for point in series:
        found = {name: way(point.period) for name, way in ways.items()}
        known = {name: one for name, one in found.items() if one and one.method != "reported"}
        if known:
            yield point.period, known

"""A forecast that is older than the outcome it stands beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.checks.observed import observed
from utfall.model.missing import Missing
from utfall.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.observed import Observed
    from utfall.model.finding import Finding
    from utfall.model.history import History


def check(history: History) -> Iterator[Finding]:
    """Find forecasts made before the month; those made in the same month are told together, at the first."""
    older: dict[Period, list[Observed]] = {}
    for one in observed(history.current):
        made = one.seen.forecast_made
        has_both = not isinstance(one.seen.outcome, Missing) and not isinstance(one.seen.forecast, Missing)
        if isinstance(made, Period) and has_both and made < history.current.period:
            older.setdefault(made, []).append(one)
    for made, found in older.items():
        names = ", ".join(one.indicator.name for one in found)
        month = str(history.current.period)
        yield found[0].warning("forecast-age", "older", "forecast_made", made=str(made), month=month, names=names)

"""How the full-year forecast moved month by month, and how far off it was at each horizon.

Forecast accuracy as Swedish municipalities report it: the year's outcome less the forecast made in an earlier month.
It cannot be read straight as bad forecasting, since boards act on their forecasts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.measures import year_to_date
from utfall.derive.series import series_of
from utfall.model.missing import Missing
from utfall.period import Frequency

if TYPE_CHECKING:
    from decimal import Decimal

    from utfall.derive.series import Series
    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.period import Period

DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Forecast:
    """Be the full-year forecast that a month's report gave. ``made`` is the month it was made in.

    ``error`` is the year's outcome less the forecast, in the indicator's unit, ``share`` the same as a share of the
    outcome; both ``None`` until the year is closed. ``horizon`` is how many months of the year were left.
    """

    month: Period
    made: Period
    value: Decimal
    horizon: int
    moved: Decimal | None
    error: Decimal | None
    share: Decimal | None


def track_record(history: History, indicator: Indicator, year: int) -> tuple[Forecast, ...]:
    """Return the forecasts of a year, month by month, as each month's report gave them."""
    closed = year_outcome(series_of(history, indicator), year)
    found: list[Forecast] = []
    for report in history.reports:
        seen = report.observation(indicator.id) if report.period.year == year else None
        if seen is None or isinstance(seen.forecast, Missing):
            continue
        made = report.period if isinstance(seen.forecast_made, Missing) else seen.forecast_made
        moved = seen.forecast - found[-1].value if found else None
        error = None if closed is None else closed - seen.forecast
        share = error / abs(closed) if error is not None and closed else None
        horizon = (year - made.year) * DECEMBER + DECEMBER - made.months[-1].number
        found.append(Forecast(report.period, made, seen.forecast, horizon, moved, error, share))
    return tuple(found)


def year_outcome(series: Series, year: int) -> Decimal | None:
    """Return a closed year's outcome: the year's own, December's year to date, or the months together."""
    whole = next((point for point in series if str(point.period) == str(year)), None)
    if whole:
        return whole.value
    december = next((point.period for point in series if _is_december(point.period, year)), None)
    found = year_to_date(series, december) if december else None
    return found.value if found else None


def _is_december(period: Period, year: int) -> bool:
    return (period.frequency, period.year, period.number) == (Frequency.MONTH, year, DECEMBER)

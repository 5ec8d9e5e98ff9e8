"""How the full-year forecast moved month by month, and how far off it was at each horizon.

Forecast accuracy as Swedish municipalities report it: the year's outcome less the forecast made in an earlier month.
It cannot be read straight as bad forecasting, since boards act on their forecasts. The outcome of a year is worked out
as R12 is, with the same weights; nothing is told across a break of the series.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.comparing import as_shown, in_unit, share
from utfall.derive.series import series_of, weights_of
from utfall.derive.stretches import stretches
from utfall.derive.year_end import closed_value, closing
from utfall.model.missing import Missing
from utfall.model.unit import rescaled
from utfall.report_calendar import MONTHS

if TYPE_CHECKING:
    from decimal import Decimal

    from utfall.derive.series import Point
    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.period import Period


@dataclass(frozen=True, slots=True)
class Forecast:
    """The full-year forecast that a month's report gave. ``made`` is the month it was made in.

    ``error`` is the year's outcome less the forecast, in the indicator's unit, ``share`` the same as a share of the
    outcome; both ``None`` until the year is closed. ``horizon`` is how many months of the year were left. ``value`` is
    in the unit of ``given``: the indicator, or the earlier definition that it was given under. ``part`` is the stretch
    of like definitions that it belongs to.
    """

    month: Period
    made: Period
    value: Decimal
    horizon: int
    moved: Decimal | None
    error: Decimal | None
    share: Decimal | None
    given: Indicator
    part: int = 0


def track_record(history: History, indicator: Indicator, year: int) -> tuple[Forecast, ...]:
    """Return the forecasts of a year, report by report. ``year`` is the calendar year in which it begins."""
    last, outcome = _closed(history, indicator, year)
    found: list[Forecast] = []
    for one in stretches(history, indicator.id):
        seen = one.report.observation(indicator.id) if one.report.period.in_year == year else None
        if seen is None or isinstance(seen.forecast, Missing):
            continue
        made = one.report.period if isinstance(seen.forecast_made, Missing) else seen.forecast_made
        horizon = (year - made.in_year) * MONTHS + made.months_left
        value = in_unit(indicator, seen.forecast, one.definition.unit)
        is_other = rescaled(value, one.definition.unit, indicator.unit) is None
        given = one.definition if is_other else indicator
        before = found[-1] if found and found[-1].part == one.part else None
        is_closed = last is not None and last.part == one.part
        error = outcome - value if outcome is not None and is_closed else None
        part = None if error is None or outcome is None else share(error, value, outcome)
        moved = value - before.value if before else None
        found.append(Forecast(one.report.period, made, value, horizon, moved, error, part, given, one.part))
    return tuple(found)


def _closed(history: History, indicator: Indicator, year: int) -> tuple[Point | None, Decimal | None]:
    """Return a closed year's last value, and its outcome as it is shown."""
    series = series_of(history, indicator)
    last = closing(series, year)
    outcome = closed_value(series, last, weights_of(history, indicator)) if last else None
    if last is None or outcome is None:
        return last, None
    is_other = rescaled(outcome, last.unit or indicator.unit, indicator.unit) is None
    return last, as_shown(series.meaning(last) if is_other else indicator, outcome)

"""How a year ended: once the period of a forecast is over, its outcome takes the forecast's place.

The outcome of a year is what is reported of the whole of it, the sum so far in its last period, where a stock stands
at its end, or its periods together: summed for a flow, weighted for a rate as R12 is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.derive.measures import ACCUMULATED, year_to_date
from utfall.derive.series import series_of, weights_of
from utfall.model.history import History
from utfall.model.missing import Missing
from utfall.period import Frequency

if TYPE_CHECKING:
    from decimal import Decimal

    from utfall.derive.series import Point, Series
    from utfall.model.indicator import Amount, Indicator, Observation
    from utfall.model.report import Report
    from utfall.period import Period


def is_over(month: Period, seen: Observation) -> bool:
    """Tell whether the year that an observation's forecast is for has ended with its period, in a month's report."""
    ends = seen.period.within(Frequency.YEAR).end == seen.period.end
    return ends and seen.period.is_complete_in(month)


def year_outcome(report: Report, indicator: Indicator, seen: Observation) -> Amount | None:
    """Return the outcome of the year that an observation ends, ``None`` while the year goes on."""
    if not is_over(report.period, seen):
        return None
    if _is_of_the_year(indicator, seen):
        return seen.outcome
    return seen.rolling_12 if isinstance(seen.year_outcome, Missing) else seen.year_outcome


def with_year_outcomes(history: History) -> History:
    """Return an archive whose observations at a year's end know the outcome of the year."""
    found = {report.period: _years(history, report) for report in history.reports}
    if not any(found.values()):
        return history
    return History(tuple(_told(report, found[report.period]) for report in history.reports))


def closing(series: Series, year: int) -> Point | None:
    """Return the last value of a closed year: of the whole year, or of the period that it ends with."""
    own = [point for point in series if point.period.in_year == year]
    return next((one for one in own if one.period.within(Frequency.YEAR).end == one.period.end), None)


def closed_value(series: Series, last: Point, weights: Series | None) -> Decimal | None:
    """Return a closed year's outcome, from its last value on."""
    if series.meaning(last).accumulation == "stock" or last.period.frequency is Frequency.YEAR:
        return last.value
    found = year_to_date(series, last.period, weights)
    return found.value if found else None


def _is_of_the_year(indicator: Indicator, seen: Observation) -> bool:
    is_whole = seen.period.frequency is Frequency.YEAR or indicator.reported_as == ACCUMULATED
    return is_whole or indicator.accumulation == "stock"


def _years(history: History, report: Report) -> dict[str, Decimal]:
    """Return the outcomes of the years that end with a month, where they are put together of several periods."""
    found = {}
    for indicator in report.indicators:
        seen = report.observation(indicator.id)
        if seen is None or not is_over(report.period, seen) or _is_of_the_year(indicator, seen):
            continue
        series = series_of(history, indicator)
        last = series.at(seen.period)
        value = closed_value(series, last, weights_of(history, indicator)) if last else None
        if value is not None:
            found[indicator.id] = value
    return found


def _told(report: Report, years: dict[str, Decimal]) -> Report:
    if not years:
        return report
    seen = tuple(
        replace(one, year_outcome=years[one.indicator])
        if one.indicator in years and is_over(report.period, one)
        else one
        for one in report.observations
    )
    return replace(report, observations=seen)

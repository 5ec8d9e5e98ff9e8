"""A few points of a series with the same said in words, where there are enough of them for a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.measures import own_value
from utfall.derive.series import series_of
from utfall.model.unit import abbreviated
from utfall.number import write_number
from utfall.period import Frequency
from utfall.shown.content import Trend
from utfall.view.calendar_words import said_by

if TYPE_CHECKING:
    from decimal import Decimal

    from utfall.derive.series import Series
    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.period import Period
    from utfall.words import Words

PERIODS, FEWEST = 13, 3  # from the same period last year on, where three follow on one another


def trend(history: History, words: Words, indicator: Indicator, last: Period, *, own: bool = False) -> Trend | None:
    """Return the latest thirteen periods of an indicator, or ``None`` where no three follow on one another.

    With ``own``, each month's own value where the indicator is reported as a sum from January: a sum says only that
    the year goes on.
    """
    return series_trend(series_of(history, indicator), words, last, own=own)


def series_trend(series: Series, words: Words, last: Period, *, own: bool = False) -> Trend | None:
    """Return the latest thirteen periods of a series: of an indicator, or of one of its parts."""
    indicator, periods = series.indicator, latest_periods(last)
    is_own = own and indicator.reported_as == "year_to_date" and indicator.accumulation == "flow"
    here = next((point for period in reversed(periods) if (point := series.at(period))), None)
    points = [series.beside(here, period) if here else None for period in periods]
    if is_own:
        made = [own_value(series, period) if point else None for period, point in zip(periods, points, strict=True)]
        values = tuple(one.value if one else None for one in made)
    else:
        values = tuple(point.value if point else None for point in points)
    if not any(None not in values[at : at + FEWEST] for at in range(len(periods) - FEWEST + 1)):
        return None
    return Trend(values, _said(words, indicator, periods, values, is_own=is_own))


def latest_periods(last: Period) -> list[Period]:
    """Return the latest periods, oldest first: of a month, those of the reports since the same month last year."""
    found = [last]
    while len(found) < PERIODS and (last.frequency is not Frequency.MONTH or found[-1] > last.same_last_year):
        found.append(found[-1].previous)
    return found[::-1]


def _said(
    words: Words, indicator: Indicator, periods: list[Period], values: tuple[Decimal | None, ...], *, is_own: bool
) -> str:
    known = [(period, value) for period, value in zip(periods, values, strict=True) if value is not None]
    (first, start), (last, end) = known[0], known[-1]
    unit = abbreviated(indicator.unit)
    written = [write_number(value, indicator.decimals, words.language) for value in (start, end)]
    said = {"first": first.name(words), "start": written[0], "last": last.name(words), "end": written[1], "unit": unit}
    return (
        said_by(last.calendar, words, ("text.trend-own", "text.trend-own-by-report"), **said)
        if is_own
        else words.say("text.trend", **said)
    )

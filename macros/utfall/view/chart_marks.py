"""What is marked in a chart over time: values outside normal variation, corrected ones, and where the series breaks."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.corrected import corrected
from utfall.derive.series import series_of
from utfall.derive.variation import variation
from utfall.shown.chart import Band, PointMark, Sign
from utfall.view.breaks import break_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from utfall.derive.series import Series
    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.period import Period
    from utfall.view.chart_scale import Shown
    from utfall.words import Words

TOLD = 2  # values outside that have words beside them; the others have the sign alone


@dataclass(frozen=True, slots=True)
class Drawn:
    """A value in the picture: of which period, at which place along the axis, and whether by the newest definition."""

    period: Period
    at: int
    value: Decimal
    is_current: bool = True


def marks_of(
    history: History, indicator: Indicator, drawn: Sequence[Drawn], shown: Shown, band: Band | None
) -> tuple[PointMark, ...]:
    """Return what is marked at these values."""
    words, found = shown.words, []
    for one in drawn:
        if corrected(history, indicator, [one.period]):
            text = words.say("chart.mark.corrected", period=one.period.short(words))
            found.append(PointMark(Sign.CORRECTED, one.at, one.value, text))
    if band:
        outside = [one for one in drawn if one.is_current and not band.low <= one.value <= band.high]
        outside.sort(key=lambda one: -_off(band, one))
        for number, one in enumerate(outside):
            text = words.say("chart.mark.outside", value=shown.number(one.value), period=one.period.short(words))
            found.append(PointMark(Sign.OUTSIDE, one.at, one.value, text if number < TOLD else ""))
    return tuple(found)


def _off(band: Band, one: Drawn) -> Decimal:
    """Return how far outside a value is."""
    return max(one.value - band.high, band.low - one.value)


def break_marks(series: Series, drawn: Sequence[Drawn], words: Words) -> tuple[PointMark, ...]:
    """Return a mark at the first value of each new definition among these, which are in order of time."""
    found, before = [], None
    for one in drawn:
        point = series.at(one.period)
        if point and before is not None and point.part != before:
            month = series.breaks[max(point.part, before) - 1].month
            found.append(
                PointMark(Sign.BREAK, one.at, one.value, words.say("chart.mark.break", period=month.short(words)))
            )
        before = point.part if point else before
    return tuple(found)


def band_of(history: History, indicator: Indicator, period: Period, shown: Shown) -> Band | None:
    """Return normal variation of the values themselves; none where they follow the season or are too few."""
    found = variation(history, indicator, period)
    if found is None or found.seasonal:
        return None
    low, high = (shown.of(one) for one in (found.limits.lower, found.limits.upper))
    if not isinstance(low, Decimal) or not isinstance(high, Decimal):
        return None
    text = shown.words.say("chart.band", low=shown.number(low), high=shown.number(high))
    return Band(low, high, text)


def notes_of(history: History, words: Words, indicator: Indicator, marks: Iterable[PointMark]) -> tuple[str, ...]:
    """Return what stands under a chart: what its signs mean, and what a break changed."""
    signs = {one.sign for one in marks}
    found = [words.say(f"chart.sign.{sign.value}") for sign in Sign if sign in signs]
    if Sign.BREAK in signs:
        found.append(break_text(words, series_of(history, indicator).breaks[-1]))
    return tuple(found)

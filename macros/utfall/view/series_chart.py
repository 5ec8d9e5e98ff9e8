"""An indicator over time: a line with target, forecast and R12, or bars where there are too few points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from utfall.derive.corrected import corrected
from utfall.derive.measures import rolling_12
from utfall.derive.series import series_of, weights_of
from utfall.errors import NothingToShow
from utfall.model.indicator import Measure
from utfall.model.missing import Missing
from utfall.model.unit import rescaled
from utfall.shown.chart import ChartKind, Panel, Role
from utfall.view.breaks import break_text
from utfall.view.chart_parts import (
    Heading,
    NumberFormat,
    drawn,
    extremes,
    files_of,
    filled,
    sentences,
    sign_of,
    with_sign,
)
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from utfall.derive.series import Point, Series
    from utfall.derive.stretches import Break
    from utfall.model.history import History
    from utfall.model.indicator import Amount, Indicator
    from utfall.period import Period
    from utfall.shown.chart import Chart, ChartSeries
    from utfall.words import Words

FEWEST = 3  # points in a row that make a line
LATEST = 37  # periods: three years, and the same month before them


@dataclass(frozen=True, slots=True)
class Charted:
    """Hold a chart, and why it is of another kind than one would expect, where it is."""

    chart: Chart
    remark: Sentence | None = None


def line_chart(history: History, words: Words, name: str) -> Chart | None:
    """Return an indicator over time, where it has points enough to make a line."""
    indicator = history.current.indicator(name)
    if _longest_run([point.period for point in _on_scale(series_of(history, indicator))]) < FEWEST:
        return None
    return series_chart(history, words, indicator).chart


def series_chart(history: History, words: Words, indicator: Indicator) -> Charted:
    """Return an indicator over time, with target, forecast and R12; of too few points the bars of each period."""
    outcome, target = series_of(history, indicator), series_of(history, indicator, Measure.TARGET)
    forecast = series_of(history, indicator, Measure.FORECAST)
    periods = [point.period for point in _on_scale(outcome)][-LATEST:]
    if not periods:
        raise NothingToShow(Sentence("error.no-rows", {"macro": "chart", "what": indicator.name}))
    is_line = _longest_run(periods) >= FEWEST
    if is_line:  # a gap in the archive is a gap in the line
        periods = sorted({*periods, *_between(periods[0], periods[-1])})[-LATEST:]
    periods += _due_after(history, indicator, periods[-1])
    scale = NumberFormat(words, indicator.unit, indicator.decimals)
    found = [
        scale.series(Role.OUTCOME, words.say("chart.outcome"), [_told(history, outcome, one) for one in periods]),
        scale.series(Role.TARGET, words.say(f"chart.{indicator.target_term}"), [_at(target, one) for one in periods]),
    ]
    if indicator.accumulation != "flow" and is_line:  # a year's sum has no place beside a month's
        made = [_at(forecast, one) for one in periods]
        found.append(scale.series(Role.FORECAST, words.say("chart.forecast"), made))
        if history.current.calendar.follows(indicator.rhythm.months):
            found.append(scale.series(Role.ROLLING, words.say("chart.rolling"), _rolling(history, indicator, periods)))
    found[0] = _marked(found[0], words, [bool(corrected(history, indicator, [one])) for one in periods])
    names = tuple(one.short(words) for one in periods)
    panel = Panel(names, filled(found), sign_of(indicator.unit), breaks=_breaks(outcome, periods) if is_line else ())
    unit, how = with_sign(indicator.unit), words.say(f"chart.manner.{indicator.reported_as}")
    title = words.say("chart.title.series", name=indicator.name, unit=unit, how=how)
    broken = _broken(outcome, periods)
    if broken:
        title = words.say("chart.title.broken", title=title, period=broken.month.name(words))
    said = _series_words(words, panel, indicator, break_text(words, broken) if broken else "")
    kind = ChartKind.LINE if is_line else ChartKind.BARS
    files = tuple(dict.fromkeys(files_of(history, "statement_lines" if "/" in indicator.id else "observations")))
    shown = drawn(kind, Heading(f"chart-series-{indicator.id.replace('/', '-')}", title, said), [panel], words, files)
    few = {"name": indicator.name, "count": len(periods), "fewest": FEWEST}
    return Charted(shown, None if is_line else Sentence("chart.too-few", few))


def _due_after(history: History, indicator: Indicator, last: Period) -> list[Period]:
    """Return the period of an outcome that is not there yet, so that nobody takes the last one for it."""
    observed = history.current.observed(indicator.id)
    return [one.period for one in observed if one.outcome is Missing.DUE and one.period > last]


def _marked(outcome: ChartSeries, words: Words, changed: list[bool]) -> ChartSeries:
    """Return the outcome with its corrected points said to be so, where a reader points at them."""
    said = words.say("text.corrected-point")
    pairs = zip(outcome.shown, changed, strict=True)
    return replace(outcome, shown=tuple(f"{text} ({said})" if text and is_so else text for text, is_so in pairs))


def _series_words(words: Words, panel: Panel, indicator: Indicator, broken: str) -> str:
    outcome = panel.series[0]
    known = [at for at, value in enumerate(outcome.values) if value is not None]
    last, target = known[-1], next((one for one in panel.series if one.role is Role.TARGET), None)
    first = words.say(
        "chart.said.series", name=indicator.name, first=panel.categories[0], last=panel.categories[last],
        value=outcome.shown[last],
    )  # fmt: skip
    against = ""
    if target and target.values[last] is not None:
        against = words.say("chart.said.against", term=target.name.lower(), value=target.shown[last])
    return sentences(first, broken, against, extremes(words, panel.categories, outcome))


def _rolling(history: History, indicator: Indicator, periods: Iterable[Period]) -> list[Decimal | None]:
    series, weights = series_of(history, indicator), weights_of(history, indicator)
    shown = {point.period for point in _on_scale(series)}
    found = [rolling_12(series, one, weights) if one in shown else None for one in periods]
    return [one.value if one else None for one in found]


def _at(series: Series, period: Period) -> Decimal | None:
    point = series.at(period)
    return point.value if point and _is_on_scale(series, point) else None


def _told(history: History, outcome: Series, period: Period) -> Amount | None:
    """Return an outcome, or why there is none: as its newest report says, else it is not reported."""
    if outcome.at(period):
        return _at(outcome, period)
    name = outcome.indicator.id
    seen = (one for report in reversed(history.reports) for one in report.observed(name) if one.period == period)
    amounts = (one.outcome for one in seen)
    return next((one for one in amounts if isinstance(one, Missing)), Missing.NOT_REPORTED)


def _on_scale(series: Series) -> list[Point]:
    """Return the values that can be drawn beside the newest: those in its unit."""
    return [point for point in series if _is_on_scale(series, point)]


def _is_on_scale(series: Series, point: Point) -> bool:
    return rescaled(point.value, point.unit or series.indicator.unit, series.indicator.unit) is not None


def _broken(series: Series, periods: Sequence[Period]) -> Break | None:
    """Return the newest break that the periods, or the one before them, are on both sides of."""
    shown = [point.part for period in periods if (point := series.at(period))]
    is_cut = len(_on_scale(series)) < len(series.points)
    return series.breaks[max(shown) - 1] if series.breaks and (is_cut or len(set(shown)) > 1) else None


def _breaks(series: Series, periods: list[Period]) -> tuple[int, ...]:
    """Return where lines begin anew: where sums start over with the year, and where the series breaks."""
    found, before = [], series.at(periods[0])
    for at, (last, period) in enumerate(pairwise(periods), 1):
        point = series.at(period)
        is_new_year = series.indicator.reported_as != "period" and last.in_year != period.in_year
        if is_new_year or (point and before and point.part != before.part):
            found.append(at)
        before = point or before
    return tuple(found)


def _longest_run(periods: list[Period]) -> int:
    """Return how many periods follow on one another at most: points that do not meet make no line."""
    longest = run = 0
    for number, period in enumerate(periods):
        run = run + 1 if number and periods[number - 1] >= period.previous else 1
        longest = max(longest, run)
    return longest


def _between(first: Period, last: Period) -> Iterator[Period]:
    """Return every period from the first to the last, those without a value too."""
    while first <= last:
        yield first
        first = first.next

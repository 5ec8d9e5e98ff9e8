"""An indicator over time: the chart that answers what one asks of it, or bars where there are too few points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.derive.corrected import corrected
from utfall.derive.series import series_of
from utfall.errors import NothingToShow, UnknownName
from utfall.model.indicator import Measure
from utfall.model.missing import Missing
from utfall.model.unit import is_money, rescaled
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
from utfall.view.dot_chart import dot_chart
from utfall.view.forecast_chart import forecast_chart
from utfall.view.month_chart import month_chart
from utfall.view.time_parts import chart_id
from utfall.view.year_chart import year_chart
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from decimal import Decimal

    from utfall.derive.series import Point, Series
    from utfall.derive.stretches import Break
    from utfall.model.history import History
    from utfall.model.indicator import Amount, Indicator
    from utfall.period import Period
    from utfall.shown.chart import Chart, ChartSeries
    from utfall.words import Words

FEWEST = 3  # points in a row that make a line
LATEST = 37  # periods that are bars: three years, and the same month before them
SELDOM = 4  # months from a value to the next: what comes no oftener has a dot for each


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


def series_chart(history: History, words: Words, indicator: Indicator, kind: str | None = None) -> Charted:
    """Return the chart that answers what one asks of an indicator; of too few points the bars of each period.

    Money against its budget is a column for each month, other measures a line for each year, what comes every third of
    a year or more seldom a dot for each period. Raises ``UnknownName`` for a ``kind`` that shows nothing of it.
    """
    outcome = series_of(history, indicator)
    periods = [point.period for point in _on_scale(outcome)]
    if not periods:
        raise NothingToShow(Sentence("error.no-rows", {"macro": "chart", "what": indicator.name}))
    if _longest_run(periods) < FEWEST:
        few = {"name": indicator.name, "count": len(periods), "fewest": FEWEST}
        remark = Sentence("chart.too-few", few) if kind != ChartKind.BARS else None  # nobody asked for a line
        _require_kind(kind, (ChartKind.BARS, ChartKind.LINE))
        return Charted(_period_bars(history, words, indicator), remark)
    periods = sorted({*periods, *_between(periods[0], periods[-1]), *_due_after(history, indicator, periods[-1])})
    made: dict[ChartKind, Callable[[], Chart | None]] = {}
    if indicator.rhythm.months >= SELDOM:
        made[ChartKind.DOTS] = lambda: dot_chart(history, words, indicator, periods)
    else:
        if is_money(indicator.unit) and indicator.accumulation == "flow":
            made[ChartKind.MONTHS] = lambda: month_chart(history, words, indicator, periods)
        made[ChartKind.LINE] = lambda: year_chart(history, words, indicator, periods, summed=kind is not None)
    first = next((chart for one in made.values() if (chart := one())), None) if kind is None else None
    made[ChartKind.STEPS] = lambda: forecast_chart(history, words, indicator.id)
    made[ChartKind.BARS] = lambda: _period_bars(history, words, indicator)
    _require_kind(kind, tuple(made))
    found = first or made[ChartKind(kind or ChartKind.BARS)]()
    if found is None:
        raise NothingToShow(Sentence("error.no-rows", {"macro": "chart", "what": indicator.name}))
    return Charted(found)


def _require_kind(kind: str | None, known: Sequence[ChartKind]) -> None:
    if kind is not None and kind not in known:
        raise UnknownName("chart-kind", kind, known)


def _period_bars(history: History, words: Words, indicator: Indicator) -> Chart:
    """Return an indicator's latest periods as bars, beside their target."""
    outcome, target = series_of(history, indicator), series_of(history, indicator, Measure.TARGET)
    periods = [point.period for point in _on_scale(outcome)][-LATEST:]
    periods += _due_after(history, indicator, periods[-1])
    scale = NumberFormat(words, indicator.unit, indicator.decimals)
    found = [
        scale.series(Role.OUTCOME, words.say("chart.outcome"), [_told(history, outcome, one) for one in periods]),
        scale.series(Role.TARGET, words.say(f"chart.{indicator.target_term}"), [_at(target, one) for one in periods]),
    ]
    found[0] = _marked(found[0], words, [bool(corrected(history, indicator, [one])) for one in periods])
    names = tuple(one.short(words) for one in periods)
    panel = Panel(names, filled(found), sign_of(indicator.unit))
    unit, how = with_sign(indicator.unit), words.say(f"chart.manner.{indicator.reported_as}")
    title = words.say("chart.title.series", name=indicator.name, unit=unit, how=how)
    broken = _broken(outcome, periods)
    if broken:
        title = words.say("chart.title.broken", title=title, period=broken.month.name(words))
    said = _series_words(words, panel, indicator, break_text(words, broken) if broken else "")
    files = tuple(dict.fromkeys(files_of(history, "statement_lines" if "/" in indicator.id else "observations")))
    return drawn(ChartKind.BARS, Heading(chart_id(indicator), title, said), [panel], words, files)


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

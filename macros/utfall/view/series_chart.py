"""An indicator over time: a line with target, forecast and R12, or bars where there are too few points."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from utfall.derive.measures import rolling_12
from utfall.derive.series import series_of
from utfall.errors import MacroError
from utfall.model.chart import ChartKind, Panel, Role
from utfall.model.indicator import Measure
from utfall.period import Frequency
from utfall.view.chart_parts import Heading, Scale, drawn, extremes, files_of, filled, sentences, sign_of, with_sign
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from utfall.derive.series import Series
    from utfall.model.chart import Chart
    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.period import Period
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
    if _longest_run([point.period for point in series_of(history, indicator)]) < FEWEST:
        return None
    return series_chart(history, words, indicator).chart


def series_chart(history: History, words: Words, indicator: Indicator) -> Charted:
    """Return an indicator over time, with target, forecast and R12; of too few points the bars of each period."""
    outcome, target = series_of(history, indicator), series_of(history, indicator, Measure.TARGET)
    forecast = series_of(history, indicator, Measure.FORECAST)
    periods = [point.period for point in outcome][-LATEST:]
    if not periods:
        raise MacroError(Sentence("error.no-rows", {"macro": "chart", "what": indicator.name}))
    is_line = _longest_run(periods) >= FEWEST
    if is_line:  # a gap in the archive is a gap in the line
        periods = list(_between(periods[0], periods[-1]))[-LATEST:]
    scale = Scale(words, indicator.unit, indicator.decimals)
    found = [
        scale.series(Role.OUTCOME, words.say("chart.outcome"), [_at(outcome, one) for one in periods]),
        scale.series(Role.TARGET, words.say(f"chart.{indicator.target_term}"), [_at(target, one) for one in periods]),
    ]
    if indicator.accumulation != "flow" and is_line:  # a year's sum has no place beside a month's
        made = [_at(forecast, one) for one in periods]
        found.append(scale.series(Role.FORECAST, words.say("chart.forecast"), made))
        if indicator.rhythm is Frequency.MONTH:
            found.append(scale.series(Role.ROLLING, words.say("chart.rolling"), _rolling(history, indicator, periods)))
    names = tuple(one.short(words) for one in periods)
    panel = Panel(names, filled(found), sign_of(indicator.unit), breaks=_breaks(indicator, periods) if is_line else ())
    unit, how = with_sign(indicator.unit), words.say(f"chart.manner.{indicator.reported_as}")
    title = words.say("chart.title.series", name=indicator.name, unit=unit, how=how)
    said = _series_words(words, panel, indicator)
    kind = ChartKind.LINE if is_line else ChartKind.BARS
    files = tuple(dict.fromkeys(files_of(history, "statement_lines" if "/" in indicator.id else "observations")))
    shown = drawn(kind, Heading(f"chart-series-{indicator.id.replace('/', '-')}", title, said), [panel], words, files)
    few = {"name": indicator.name, "count": len(periods), "fewest": FEWEST}
    return Charted(shown, None if is_line else Sentence("chart.too-few", few))


def _series_words(words: Words, panel: Panel, indicator: Indicator) -> str:
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
    return sentences(first, against, extremes(words, panel.categories, outcome))


def _rolling(history: History, indicator: Indicator, periods: Iterable[Period]) -> list[Decimal | None]:
    weights = series_of(history, history.current.indicator(indicator.weight)) if indicator.weight else None
    found = [rolling_12(series_of(history, indicator), one, weights) for one in periods]
    return [one.value if one else None for one in found]


def _at(series: Series, period: Period) -> Decimal | None:
    point = series.at(period)
    return point.value if point else None


def _breaks(indicator: Indicator, periods: list[Period]) -> tuple[int, ...]:
    """Return where sums from the beginning of the year start over."""
    if indicator.reported_as == "period":
        return ()
    pairs = enumerate(pairwise(periods), 1)
    return tuple(at for at, (before, after) in pairs if before.start.year != after.start.year)


def _longest_run(periods: list[Period]) -> int:
    """Return how many periods follow on one another at most: points that do not meet make no line."""
    longest = run = 0
    for number, period in enumerate(periods):
        run = run + 1 if number and periods[number - 1] == period.previous else 1
        longest = max(longest, run)
    return longest


def _between(first: Period, last: Period) -> Iterator[Period]:
    """Return every period from the first to the last, those without a value too."""
    while first <= last:
        yield first
        first = first.shifted(1)

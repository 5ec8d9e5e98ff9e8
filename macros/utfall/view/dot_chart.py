"""What is measured a few times a year or less: a dot with its figure for each period, the target as a dash at it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.corrected import corrected
from utfall.derive.series import series_of
from utfall.model.indicator import Measure
from utfall.model.missing import Missing
from utfall.period import Frequency
from utfall.shown.chart import ChartKind, Panel, Role
from utfall.view.chart_finding import change_finding
from utfall.view.chart_marks import Drawn, break_marks, marks_of, notes_of
from utfall.view.chart_parts import extremes, filled, sentences, sign_of
from utfall.view.chart_scale import axis_of, axis_text, shown_in
from utfall.view.time_parts import ChartText, against, over_time_chart, per, series_in, why_missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.model.history import History
    from utfall.model.indicator import Amount, Indicator
    from utfall.period import Period
    from utfall.shown.chart import Chart, ChartSeries
    from utfall.view.chart_scale import Shown
    from utfall.words import Words

LATEST = 10  # dots: more have no room for their figures on a telephone


def dot_chart(history: History, words: Words, indicator: Indicator, known: Sequence[Period]) -> Chart:
    """Return the latest periods as dots; the one before the first is what the first report said of it."""
    series = series_of(history, indicator)
    told = _amounts(history, indicator, known)
    periods = list(told)
    shown = shown_in(history, words, indicator)
    changed = [bool(corrected(history, indicator, [one])) for one in periods]
    outcome = series_in(shown, Role.OUTCOME, words.say("chart.outcome"), told.values(), changed)
    drawn = [
        Drawn(one, at, value)
        for at, (one, value) in enumerate(zip(periods, outcome.values, strict=True))
        if value is not None
    ]
    breaks = break_marks(series, drawn, words)
    labels = tuple("" if one is None else shown.number(one) for one in outcome.values)
    outcome = replace(outcome, labels=labels, breaks=tuple(one.at for one in breaks))
    both = filled([outcome, _target(history, indicator, periods, shown)])
    axis = axis_of(value for one in both for value in one.values if value is not None)
    names = tuple(one.short(words) for one in periods)
    panel = Panel(
        names, both, sign_of(shown.unit), ticks=tuple(one.replace(" ", "\n", 1) for one in names),
        marks=(*marks_of(history, indicator, drawn, shown, None), *breaks), span=axis.span, step=axis.step,
    )  # fmt: skip
    said = _told(history, indicator, shown, panel, periods)
    return over_time_chart(history, indicator, (ChartKind.DOTS, panel), shown, said)


def _amounts(history: History, indicator: Indicator, known: Sequence[Period]) -> dict[Period, Amount | None]:
    """Return what is known of the latest periods, or why there is no value."""
    series = series_of(history, indicator)
    found = list(known)[-LATEST:]
    told: dict[Period, Amount | None] = {
        one: point.value if (point := series.at(one)) else why_missing(history, indicator.id, one) for one in found
    }
    before = _before(history, indicator, found[0])
    return told if before is None or len(found) == LATEST else {found[0].same_last_year: before, **told}


def _before(history: History, indicator: Indicator, first: Period) -> Decimal | None:
    """Return what the report of the first period said of the year before, where the series is yearly and lacks it."""
    if first.frequency is not Frequency.YEAR or series_of(history, indicator).at(first.same_last_year):
        return None
    seen = [one for report in history.reports for one in report.observed(indicator.id) if one.period == first]
    said = [one.previous_outcome for one in seen if not isinstance(one.previous_outcome, Missing)]
    return said[-1] if said else None


def _target(history: History, indicator: Indicator, periods: Sequence[Period], shown: Shown) -> ChartSeries:
    """Return the targets, with the word for them at the last dash."""
    words, targets = shown.words, series_of(history, indicator, Measure.TARGET)
    held = [point.value if (point := targets.at(one)) else None for one in periods]
    found = series_in(shown, Role.TARGET, words.say(f"chart.{indicator.target_term}"), held)
    last = next((one for one in reversed(found.values) if one is not None), None)
    word = words.say(f"chart.term.{indicator.target_term}")
    return found if last is None else replace(found, end=f"{word} {shown.number(last)}")


def _told(history: History, indicator: Indicator, shown: Shown, panel: Panel, periods: Sequence[Period]) -> ChartText:
    series, words, outcome = series_of(history, indicator), shown.words, panel.series[0]
    last = max(at for at, value in enumerate(outcome.values) if value is not None)
    newest = periods[last]
    then = next((outcome.values[at] for at, one in enumerate(periods) if one == newest.same_last_year), None)
    here, point = series.at(newest), series.at(newest.same_last_year)
    before = then if point is None or here is None or point.part == here.part else None
    finding = change_finding(indicator, shown, newest, outcome.values[last] or Decimal(0), before)
    low = (panel.span or (Decimal(0),))[0]
    subtitle = words.say(
        "chart.sub.line", name=indicator.name, how=per(shown, indicator), unit=shown.heading, axis=axis_text(words, low)
    )
    said = [words.say("chart.said.dots", finding=finding), *against(shown, panel, last)]
    said.append(extremes(words, panel.categories, outcome))
    target = next((one for one in panel.series if one.role is Role.TARGET), None)
    dash = (words.say("chart.sign.dash", term=target.name.lower()),) if target else ()
    return ChartText(finding, subtitle, sentences(*said), (*dash, *notes_of(history, words, indicator, panel.marks)))

"""The forecasts of a year, report by report, as steps against what became of the year or what was decided for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.derive.track_record import track_record
from utfall.model.missing import Missing
from utfall.shown.chart import ChartKind, Panel, Role
from utfall.view.chart_finding import forecast_finding
from utfall.view.chart_parts import filled, sentences, sign_of
from utfall.view.chart_scale import axis_of, axis_text, shown_in
from utfall.view.time_parts import ChartText, ended, last_value, over_time_chart, series_in
from utfall.view.year_grid import year_grid

if TYPE_CHECKING:
    from utfall.derive.track_record import Forecast
    from utfall.model.history import History
    from utfall.model.indicator import Amount, Indicator
    from utfall.period import Period
    from utfall.shown.chart import Chart, ChartSeries
    from utfall.view.chart_scale import Shown
    from utfall.words import Words

FEWEST = 2  # forecasts that make steps
MANY = 5  # steps that each have a figure


def forecast_chart(history: History, words: Words, name: str) -> Chart | None:
    """Return this year's forecasts as steps, with the year's target and its outcome once it is closed."""
    indicator = history.current.indicator(name)
    known = track_record(history, indicator, history.current.period.in_year)
    found = [one for one in known if one.given.unit == indicator.unit]
    if len(found) < FEWEST:
        return None
    shown = shown_in(history, words, indicator)
    names, lines = _lines(history, indicator, {one.month: one for one in found}, shown)
    axis = axis_of(value for one in lines for value in one.values if value is not None)
    year = found[-1].month.year_name
    panel = Panel(
        tuple(f"{one} {year}" for one in names), lines, sign_of(shown.unit), ticks=names, span=axis.span, step=axis.step
    )
    drawn = [one for one in lines[-1].values if one is not None]
    finding = forecast_finding(indicator, shown, found, drawn)
    said = sentences(
        words.say("chart.said.steps", finding=finding),
        words.say("chart.said.steps-range", count=len(drawn), low=shown.text(min(drawn)), high=shown.text(max(drawn))),
        *(f"{one.name}: {shown.text(last_value(one))}." for one in lines[:-1]),
    )
    subtitle = words.say("chart.sub.steps", unit=shown.heading, axis=axis_text(words, axis.low))
    told = ChartText(finding, subtitle, said)
    return over_time_chart(history, indicator, (ChartKind.STEPS, panel), shown, told, name="forecasts")


def _lines(
    history: History, indicator: Indicator, made: dict[Period, Forecast], shown: Shown
) -> tuple[tuple[str, ...], tuple[ChartSeries, ...]]:
    """Return the names along the year and the lines: what became of the year, its target, and the forecasts last."""
    words, term, last = shown.words, indicator.target_term, made[max(made)]
    grid = year_grid(made, words)
    final = last.value + last.error if last.error is not None else None
    steps = series_in(shown, Role.FORECAST, words.say("chart.forecast"), grid.row(0, lambda one: made[one].value))
    targets = grid.row(0, lambda one: _year_target(history, indicator.id, one))
    outcomes = [final if one is not None else None for one in steps.values]
    lines = [
        (series_in(shown, Role.OUTCOME, words.say("chart.year-outcome"), outcomes), "outcome"),
        (series_in(shown, Role.TARGET, words.say(f"chart.year-{term}"), targets), term),
        (replace(steps, labels=_labels(shown, steps)), "forecast"),
    ]
    named = tuple(ended(one, shown, words.say(f"chart.term.{word}")) for one, word in lines if filled([one]))
    return grid.names, named


def _year_target(history: History, name: str, month: Period) -> Amount | None:
    """Return the year's target as the report of a month has it."""
    report = next((one for one in history.reports if one.period == month), None)
    seen = report.observation(name) if report else None
    return None if seen is None or isinstance(seen.year_target, Missing) else seen.year_target


def _labels(shown: Shown, steps: ChartSeries) -> tuple[str, ...]:
    """Return the figure at each step, where a forecast is another than the one before; of many the farthest apart."""
    found, before = {}, None
    for at, value in enumerate(steps.values):
        if value is not None and value != before:
            found[at], before = value, value
    if len(found) > MANY:
        kept = (min(found), max(found), min(found, key=lambda at: found[at]), max(found, key=lambda at: found[at]))
        found = {at: value for at, value in found.items() if at in kept}
    return tuple(shown.number(found[at]) if at in found else "" for at in range(len(steps.values)))

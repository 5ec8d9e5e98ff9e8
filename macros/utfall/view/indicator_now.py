"""How an indicator stands now: the figures that a reader comes for, before the whole of its history."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.derive.comparing import in_unit
from utfall.derive.series import series_of
from utfall.derive.stretches import changes_between
from utfall.model.indicator import Measure
from utfall.model.missing import Missing
from utfall.model.unit import PERCENT
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column, Subject
from utfall.view.assemble import NOTHING, Draft, PackageRow, assemble
from utfall.view.breaks import newest_break
from utfall.view.headings import figure_name
from utfall.view.indicator_tables import with_unit
from utfall.view.page_caption import in_page_unit
from utfall.view.sentences.amounts import behind_figure
from utfall.view.verdict import verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.history import History
    from utfall.model.indicator import Indicator, Observation
    from utfall.model.report import Report
    from utfall.shown.content import Content
    from utfall.shown.table import Table
    from utfall.words import Words

OTHERS = (Measure.TARGET, Measure.FORECAST, Measure.YEAR_TARGET)


def now_table(history: History, words: Words, name: str) -> Table | None:
    """Return the newest outcome, target and forecast, and what they were before; ``None`` where nothing is seen."""
    report = history.current
    indicator, seen = report.indicator(name), report.observation(name)
    if seen is None:
        return None
    columns = [
        Column("name", words.say("heading.measure"), "name"),
        Column("value", words.say("now.value"), "number", "current"),
        Column("status", words.say("heading.status"), "status"),
    ]
    rows = [*_now(history, words, indicator, seen), *_before(history, words, indicator, seen)]
    said = words.say("now.caption", name=indicator.name)
    caption = with_unit(said, indicator.unit, words)
    subject = Subject("now", indicator.name, indicator.unit)
    files = (report.resource(_kept(name)).file,)
    table = replace(assemble(f"now-{name.replace('/', '-')}", caption, columns, rows, files), subject=subject)
    return in_page_unit(table, report.money.of_indicator(indicator), said, ("value",))


def now_unit(report: Report, indicator: Indicator) -> str:
    """Return the unit that pages write after the figures: that of the pages' amounts."""
    scale = report.money.of_indicator(indicator)
    return behind_figure(scale.unit if scale else indicator.unit)


def _kept(name: str) -> str:
    return "statement_lines" if "/" in name else "observations"


def _now(history: History, words: Words, indicator: Indicator, seen: Observation) -> Iterator[Draft]:
    place = PackageRow(history.current, words, _kept(indicator.id), f"{indicator.id}/{seen.period}")
    found = verdict(history.current, words, indicator, seen)
    outcome = place.cell("outcome", _shown(indicator, seen, Measure.OUTCOME))
    outcome = replace(outcome, notes=(*outcome.notes, *newest_break(history, words, indicator, seen.period)))
    yield _row(words, indicator, seen, Measure.OUTCOME, outcome, Cell(found))
    for measure in OTHERS:
        if not isinstance(seen.amount(measure), Missing):
            yield _row(words, indicator, seen, measure, place.cell(measure.value, _shown(indicator, seen, measure)))


def _before(history: History, words: Words, indicator: Indicator, seen: Observation) -> Iterator[Draft]:
    """Tell what stood last month, and the outcome of the same period last year."""
    before = _earlier(history, indicator)
    if before and before.period.in_year == seen.period.in_year and before.period != seen.period:
        yield _row(words, indicator, before, Measure.OUTCOME, Cell(_shown(indicator, before, Measure.OUTCOME)))
    if before and before.period.in_year == seen.period.in_year and not isinstance(before.forecast, Missing):
        heading = figure_name(Measure.FORECAST, indicator, before.period, words)
        month = history.current.period.previous.report_name(words)
        cells = {
            "name": Cell(words.say("now.as-of", heading=heading, month=month)),
            "value": Cell(_shown(indicator, before, Measure.FORECAST)),
            "status": NOTHING,
        }
        yield Draft("forecast-before", cells)
    series = series_of(history, indicator)
    then = series.at(seen.period.same_last_year)
    value = then.value if then and series.is_current(then) else seen.previous_outcome
    if not isinstance(value, Missing):
        heading = figure_name(Measure.OUTCOME, indicator, seen.period.same_last_year, words)
        shown = Number(value, indicator.decimals, _sign(indicator))
        yield Draft("last-year", {"name": Cell(heading), "value": Cell(shown), "status": NOTHING})


def _earlier(history: History, indicator: Indicator) -> Observation | None:
    """Return what the month before told, in this month's unit; nothing where the series is broken since."""
    before = history.previous
    definition = before.definition(indicator.id) if before else None
    seen = before.observation(indicator.id) if before else None
    if seen is None or definition is None or changes_between(definition, history.current, indicator):
        return None
    outcome, forecast = (
        amount if isinstance(amount, Missing) else in_unit(indicator, amount, definition.unit)
        for amount in (seen.outcome, seen.forecast)
    )
    return replace(seen, outcome=outcome, forecast=forecast)


def _row(
    words: Words, indicator: Indicator, seen: Observation, measure: Measure, value: Cell, status: Cell = NOTHING
) -> Draft:
    cells = {"name": Cell(figure_name(measure, indicator, seen.period, words)), "value": value, "status": status}
    return Draft(f"{measure.value.replace('_', '-')}-{seen.period}".lower(), cells)


def _shown(indicator: Indicator, seen: Observation, measure: Measure) -> Content:
    amount = seen.amount(measure)
    if isinstance(amount, Missing):
        return amount
    return Number(amount, indicator.decimals if measure is Measure.OUTCOME else None, _sign(indicator))


def _sign(indicator: Indicator) -> str:
    return PERCENT if indicator.unit == PERCENT else ""

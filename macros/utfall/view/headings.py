"""Column headings: made from measure, period and the words of the definition, never typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.statement_figures import EARLIER, budget_of_share
from utfall.model.indicator import Measure
from utfall.model.statement import LineDerived, LineMeasure
from utfall.period import Frequency
from utfall.view.dates import date_text

if TYPE_CHECKING:
    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.model.statement import Statement
    from utfall.period import Period
    from utfall.words import Words

ACCUMULATED = "year_to_date"
OUTCOMES = {Measure.OUTCOME, Measure.PREVIOUS_OUTCOME}
SUMMED = {*OUTCOMES, Measure.TARGET}
BALANCES = {
    LineMeasure.OUTCOME: "heading.balance.closing", LineMeasure.PREVIOUS_OUTCOME: "heading.balance.closing",
    LineMeasure.PREVIOUS_YEAR: "heading.balance.opening",
}  # fmt: skip
LINE_SUMS = {
    LineMeasure.OUTCOME: "outcome", LineMeasure.PREVIOUS_OUTCOME: "outcome", LineMeasure.BUDGET: "target.budget",
}  # fmt: skip


def measure_heading(measure: Measure, indicator: Indicator, period: Period, words: Words) -> str:
    """Return the heading of a measure: ``Utfall ack 2023``, ``Mål T3 2023``, ``Prognos helår 2023``."""
    how = indicator.reported_as
    if measure is Measure.OUTCOME:
        return _at(f"heading.outcome.{how}", period, words)
    if measure is Measure.PREVIOUS_OUTCOME:
        return _at(f"heading.outcome.{how}", period.same_last_year, words)
    if measure is Measure.TARGET:
        return _at(f"heading.target.{indicator.target_term}.{how}", period, words)
    if measure is Measure.YEAR_TARGET:
        return _at(f"heading.year_target.{indicator.year_target_term}", period, words)
    return _at(f"heading.{measure.value}", period, words)


def figure_name(measure: Measure, indicator: Indicator, period: Period, words: Words) -> str:
    """Return what a figure is called where others of its kind stand near: ``Utfall hittills i år, december 2023``."""
    is_sum = indicator.reported_as == ACCUMULATED and measure in SUMMED
    if not is_sum:
        return measure_heading(measure, indicator, period, words)
    term = "outcome" if measure in OUTCOMES else f"target.{indicator.target_term}"
    of = period.same_last_year if measure is Measure.PREVIOUS_OUTCOME else period
    return words.say(f"heading.{term}.so_far", period=of.name(words))


def line_name(measure: LineMeasure, statement: Statement, period: Period, words: Words) -> str:
    """Return what a figure of a statement is called in a sentence: ``Budget hittills i år, november 2023``."""
    if statement.reported_as != ACCUMULATED or measure not in LINE_SUMS:
        return line_heading(measure, statement, period, words)
    of = period.same_last_year if measure is LineMeasure.PREVIOUS_OUTCOME else period
    return words.say(f"heading.{LINE_SUMS[measure]}.so_far", period=of.name(words))


def line_heading(measure: LineMeasure, statement: Statement, period: Period, words: Words) -> str:
    """Return the heading of a statement's measure: ``Utfall ack 2023``, ``Budget helår 2023``."""
    how = statement.reported_as
    if statement.is_balance and measure in BALANCES:
        day = period.same_last_year.end if measure is LineMeasure.PREVIOUS_OUTCOME else period.end
        return words.say(BALANCES[measure], day=date_text(day, words), year=period.year)
    keys = {
        LineMeasure.OUTCOME: f"heading.outcome.{how}",
        LineMeasure.PREVIOUS_OUTCOME: f"heading.outcome.{how}",
        LineMeasure.BUDGET: f"heading.target.budget.{how}",
        LineMeasure.FORECAST: "heading.forecast",
        LineMeasure.YEAR_BUDGET: "heading.year_target.budget",
        LineMeasure.PREVIOUS_YEAR: "heading.previous_year",
    }
    earlier = {LineMeasure.PREVIOUS_OUTCOME, LineMeasure.PREVIOUS_YEAR}
    return _at(keys[measure], period.same_last_year if measure in earlier else period, words)


def derived_heading(what: LineDerived, history: History, statement: Statement, words: Words) -> str:
    """Return the heading of what is worked out of a statement: ``Andel av budget helår 2023``."""
    report = history.current
    period = statement.lines[0].period if statement.lines else report.period
    key = f"heading.statement.{what.value}"
    if what in EARLIER:
        before = history.previous.period if history.previous else period.previous
        return _at(key, before, words)
    if what is LineDerived.BUDGET_SHARE:
        return words.say(key, budget=line_heading(budget_of_share(statement), statement, period, words).lower())
    if what is LineDerived.CHANGE and not statement.is_balance:
        return _at("heading.statement.change-last-year", period.same_last_year, words)
    return _at(key, period, words)


def _at(key: str, period: Period, words: Words) -> str:
    return words.say(key, period=period.short(words), year=period.year_name)


def is_incomplete(period: Period, month: Period) -> bool:
    """Tell whether a figure of this period, shown in this month, is of a period that has not ended."""
    return period.frequency is not Frequency.MONTH and not period.is_complete_in(month)

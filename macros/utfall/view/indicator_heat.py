"""Indicators over the last twelve months as one heat table: where each stands, and for how long it has deviated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from utfall.derive.measures import own_value
from utfall.derive.series import series_of
from utfall.derive.states_over import deviating_in_a_row, states_over
from utfall.errors import MacroError
from utfall.model.missing import Missing
from utfall.model.unit import PERCENT, rescaled
from utfall.shown.heat import HeatRow
from utfall.view.chart_parts import files_of
from utfall.view.choice import EVERYTHING, ColumnChoice
from utfall.view.headings import ACCUMULATED
from utfall.view.heat_table import PERIODS, heat_table
from utfall.view.indicator_tables import chosen
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from utfall.derive.series import Series
    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.model.status import State
    from utfall.period import Period
    from utfall.shown.table import Table
    from utfall.words import Words

FEWEST = 2  # periods that are a row


def indicator_heat(
    history: History, words: Words, chapter: str | None = None, area: str | None = None,
    choice: ColumnChoice = EVERYTHING,
) -> Table:  # fmt: skip
    """Return the table of the indicators that meet the conditions. Raises ``UnknownName`` for one that nothing meets.

    Columns are the months of the newest reports. What is told of a longer period stands in the month that it ends
    with, and of one that goes on in the newest. Of a sum from the year's beginning that has no status the period's own
    value is shown: the sum only says that the year goes on.
    """
    report = history.current
    pairs = chosen(report, chapter, area)
    if not pairs:
        what = ", ".join(filter(None, (chapter, area))) or "indicators"
        raise MacroError(Sentence("error.no-rows", {"macro": "heat", "what": what}))
    months = months_of(history)
    span = "–".join(dict.fromkeys((months[0].short(words), months[-1].short(words))))
    caption = words.say("heat.caption", span=span)
    if area:
        caption = words.say("caption.in-area", caption=caption, area=report.area(area).name)
    rows = [_row(history, words, indicator, months) for indicator, _ in pairs]
    name = "-".join(filter(None, ("heat", "indicators", chapter, area)))
    heads = (words.say("heading.indicator"), months)
    return heat_table(words, name, choice.caption(caption), heads, rows, files_of(history, "observations"))


def months_of(history: History) -> tuple[Period, ...]:
    """Return the months of the newest reports, the oldest first, back to the archive's first."""
    found, first = [history.current.period], history.reports[0].period
    while len(found) < PERIODS and found[0] > first:
        found.insert(0, found[0].previous)
    return tuple(found)


def _row(history: History, words: Words, indicator: Indicator, months: Sequence[Period]) -> HeatRow:
    series, states = series_of(history, indicator), states_over(history, indicator)
    periods = [_period(indicator, month, is_newest=month == months[-1]) for month in months]
    shown = [states.get(period) if period else None for period in periods]
    is_summed, is_assessed = indicator.reported_as == ACCUMULATED, any(one and one.is_assessed for one in shown)
    is_own = is_summed and indicator.accumulation == "flow" and not is_assessed
    values = [_value(history, series, period, is_own=is_own) if period else "" for period in periods]
    manner = words.say("heat.own" if is_own else "heat.so-far") if is_summed else ""
    unit = "" if indicator.unit == PERCENT else indicator.unit
    detail = ", ".join(filter(None, (unit, manner, _in_a_row(words, states))))
    return HeatRow(
        indicator.id, indicator.name, tuple(values), tuple(shown), indicator.decimals,
        PERCENT if indicator.unit == PERCENT else "", detail,
    )  # fmt: skip


def _period(indicator: Indicator, month: Period, *, is_newest: bool) -> Period | None:
    """Return the indicator's period that stands in a month's column."""
    period = month.within(indicator.rhythm)
    return period if period.last == month.last or is_newest else None


def _value(history: History, series: Series, period: Period, *, is_own: bool) -> Decimal | Missing | Literal[""]:
    point = series.at(period)
    if point is None:
        told = (one for report in reversed(history.reports) for one in report.observed(series.indicator.id))
        amounts = (one.outcome for one in told if one.period == period)
        return next((one for one in amounts if isinstance(one, Missing)), "")
    if rescaled(point.value, point.unit or series.indicator.unit, series.indicator.unit) is None:
        return ""
    found = own_value(series, period) if is_own else None
    return point.value if not is_own else found.value if found else ""


def _in_a_row(words: Words, states: Mapping[Period, State]) -> str:
    count = deviating_in_a_row(states)
    return words.say("heat.in-a-row", count=count) if count >= FEWEST else ""

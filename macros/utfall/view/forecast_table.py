"""A chapter's forecasts for the year beside one another, as they were made, and the outcome once the year is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.comparing import as_shown
from utfall.derive.track_record import track_record
from utfall.derive.year_end import year_outcome
from utfall.model.missing import Missing
from utfall.model.unit import PERCENT
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column, PageCaption
from utfall.view.assemble import Draft, assemble
from utfall.view.indicator_tables import chosen, with_unit
from utfall.view.page_caption import told_unit

if TYPE_CHECKING:
    from decimal import Decimal

    from utfall.model.history import History
    from utfall.model.indicator import Indicator, Observation
    from utfall.period import Period
    from utfall.shown.table import Table
    from utfall.words import Words

OUTCOME = "outcome"


def forecasts_table(history: History, words: Words, chapter: str) -> Table | None:
    """Return a row for each time that forecasts were made this year, with a column for each indicator.

    One whose definition has changed since is told from then on. ``None`` where there is no forecast yet; raises
    ``UnknownName`` for a chapter that is not there.
    """
    report = history.current
    year = report.period.in_year
    made: dict[str, dict[Period, Decimal]] = {}
    pairs = chosen(report, chapter)
    for indicator, _ in pairs:
        found = track_record(history, indicator, year)
        made[indicator.id] = {one.made: one.value for one in found if one.part == found[-1].part}
    told = [(indicator, seen) for indicator, seen in pairs if made[indicator.id]]
    if not told:
        return None
    units = {indicator.unit for indicator, _ in told}
    shared = units.pop() if len(units) == 1 else ""
    columns = [
        Column("name", words.say("heading.forecasts.made"), "name"),
        *(Column(one.id, _headed(one, shared), "number") for one, _ in told),
    ]
    rows = [_row(history, words, period, told, made) for period in sorted({at for one in made.values() for at in one})]
    said = words.say("caption.forecasts", year=report.period.year_name)
    scales = {report.money.of_indicator(one) for one, _ in told}
    unit = told_unit(shared, scales.pop() if len(scales) == 1 else None, words)
    return assemble(
        f"forecasts-{chapter}", with_unit(said, shared, words), columns, [*rows, *_outcome(history, words, told)],
        (report.resource("observations").file,), on_pages=PageCaption(said, "", unit),
    )  # fmt: skip


def _headed(indicator: Indicator, shared: str) -> str:
    """Return an indicator's name, with its unit where the table has several; per cent stands in the cells."""
    return indicator.name if shared or indicator.unit == PERCENT else f"{indicator.name}, {indicator.unit}"


def _row(
    history: History, words: Words, period: Period, told: list[tuple[Indicator, Observation]],
    made: dict[str, dict[Period, Decimal]],
) -> Draft:  # fmt: skip
    found = {one.id: made[one.id].get(period) for one, _ in told}
    cells = {one.id: _cell(history, one, amount) for one, _ in told if (amount := found[one.id]) is not None}
    return Draft(str(period).lower(), cells | {"name": Cell(period.name(words))})


def _outcome(history: History, words: Words, told: list[tuple[Indicator, Observation]]) -> list[Draft]:
    """Return what became of the forecasts, where the year is over."""
    cells = {}
    for one, seen in told:
        amount = year_outcome(history.current, one, seen)
        if amount is not None and not isinstance(amount, Missing):
            shown = as_shown(one, amount)
            cells[one.id] = _cell(history, one, amount if isinstance(shown, Missing) else shown)
    return [Draft(OUTCOME, cells | {"name": Cell(words.say("heading.forecasts.outcome"))}, "total")] if cells else []


def _cell(history: History, indicator: Indicator, amount: Decimal) -> Cell:
    unit = PERCENT if indicator.unit == PERCENT else ""
    return Cell(Number(amount, indicator.decimals, unit, scale=history.current.money.of_indicator(indicator)))

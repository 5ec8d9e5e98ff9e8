"""A statement as a table: the tree shown by indents, subtotals and totals by their kind.

What is worked out of the lines (deviations, shares, changes) stands in columns that a page asks for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.derive.statement_figures import (
    COMPARED,
    EARLIER,
    ROUNDED,
    LineOf,
    base_of_change,
    budget_of_share,
    derived,
)
from utfall.model.missing import Missing
from utfall.model.statement import RATIO, LineDerived, LineMeasure
from utfall.model.unit import PERCENT
from utfall.number import change_places
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column, PageCaption
from utfall.view.assemble import Draft, PackageRow, assemble
from utfall.view.choice import EVERYTHING, ColumnChoice
from utfall.view.corrections_table import derived_notes
from utfall.view.due import absent
from utfall.view.extra_columns import extra_cells, extra_columns
from utfall.view.headings import ACCUMULATED, derived_heading, line_heading
from utfall.view.indicator_tables import with_unit
from utfall.view.page_caption import told_time, told_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.model.history import History
    from utfall.model.page_money import Scale
    from utfall.model.report import Correction, Report
    from utfall.model.statement import Statement
    from utfall.period import Period
    from utfall.shown.content import Content
    from utfall.shown.table import Table
    from utfall.words import Words


REPEATING = {  # by which measure: one of a year that has ended says the same
    LineMeasure.YEAR_BUDGET: LineMeasure.BUDGET, LineMeasure.PREVIOUS_OUTCOME: None,
    LineMeasure.PREVIOUS_YEAR: LineMeasure.PREVIOUS_OUTCOME,
}  # fmt: skip


def statement_table(history: History, words: Words, name: str, choice: ColumnChoice = EVERYTHING) -> Table:
    """Return a statement's table. Raises ``UnknownName`` where there is no statement of the name."""
    report = history.current
    statement = report.statement(name)
    period = statement.lines[0].period if statement.lines else report.period
    worked_out = {one.key: one for one in _worked_out(history, words, statement)}
    is_over = period.months_left == 0 and period.is_complete_in(report.period)
    outcome, *others = _measures(words, statement, period, is_over=is_over)
    against = worked_out.pop(LineDerived.DEVIATION.value)
    if choice.columns is None:  # the caption tells how its sign is read
        against = replace(against, heading=words.say("heading.against.budget"), notes=(), is_extra=False)
    columns = [
        Column("name", statement.name, "name"), outcome, against, *others, *worked_out.values(),
        *extra_columns(report, "statement_lines"),
    ]  # fmt: skip
    caption = words.say("caption.statement", name=statement.name, period=period.report_name(words))
    if statement.reported_as == ACCUMULATED:
        caption = words.say("caption.accumulated", caption=caption)
    rows = [_row(history, words, LineOf(report, statement, line)) for line in statement.lines]
    files = (report.resource("statement_lines").file,)
    told = told_time(period, report.period, words, is_so_far=statement.reported_as == ACCUMULATED)
    against_budget = words.say("caption.against.budget") if _is_compared(rows) else ""
    unit = told_unit(statement.unit, report.money.of_statement(statement), words, against_budget)
    return assemble(
        f"statement-{name}", with_unit(caption, statement.unit, words), columns, rows, files, choice,
        PageCaption(statement.name, told, unit),
    )  # fmt: skip


def _measures(words: Words, statement: Statement, period: Period, *, is_over: bool) -> Iterator[Column]:
    """Yield the columns of what is reported, outcome and budget first; what repeats another is for who asks."""
    for one in (LineMeasure.OUTCOME, LineMeasure.BUDGET, LineMeasure.FORECAST, *REPEATING):
        kind = {LineMeasure.OUTCOME: "current", LineMeasure.BUDGET: ""}
        other = REPEATING.get(one) if is_over else None
        repeats = other is not None and all(line.amount(one) == line.amount(other) for line in statement.lines)
        heading = line_heading(one, statement, period, words)
        yield Column(one.value, heading, "number", kind.get(one, "quiet"), is_extra=repeats)


def _is_compared(rows: Sequence[Draft]) -> bool:
    return any(isinstance(row.cells[LineDerived.DEVIATION.value].content, Number) for row in rows)


def _worked_out(history: History, words: Words, statement: Statement) -> Iterator[Column]:
    """Yield a column for each thing that is worked out, with a footnote on how, shown where a page asks for it."""
    for one in LineDerived:
        heading = derived_heading(one, history, statement, words)
        note = words.say(f"note.statement.{one.value}")
        yield Column(one.value, heading, "number", notes=(note,), is_extra=True, is_derived=True)


def _row(history: History, words: Words, of: LineOf) -> Draft:
    line = of.line
    place = PackageRow(of.report, words, "statement_lines", of.key)
    cells = extra_cells(place) | {one.value: _measured(place, of, one) for one in LineMeasure}
    cells |= {one.value: _derived_cell(history, words, of, one) for one in LineDerived}
    cells["name"] = place.cell("name", line.name)
    return Draft(line.id, cells, line.kind, of.statement.level(line))


def _measured(place: PackageRow, of: LineOf, measure: LineMeasure) -> Cell:
    """Return a figure as it stands in the package, or of a ratio as it is worked out, which stands nowhere."""
    if of.line.kind == RATIO:
        amount = of.amount(measure)
        if isinstance(amount, Missing):
            return Cell(absent(amount, due=False))
        return Cell(Number(amount, of.decimals, PERCENT))
    return place.cell(measure.value, _figure(of, measure))


def _figure(of: LineOf, measure: LineMeasure) -> Content:
    statement, line = of.statement, of.line
    amount = line.amount(measure)
    if isinstance(amount, Missing):
        return absent(amount, due=measure is LineMeasure.OUTCOME and line.has_figures)
    return Number(amount, statement.decimals if measure in ROUNDED else None, scale=_scale(of))


def _scale(of: LineOf) -> Scale | None:
    return None if of.line.kind == RATIO else of.report.money.of_statement(of.statement)


def _derived_cell(history: History, words: Words, of: LineOf, what: LineDerived) -> Cell:
    amount = derived(of, what, history.previous)
    if isinstance(amount, Missing):
        return Cell(absent(amount, due=False))
    notes = derived_notes(_corrections(of, what), words)
    if what is LineDerived.BUDGET_SHARE:
        return Cell(Number(amount, 1, PERCENT), notes)
    unit = words.say("unit-of-change.procent") if of.unit == PERCENT else ""
    places = change_places(amount, of.decimals)
    return Cell(Number(amount, places, unit, signed=True, bracketed=what in EARLIER, scale=_scale(of)), notes)


def _corrections(of: LineOf, what: LineDerived) -> Iterator[tuple[Report, Correction]]:
    """Yield the corrections of what a figure is worked out from, where that is this report's."""
    inputs = {
        LineDerived.BUDGET_SHARE: (LineMeasure.OUTCOME, budget_of_share(of.statement)),
        LineDerived.CHANGE: (LineMeasure.OUTCOME, base_of_change(of.statement)),
    }
    for measure in {**COMPARED, **inputs}.get(what, ()):
        yield from ((of.report, one) for one in of.report.corrections_at("statement_lines", of.key, measure.value))

"""A statement as a table: the tree shown by indents, subtotals and totals by their kind.

What is worked out of the lines (deviations, shares, changes) stands in columns that a page asks for.
"""

from __future__ import annotations

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
from utfall.shown.table import Cell, Column, Number
from utfall.view.assemble import Draft, PackageRow, assemble
from utfall.view.choice import EVERYTHING, ColumnChoice
from utfall.view.corrections_table import derived_notes
from utfall.view.due import absent
from utfall.view.extra_columns import extra_cells, extra_columns
from utfall.view.headings import ACCUMULATED, derived_heading, line_heading
from utfall.view.indicator_tables import with_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.history import History
    from utfall.model.report import Correction, Report
    from utfall.model.statement import Line, Statement
    from utfall.shown.table import Content, Table
    from utfall.words import Words


def statement_table(history: History, words: Words, name: str, choice: ColumnChoice = EVERYTHING) -> Table:
    """Return a statement's table. Raises ``UnknownName`` where there is no statement of the name."""
    report = history.current
    statement = report.statement(name)
    period = statement.lines[0].period if statement.lines else report.period
    measures = [
        Column(one.value, line_heading(one, statement, period, words), "number",
               "current" if one is LineMeasure.OUTCOME else "")
        for one in LineMeasure
    ]  # fmt: skip
    columns = [
        Column("name", statement.name, "name"), *measures, *_worked_out(history, words, statement),
        *extra_columns(report, "statement_lines"),
    ]  # fmt: skip
    caption = words.say("caption.statement", name=statement.name, period=period.report_name(words))
    if statement.reported_as == ACCUMULATED:
        caption = words.say("caption.accumulated", caption=caption)
    rows = [_row(history, words, LineOf(report, statement, line)) for line in statement.lines]
    files = (report.resource("statement_lines").file,)
    return assemble(f"statement-{name}", with_unit(caption, statement.unit, words), columns, rows, files, choice)


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
    return place.cell(measure.value, _figure(of.statement, of.line, measure))


def _figure(statement: Statement, line: Line, measure: LineMeasure) -> Content:
    amount = line.amount(measure)
    if isinstance(amount, Missing):
        return absent(amount, due=measure is LineMeasure.OUTCOME and line.has_figures)
    return Number(amount, statement.decimals if measure in ROUNDED else None)


def _derived_cell(history: History, words: Words, of: LineOf, what: LineDerived) -> Cell:
    amount = derived(of, what, history.previous)
    if isinstance(amount, Missing):
        return Cell(absent(amount, due=False))
    notes = derived_notes(_corrections(of, what), words)
    if what is LineDerived.BUDGET_SHARE:
        return Cell(Number(amount, 1, PERCENT), notes)
    unit = words.say("unit-of-change.procent") if of.unit == PERCENT else ""
    places = change_places(amount, of.decimals)
    return Cell(Number(amount, places, unit, signed=True, bracketed=what in EARLIER), notes)


def _corrections(of: LineOf, what: LineDerived) -> Iterator[tuple[Report, Correction]]:
    """Yield the corrections of what a figure is worked out from, where that is this report's."""
    inputs = {
        LineDerived.BUDGET_SHARE: (LineMeasure.OUTCOME, budget_of_share(of.statement)),
        LineDerived.CHANGE: (LineMeasure.OUTCOME, base_of_change(of.statement)),
    }
    for measure in {**COMPARED, **inputs}.get(what, ()):
        yield from ((of.report, one) for one in of.report.corrections_at("statement_lines", of.key, measure.value))

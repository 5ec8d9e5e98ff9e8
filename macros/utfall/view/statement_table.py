"""A statement as a table: the tree shown by indents, subtotals and totals by their kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.model.statement import LineMeasure
from utfall.model.table import Column, Number
from utfall.view.assemble import Draft, Place, assemble
from utfall.view.due import absent
from utfall.view.headings import ACCUMULATED, line_heading
from utfall.view.indicator_tables import with_unit

if TYPE_CHECKING:
    from utfall.model.report import Report
    from utfall.model.statement import Line, Statement
    from utfall.model.table import Content, Table
    from utfall.words import Words

MEASURED = {LineMeasure.OUTCOME, LineMeasure.PREVIOUS_OUTCOME, LineMeasure.PREVIOUS_YEAR}


def statement_table(report: Report, words: Words, name: str) -> Table:
    """Return a statement's table. Raises ``UnknownName`` where there is no statement of the name."""
    statement = report.statement(name)
    period = statement.lines[0].period if statement.lines else report.period
    measures = [
        Column(one.value, line_heading(one, statement, period, words), "number",
               "current" if one is LineMeasure.OUTCOME else "")
        for one in LineMeasure
    ]  # fmt: skip
    columns = [Column("name", statement.name, "name"), *measures]
    caption = words.say("caption.statement", name=statement.name, period=period.report_name(words))
    if statement.reported_as == ACCUMULATED:
        caption = words.say("caption.accumulated", caption=caption)
    rows = [_row(report, words, statement, line) for line in statement.lines]
    files = (report.resource("statement_lines").file,)
    return assemble(f"statement-{name}", with_unit(caption, statement.unit, words), columns, rows, files)


def _row(report: Report, words: Words, statement: Statement, line: Line) -> Draft:
    place = Place(report, words, "statement_lines", f"{statement.id}/{line.id}")
    cells = {one.value: place.cell(one.value, _figure(statement, line, one)) for one in LineMeasure}
    cells["name"] = place.cell("name", line.name)
    return Draft(line.id, cells, line.kind, statement.level(line))


def _figure(statement: Statement, line: Line, measure: LineMeasure) -> Content:
    amount = line.amount(measure)
    if isinstance(amount, Missing):
        return absent(amount, due=measure is LineMeasure.OUTCOME and line.kind != "heading")
    return Number(amount, statement.decimals if measure in MEASURED else None)

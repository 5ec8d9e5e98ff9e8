"""The city's statements with the sums of members' lines, and the table of the lines that are summed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.model.gathered import LINES, MEASURES
from utfall.work.gathering.texts import row_of, text_of, with_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.words import Words
    from utfall.work.gathering.footnotes import Footnotes
    from utfall.work.gathering.gathered_month import GatheredMonth
    from utfall.work.gathering.month_tables import MonthTable, MonthTables, Row
    from utfall.work.gathering.statement_sums import SummedLine, SummedStatement

TOTAL = "total"


def with_statements(month: MonthTables, found: GatheredMonth, speech: Words, notes: Footnotes) -> MonthTables:
    """Return the month with the statements that members have."""
    if not found.statements:
        return month
    known = month.table("statements").keyed("id")
    source = {"source": speech.say("gathered.source")}
    fresh = [
        {**row_of(one.source, "statements", one.statement.id), **source}
        for one in found.statements
        if (one.statement.id,) not in known
    ]
    month = month.changed("statements", lambda table: with_rows(table, fresh)) if fresh else month
    month = month.changed("statement_lines", lambda table: _lines(table, found, notes))
    return month.with_table(LINES, replace(month.table(LINES), rows=tuple(_member_lines(found))))


def _lines(table: MonthTable, found: GatheredMonth, notes: Footnotes) -> MonthTable:
    had = table.keyed("statement", "id")
    gathered = {one.statement.id for one in found.statements}
    rows = [row for row in table.rows if row["statement"] not in gathered]
    for one in found.statements:
        left_out = {gap.member for gap in (*one.gaps, *found.missing)}
        gone = [name for member, name in found.names.items() if member in left_out]
        for at, line in enumerate(one.lines, 1):
            key = f"{one.statement.id}/{line.line.id}"
            base = had.get((one.statement.id, line.line.id)) or _fresh(one, line, found)
            row = {**base, "order": str(at), **line.cells}
            then = found.last_year(key, found.month) if line.line.has_figures else ""
            row["previous_outcome"] = then or row.get("previous_outcome", "")
            rows.append(row)
            if line.line.kind == TOTAL:
                notes.tell("statement_lines", key, gone, len(found.settings))
    names = [name for row in rows for name in row if row[name]]
    return replace(table.with_columns(names), rows=tuple(rows))


def _fresh(one: SummedStatement, line: SummedLine, found: GatheredMonth) -> Row:
    """Return a line as the first member that has it in this way writes it, without its figures."""
    key = f"{one.statement.id}/{line.line.id}"
    having = next((member for member in one.members if member.report.row("statement_lines", key)), one.source)
    row = {**row_of(having, "statement_lines", key), **dict.fromkeys(MEASURES, "")}
    known = {definition.indicator.id for definition in found.definitions}
    return {**row, "indicator": row["indicator"] if row["indicator"] in known else "", "finality": ""}


def _member_lines(found: GatheredMonth) -> Iterator[Row]:
    order = list(found.names)
    for one in found.statements:
        for line in one.lines:
            for part in sorted(line.parts, key=lambda part: order.index(part.member.id)):
                amounts = {name: text_of(amount) for name, amount in part.amounts.items()}
                yield {
                    "statement": one.statement.id, "line": line.line.id, "label": line.line.name,
                    "member": part.member.id, "name": part.member.name, "unit": one.statement.unit, **amounts,
                }  # fmt: skip

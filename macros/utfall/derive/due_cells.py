"""The cells that are to be filled in before a month is published.

An indicator's is due when a period of it has ended since the report before; a statement's lines, and a column that is
about the period, in every report. ``with_due`` marks the empty cells among them, so that whatever is shown of them, or
worked out from them, says that they are not there yet.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.derive.due import LINES, OBSERVATIONS, due_in, due_period
from utfall.derive.row_sums import SUMS, name_of
from utfall.model.contract import BREAKDOWNS
from utfall.model.missing import Missing, is_blank
from utfall.model.resource import HEADING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.model.breakdown import Breakdowns
    from utfall.model.report import Report
    from utfall.model.resource import Field, Resource, Row
    from utfall.model.statement import Statement

FIGURELESS = {"heading", "ratio"}  # kinds of lines that no figure is reported of


@dataclass(frozen=True, slots=True)
class DueCell:
    """Hold a cell that is to be filled in: where it is, what it is about, and who owns it as far as that is known.

    ``case`` tells what is lacking: the whole ``row`` of an indicator, its ``value``, the ``reason`` why it has none,
    values of its ``parts``, the value of a statement's ``line`` or of a column of one's ``own``. ``group`` is what the
    cell is listed under.
    """

    case: str
    resource: str
    file: str
    key: str
    row: int | None
    field: str
    name: str
    group: str
    owner: str = ""
    value: str | None = None
    details: Mapping[str, object] = dataclasses.field(default_factory=dict, compare=False)


def due_cells(report: Report) -> tuple[DueCell, ...]:
    """Return the cells that are to be filled in before a month is published; none where it has figures only."""
    if report.package.figures_only:
        return ()
    return (*_of_indicators(report), *_of_breakdowns(report), *_of_lines(report), *_of_columns(report))


def with_due(report: Report) -> Report:
    """Return a report whose empty cells that are due say so, and which knows how many there are left."""
    cells = due_cells(report)
    if not cells:
        return report
    whole = {"row", "reason", "parts"}  # tell of more than one empty cell
    places = {(one.resource, one.row, one.field) for one in cells if one.case not in whole}
    touched = {resource for resource, _, _ in places}
    keys = {(one.resource, one.key) for one in cells if one.case in {"value", "line"}}
    return replace(
        report,
        package=replace(report.package, due=len(cells)),
        resources={name: _marked(one, places) if name in touched else one for name, one in report.resources.items()},
        breakdowns=_marked_parts(report.breakdowns) if any(one.case == "parts" for one in cells) else report.breakdowns,
        observations=tuple(
            replace(seen, outcome=Missing.DUE) if (OBSERVATIONS, f"{seen.indicator}/{seen.period}") in keys else seen
            for seen in report.observations
        ),
        statements=tuple(_with_due_lines(one, keys) for one in report.statements),
    )


def _marked_parts(breakdowns: Breakdowns) -> Breakdowns:
    """Return parts whose empty outcomes are due; each distinct cell is kept once, so that all of them are marked."""
    rows = breakdowns.rows
    if rows is None or "outcome" not in rows.columns:
        return breakdowns
    column = rows.columns["outcome"]
    distinct = tuple(Missing.DUE if is_blank(one) else one for one in column.distinct)
    return replace(breakdowns, rows=rows.with_columns({**rows.columns, "outcome": replace(column, distinct=distinct)}))


def _marked(resource: Resource, places: set[tuple[str, int | None, str]]) -> Resource:
    rows = []
    for row in resource.rows:
        due = {one.name: Missing.DUE for one in resource.fields if _is_marked(resource, row, one, places)}
        rows.append(replace(row, values={**row.values, **due}) if due else row)
    return replace(resource, rows=tuple(rows))


def _is_marked(resource: Resource, row: Row, field: Field, places: set[tuple[str, int | None, str]]) -> bool:
    is_empty = is_blank(row.values.get(field.name, Missing.NOT_REPORTED))
    return is_empty and (resource.name, row.number, field.name) in places


def _with_due_lines(statement: Statement, keys: set[tuple[str, str]]) -> Statement:
    lines = tuple(
        replace(line, outcome=Missing.DUE)
        if is_blank(line.outcome) and (LINES, f"{statement.id}/{line.id}") in keys
        else line
        for line in statement.lines
    )
    return replace(statement, lines=lines)


def _of_indicators(report: Report) -> Iterator[DueCell]:
    resource = report.resources.get(OBSERVATIONS)
    for indicator in due_in(report, report.period):
        period = due_period(indicator, report.period)
        key = f"{indicator.id}/{period}"
        row = report.row(OBSERVATIONS, key)
        case = _lacking(report, row)
        if not case:
            continue
        value = row.values.get("outcome") if row else None
        yield DueCell(
            case, OBSERVATIONS, resource.file if resource else "", key, row.number if row else None,
            "outcome" if row else "", indicator.name, indicator.name, indicator.owner,
            value.symbol if case == "reason" and isinstance(value, Missing) else None,
            {"name": indicator.name, "indicator": indicator.id, "period": str(period)},
        )  # fmt: skip


def _lacking(report: Report, row: Row | None) -> str:
    """Return what an indicator's row lacks; empty where it has a figure, or says why it has none."""
    if row is None:
        return "row"
    outcome = row.values.get("outcome")
    if not isinstance(outcome, Missing):
        return ""
    if is_blank(outcome):
        return "value"
    return "" if row.text("comment") or report.note(OBSERVATIONS, row.key, "outcome") else "reason"


def _of_breakdowns(report: Report) -> Iterator[DueCell]:
    """Find indicators whose parts lack outcomes of the period that is due: once of each, however many they are."""
    resource = report.resources.get(BREAKDOWNS)
    if resource is None or not report.breakdowns:
        return
    due = {one.id: due_period(one, report.period) for one in report.indicators}
    empty: dict[str, list[Row]] = {}
    for row in resource.rows_where("outcome", is_blank):
        name = row.text("indicator")
        if due.get(name) and row.values.get("period") == due[name] and not row.text("comment"):
            empty.setdefault(name, []).append(row)
    for indicator in report.indicators:
        if rows := empty.get(indicator.id):
            details = {"name": indicator.name, "period": str(due[indicator.id]), "count": len(rows)}
            yield DueCell(
                "parts", BREAKDOWNS, resource.file, rows[0].key, rows[0].number, "outcome", indicator.name,
                indicator.name, indicator.owner, details=details,
            )  # fmt: skip


def _of_lines(report: Report) -> Iterator[DueCell]:
    resource = report.resources.get(LINES)
    names = {one.id: one.name for one in report.statements}
    for row in resource.rows if resource else ():
        is_told = row.text("kind") in FIGURELESS or not isinstance(row.values.get("outcome"), Missing)
        if resource and not is_told and not report.note(LINES, row.key, "outcome"):
            statement = names.get(row.text("statement"), row.text("statement"))
            details = {"name": row.text("name"), "statement": statement}
            yield DueCell(
                "line", LINES, resource.file, row.key, row.number, "outcome", row.text("name"), statement,
                details=details,
            )  # fmt: skip


def _of_columns(report: Report) -> Iterator[DueCell]:
    """Find cells of columns that are about the period, in tables of one's own and added to those that are known."""
    for resource in report.resources.values():
        of_period = [one for one in resource.fields if one.of_period and _has_blank(resource, one)]
        for row in resource.rows if of_period else ():
            for field in of_period:
                if _is_due(resource, row, field) and not report.note(resource.name, row.key, field.name):
                    name = name_of(resource, row)
                    details = {"name": name, "column": field.title, "resource": resource.title}
                    yield DueCell(
                        "own", resource.name, resource.file, row.key, row.number, field.name, name,
                        f"{resource.title}: {field.title}", row.text("owner"), details=details,
                    )  # fmt: skip


def _has_blank(resource: Resource, field: Field) -> bool:
    """Tell whether a cell of a column may be empty: of a table in columns each distinct value is looked at once."""
    return any(map(is_blank, resource.distinct(field.name))) or field.name not in resource.header


def _is_due(resource: Resource, row: Row, field: Field) -> bool:
    """Tell whether a cell is to be filled in and is not: a heading has no figures, and a sum follows from its rows."""
    is_summed = field.total and resource.kind(row) in SUMS
    is_empty = is_blank(row.values.get(field.name, Missing.NOT_REPORTED))
    return is_empty and resource.kind(row) != HEADING and not is_summed

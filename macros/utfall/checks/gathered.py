"""Gathered months: wholes are what the members' values make, lines the sums of theirs, and every member has a source.

Of wholes that every member tells, the check of breakdowns speaks; here of those that some member is not in.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.breakdown_faults import unfollowed
from utfall.derive.gathered_parts import incomplete_parts, periods_of
from utfall.model.finding import Finding
from utfall.model.gathered import LINES, MEASURES, ORGANISATION, SOURCES
from utfall.model.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.indicator import Amount
    from utfall.model.report import Report
    from utfall.period import Period

SLUG = "gathered"


def check(report: Report) -> Iterator[Finding]:
    """Find wholes and lines that the members' do not make, and members without a source."""
    if SOURCES not in report.resources:
        return
    yield from _wholes(report)
    yield from _lines(report)
    yield from _sources(report)


def _wholes(report: Report) -> Iterator[Finding]:
    parts = incomplete_parts(report)
    if not parts:
        return
    wholes: dict[tuple[str, Period, str], Amount] = {}
    for name, period in periods_of(parts):
        seen = next((one for one in report.observed(name) if one.period == period), None)
        wholes[name, period, "outcome"] = seen.outcome if seen else Missing.NOT_REPORTED
    for one in unfollowed(parts, {one.id: one for one in report.indicators}, wholes):
        if one.case not in {"sum", "mean"} or one.column != "outcome":
            continue
        row = report.row("observations", f"{one.indicator.id}/{one.period}")
        said = {"name": one.indicator.name, "shown": one.shown, "expected": one.expected}
        file = report.resources["observations"].file
        yield Finding(SLUG, "whole", file, row.number if row else None, "outcome", str(one.shown), details=said)


def _lines(report: Report) -> Iterator[Finding]:
    if LINES not in report.resources:
        return
    sums: dict[tuple[str, str, str], list[Decimal]] = {}
    for row in report.resources[LINES].rows:
        for measure in MEASURES:
            value = row.values.get(measure)
            if isinstance(value, int | Decimal):
                sums.setdefault((row.text("statement"), row.text("line"), measure), []).append(Decimal(value))
    for statement in report.statements:
        for line in statement.lines:
            shown, terms = line.outcome, sums.get((statement.id, line.id, "outcome"), [])
            if isinstance(shown, Decimal) and terms and shown != sum(terms):
                found = report.row("statement_lines", f"{statement.id}/{line.id}")
                said = {"name": line.name, "shown": shown, "expected": sum(terms)}
                file = report.resources["statement_lines"].file
                number = found.number if found else None
                yield Finding(SLUG, "line", file, number, "outcome", str(shown), details=said)


def _sources(report: Report) -> Iterator[Finding]:
    """Find members that a figure is told of and that no source is told of."""
    known = {row.text("member") for row in report.resources[SOURCES].rows}
    column = next((name for name, of in report.breakdowns.columns.items() if of == ORGANISATION), None)
    rows = report.breakdowns.rows if column else None
    told: set[str] = set()
    for row in rows or ():
        member = row.text(column or "")
        if member and member not in known | told and isinstance(row.values.get("outcome"), Decimal):
            told.add(member)
            file = report.resources["breakdowns"].file
            yield Finding(SLUG, "source", file, row.number, column, member, details={"member": member})

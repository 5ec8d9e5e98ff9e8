"""Rows of statements that say something of other rows: ratios, parts of a line, the two sides of a balance sheet."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.checks.sums import bound_of
from utfall.derive.statement_figures import RATIO_PLACES, LineOf
from utfall.errors import suggestion
from utfall.model.finding import Finding, Severity
from utfall.model.missing import Missing
from utfall.model.statement import OF_WHICH, RATIO, LineMeasure
from utfall.model.unit import converted
from utfall.number import rounded
from utfall.period import Frequency

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.model.history import History
    from utfall.model.report import Report
    from utfall.model.statement import Statement
    from utfall.period import Period

SIDES = 2  # of a balance sheet
WARNINGS = {"zero-base", "larger-part", "opening"}


def check(report: Report) -> Iterator[Finding]:
    """Find ratios of lines that are not there or divided by zero, parts of nothing, and sheets that do not balance."""
    for statement in report.statements:
        for line in statement.lines:
            if line.kind == RATIO:
                yield from _ratio(LineOf(report, statement, line))
            elif line.kind == OF_WHICH:
                yield from _part(LineOf(report, statement, line))
        if statement.is_balance:
            yield from _balance(report, statement)


def check_history(history: History) -> Iterator[Finding]:
    """Find opening balances that are not what the year before closed with (a warning: they may have been restated)."""
    report = history.current
    for statement in report.statements:
        for line in statement.lines if statement.is_balance else ():
            yield from _opening(history, LineOf(report, statement, line))


def _opening(history: History, of: LineOf) -> Iterator[Finding]:
    opening = of.line.previous_year
    closed = _closed(history, of)
    if closed is None or not isinstance(opening, Decimal):
        return
    closing = closed.line.outcome
    value = converted(closing, closed.unit, of.unit) if isinstance(closing, Decimal) else None
    if value is not None and rounded(value, of.decimals) != rounded(opening, of.decimals):
        details = {
            "name": of.line.name, "value": opening, "closing": rounded(value, of.decimals),
            "period": str(closed.line.period),
        }  # fmt: skip
        yield _finding(of, "opening", LineMeasure.PREVIOUS_YEAR.value, str(opening), details)


def _closed(history: History, of: LineOf) -> LineOf | None:
    """Return the line as the last report of the year before has it, if the archive has that."""
    for report in reversed(history.reports[:-1]):
        before = of.earlier(report)
        if before and _ends_year(before.line.period) and before.line.period.in_year == of.line.period.in_year - 1:
            return before
    return None


def _ends_year(period: Period) -> bool:
    return period.within(Frequency.YEAR).end == period.end


def _ratio(of: LineOf) -> Iterator[Finding]:
    known = [line.id for line in of.statement.lines if line.has_figures]
    named = (("no-numerator", "numerator", of.line.numerator), ("no-base", "base", of.line.base))
    lacking = [one for one in named if one[2] not in known]
    for case, field, name in lacking:
        yield _finding(of, case, field, name, _choice(of, name, known))
    for measure in LineMeasure if not lacking else ():
        yield from _worked_out(of, measure)


def _choice(of: LineOf, name: str, known: list[str]) -> dict[str, object]:
    return {"name": of.line.name, "known": ", ".join(known), "suggestion": suggestion(name, known)}


def _worked_out(of: LineOf, measure: LineMeasure) -> Iterator[Finding]:
    found, written = of.amount(measure), of.line.amount(measure)
    base = of.statement.line(of.line.base)
    if found is Missing.CANNOT_OCCUR and base and base.amount(measure) == 0:
        yield _finding(of, "zero-base", measure.value, "0", {"name": of.line.name, "base": base.name})
    elif isinstance(found, Decimal) and isinstance(written, Decimal) and rounded(found, RATIO_PLACES) != written:
        details = {"name": of.line.name, "value": written, "found": rounded(found, RATIO_PLACES)}
        yield _finding(of, "other-ratio", measure.value, str(written), details)


def _part(of: LineOf) -> Iterator[Finding]:
    whole = of.statement.line(of.line.parent)
    if whole is None or not whole.has_figures or whole.id == of.line.id:
        known = [line.id for line in of.statement.lines if line.has_figures and line.id != of.line.id]
        yield _finding(of, "no-whole", "parent", of.line.parent, _choice(of, of.line.parent, known))
        return
    for measure in LineMeasure:
        part, all_of_it = of.line.amount(measure), whole.amount(measure)
        if isinstance(part, Decimal) and isinstance(all_of_it, Decimal) and abs(part) > abs(all_of_it):
            details = {"name": of.line.name, "whole": whole.name, "value": part, "amount": all_of_it}
            yield _finding(of, "larger-part", measure.value, str(part), details)


def _balance(report: Report, statement: Statement) -> Iterator[Finding]:
    totals = [line for line in statement.lines if line.kind == "total"]
    if len(totals) != SIDES:
        row = report.row("statements", statement.id)
        file = report.resource("statements").file
        counted = {"name": statement.name, "count": len(totals)}
        number = row.number if row else None
        yield Finding("statement-rows", "two-sides", file, number, "form", "balance", details=counted)
        return
    assets, other = totals
    for measure in LineMeasure:
        one, two = assets.amount(measure), other.amount(measure)
        if isinstance(one, Decimal) and isinstance(two, Decimal) and abs(one - two) > bound_of(1, statement.decimals):
            details = {"name": other.name, "other": assets.name, "value": two, "amount": one, "difference": two - one}
            yield _finding(LineOf(report, statement, other), "unbalanced", measure.value, str(two), details)


def _finding(of: LineOf, case: str, field: str, value: str, details: Mapping[str, object]) -> Finding:
    row = of.report.row("statement_lines", of.key)
    file = of.report.resource("statement_lines").file
    severity = Severity.WARNING if case in WARNINGS else Severity.ERROR
    number = row.number if row else None
    return Finding("statement-rows", case, file, number, field, value, details=details, severity=severity)

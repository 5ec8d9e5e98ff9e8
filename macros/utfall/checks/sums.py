"""Sums: subtotals and totals are what their lines add up to, within what rounding can explain.

Each of n terms and the total are rounded on their own, each by at most half a unit in the last place shown.
The total may therefore differ from the sum of the shown terms by (n + 1) / 2 units, and no more.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.finding import Finding
from utfall.model.missing import Missing
from utfall.model.statement import SUMS, LineMeasure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.report import Report
    from utfall.model.statement import Line, Statement


def check(report: Report) -> Iterator[Finding]:
    """Find subtotals and totals that their lines do not add up to."""
    resource = report.resources.get("statement_lines")
    rows = {row.key: row.number for row in resource.rows} if resource else {}
    for statement in report.statements:
        for total in statement.lines:
            for measure, difference, details in _differences(statement, total):
                yield Finding(
                    "sums", "differs", resource.file if resource else "", rows[f"{statement.id}/{total.id}"],
                    measure.value, str(total.amount(measure)), details={**details, "difference": difference},
                )  # fmt: skip


def _differences(statement: Statement, total: Line) -> Iterator[tuple[LineMeasure, Decimal, dict[str, object]]]:
    terms = list(statement.terms(total))
    if total.kind not in SUMS or not terms:
        return
    bound = bound_of(len(terms), statement.decimals)
    for measure in LineMeasure:
        shown = total.amount(measure)
        amounts = [(statement.sign(term, total), term.amount(measure)) for term in terms]
        figures = [sign * amount for sign, amount in amounts if not isinstance(amount, Missing)]
        if isinstance(shown, Missing) or len(figures) < len(amounts):
            continue
        difference = shown - sum(figures)
        if abs(difference) > bound:
            details: dict[str, object] = {"line": total.name, "sum": sum(figures), "terms": len(terms), "bound": bound}
            details["value"] = shown  # as a number, so that the sentence writes it like the others
            yield measure, difference, details


def bound_of(terms: int, decimals: int) -> Decimal:
    """Return how much a total may differ from the sum of its shown terms, in the unit of the figures."""
    return Decimal(terms + 1) / 2 * Decimal(1).scaleb(-decimals)

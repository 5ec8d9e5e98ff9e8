"""Figures for staff alone stay so: none follows from what is public, by declared sums or by plain arithmetic.

The way in which it follows is named, never the figure: the finding stands where many can read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.disclosure import PublishedFigures, sum_text
from utfall.derive.formula import Formula, read_formula
from utfall.derive.reckoned import reckoned
from utfall.derive.withheld import has_marks, withheld_figures, withheld_of
from utfall.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.derive.reckoned import Reckoned
    from utfall.model.history import History
    from utfall.model.report import Report
    from utfall.model.withheld import Withheld


def check(history: History) -> Iterator[Finding]:
    """Find figures for staff that the public can work out."""
    if not any(map(has_marks, history.reports)):
        return
    report, withheld = history.current, withheld_of(history.current)
    told = set[tuple[str, str, str]]()
    for one in (*_by_sums(history), *_by_formulas(report, withheld)):
        told.add((one.file, str(one.row), str(one.field)))
        yield one
    for found in reckoned(report, withheld, history.previous):
        finding = _of(report, found)
        if (finding.file, str(finding.row), str(finding.field)) not in told:
            yield finding


def _by_sums(history: History) -> Iterator[Finding]:
    """Find what follows by the relations that the product knows, within this report and with those before it."""
    report, figures = history.current, PublishedFigures(history, frozenset(withheld_figures(history)))
    month = str(report.period)
    for one in figures.revealed():
        if one.cell not in figures.withheld:
            continue
        here = next((cell for cell in (one.cell, *one.sum.cells) if cell.month == month), None)
        resource = report.resources.get(here.resource) if here else None
        row = report.row(here.resource, here.row) if here else None
        if here and resource and row:
            details = {"name": figures.name(one.cell, here), "sum": sum_text(figures, one)}
            case = "few" if one.is_part else "sum"
            yield Finding("withheld", case, resource.file, row.number, here.column, details=details)


def _by_formulas(report: Report, withheld: Withheld) -> Iterator[Finding]:
    """Find columns that are a formula of public ones: whoever knows it needs no file."""
    for name, resource in report.resources.items():
        for field in resource.fields if name not in withheld.tables else ():
            formula = read_formula(field.formula) if field.formula else None
            if not isinstance(formula, Formula) or not withheld.has_column(name, field.name):
                continue
            if not any(withheld.has_column(name, one) for one in formula.names):
                details = {"name": field.title, "sum": field.formula}
                yield Finding("withheld", "column", resource.file, 1, field.name, details=details)


def _of(report: Report, found: Reckoned) -> Finding:
    resource = report.resources[found.resource]
    field, row = resource.field(found.column), report.row(found.resource, found.row) if found.row else None
    details = {"name": field.title if field else found.column, "sum": found.sum}
    return Finding("withheld", found.case, resource.file, row.number if row else 1, found.column, details=details)

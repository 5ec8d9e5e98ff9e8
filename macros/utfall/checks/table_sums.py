"""Sums in tables of one's own: subtotals and totals are what their rows add up to, within what rounding can explain."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.checks.sums import bound_of
from utfall.derive.row_sums import SUMS, id_of, in_order, name_of, parent_of, terms_of
from utfall.errors import suggestion
from utfall.model.contract import CONTRACTS
from utfall.model.finding import Finding, Severity
from utfall.model.gathered import TABLES
from utfall.model.missing import Missing
from utfall.model.resource import KIND, LINE, OF_WHICH, PARENT
from utfall.model.unit import PERCENT
from utfall.number import places_of
from utfall.words import recognised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.model.report import Report
    from utfall.model.resource import Field, Resource, Row


def check(report: Report) -> Iterator[Finding]:
    """Find sums that do not add up, parts larger than their whole, and rows that are summed into nothing."""
    for resource in report.resources.values():
        if resource.name in {*CONTRACTS, *TABLES}:  # these have checks of their own
            continue
        if resource.of_role(KIND) is None:
            yield from _looks_like_total(resource)
            continue
        yield from _parents(resource)
        for row in resource.rows:
            if resource.kind(row) in SUMS:
                yield from _sums(resource, row)
        yield from _parts(resource)


def _looks_like_total(resource: Resource) -> Iterator[Finding]:
    """Find a row that is called a total in a table that is summed below it too: it would be counted twice."""
    totals = recognised("cells", "total.rows")
    summed = [field for field in resource.fields if field.total and not field.total_by_formula]
    for row in resource.rows:
        texts = [row.text(field.name) for field in resource.fields if field.type == "string"]
        named = next((text for text in texts if text.casefold().rstrip(":. ") in totals), None)
        if named is not None and summed:
            details = {"name": named, "columns": ", ".join(field.title for field in summed)}
            yield Finding("table-sums", "undeclared", resource.file, row.number, summed[0].name, named, details=details)
        elif named is not None:
            yield from _unchecked(resource, row, named)


def _unchecked(resource: Resource, total: Row, named: str) -> Iterator[Finding]:
    """Point out a row that is called a total and is not the sum of the others, where nobody says what is summed."""
    terms = [row for row in resource.rows if row is not total]
    for field in resource.fields:
        shown, figures = total.values.get(field.name), _figures(terms, field)
        is_said = field.is_derived or field.unit in {PERCENT, "%"} or not field.is_figure
        if is_said or not isinstance(shown, int | Decimal) or not terms or len(figures) < len(terms):
            continue
        value, added = Decimal(shown), sum(figures, Decimal(0))
        if abs(value - added) > bound_of(len(terms), max(places_of(one) for one in (*figures, value))):
            details = {"name": named, "column": field.title, "value": value, "sum": added}
            yield Finding("table-sums", "unchecked", resource.file, total.number, field.name, str(shown),
                          details=details, severity=Severity.WARNING)  # fmt: skip
            return


def _parents(resource: Resource) -> Iterator[Finding]:
    field = resource.of_role(PARENT)
    if field is None:
        return
    rows = {id_of(row): row for row in resource.rows}
    for row in resource.rows:
        above = parent_of(resource, row)
        if above and (above not in rows or _is_ring(resource, row, rows)):
            details = {"suggestion": suggestion(above, sorted(rows))}
            yield Finding("table-sums", "parent", resource.file, row.number, field.name, above, details=details)


def _is_ring(resource: Resource, row: Row, rows: dict[str, Row]) -> bool:
    """Tell whether a row is in the end summed into itself."""
    seen, at = set(), parent_of(resource, row)
    while at in rows and at not in seen:
        seen.add(at)
        at = parent_of(resource, rows[at])
    return id_of(row) in seen


def _sums(resource: Resource, total: Row) -> Iterator[Finding]:
    terms = terms_of(resource, total)
    if not terms:
        kind = resource.of_role(KIND)
        yield Finding("table-sums", "nothing", resource.file, total.number, kind.name if kind else None,
                      resource.kind(total), details={"name": name_of(resource, total)})  # fmt: skip
        return
    for field in resource.fields:
        shown = total.values.get(field.name, Missing.NOT_REPORTED)
        figures = _figures(terms, field)
        is_written = field.name not in total.derived and isinstance(shown, int | Decimal)
        if not field.total or field.total_by_formula or not is_written or len(figures) < len(terms):
            continue
        value, added = Decimal(str(shown)), sum(figures, Decimal(0))
        decimals = max(places_of(one) for one in (*figures, value)) if field.decimals is None else field.decimals
        bound = bound_of(len(terms), decimals)
        if abs(value - added) > bound:
            details = {
                "name": name_of(resource, total), "column": field.title, "value": value, "sum": added,
                "difference": value - added, "terms": len(terms), "bound": bound, "unit": resource.unit(field, total),
            }  # fmt: skip
            yield Finding("table-sums", "differs", resource.file, total.number, field.name, str(shown), details=details)


def _figures(rows: Sequence[Row], field: Field) -> list[Decimal]:
    values = [row.values.get(field.name) for row in rows]
    return [Decimal(one) for one in values if isinstance(one, int | Decimal)]


def _parts(resource: Resource) -> Iterator[Finding]:
    """Find a row that is a part of a line and larger than it, or of no line at all."""
    rows, line = {id_of(row): row for row in resource.rows}, None
    for row in in_order(resource):
        kind = resource.kind(row)
        line = row if kind == LINE else line if kind == OF_WHICH else None
        whole = rows.get(parent_of(resource, row)) if resource.of_role(PARENT) else line
        if kind == OF_WHICH and (whole is None or resource.kind(whole) != LINE):
            field = resource.of_role(KIND)
            yield Finding("table-sums", "no-line", resource.file, row.number, field.name if field else None, kind,
                          details={"name": name_of(resource, row)})  # fmt: skip
        elif kind == OF_WHICH and whole is not None:
            yield from _larger(resource, row, whole)


def _larger(resource: Resource, part: Row, whole: Row) -> Iterator[Finding]:
    for field in resource.fields:
        own, all_of_it = (one.values.get(field.name) for one in (part, whole))
        if not field.total or not isinstance(own, int | Decimal) or not isinstance(all_of_it, int | Decimal):
            continue
        if 0 <= all_of_it < own:
            details = {"name": name_of(resource, part), "line": name_of(resource, whole), "column": field.title,
                       "value": Decimal(own), "whole": Decimal(all_of_it)}  # fmt: skip
            yield Finding("table-sums", "part", resource.file, part.number, field.name, str(own), details=details)

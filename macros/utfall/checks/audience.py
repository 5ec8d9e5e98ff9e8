"""What is marked for staff alone can be taken out: it is marked where that has an effect, and nothing public names it.

What of the marks a descriptor cannot say at all is told of its shape.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from utfall.checks.material import described, key_columns
from utfall.derive.formula import Formula, read_formula
from utfall.derive.row_sums import name_of
from utfall.derive.withheld import has_marks, is_for_staff, naming, references_of, withheld_of
from utfall.errors import nearest
from utfall.model.contract import CONTRACTS
from utfall.model.finding import Finding
from utfall.model.missing import Missing
from utfall.model.resource import AUDIENCE, PARENT
from utfall.project import PUBLIC, STAFF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.material import DescribedColumn, Material
    from utfall.model.history import History
    from utfall.model.report import Report
    from utfall.model.resource import Resource, Row
    from utfall.model.withheld import Withheld
    from utfall.period import Period
    from utfall.source.raw import RawTable

OF_PARENTS = {"statement_lines": "statement", "members": "dimension"}  # tables whose parents are of the same group


def check_package(material: Material) -> Iterator[Finding]:
    """Find columns of audiences that nobody has declared, and columns that cannot be taken out."""
    for table in material.tables:
        yield from _undeclared(table)
    for one in described(material):
        if one.field.audience == STAFF and one.table.audience != STAFF:
            yield from _needed(one)
        elif one.field.formula and one.table.audience != STAFF:
            yield from _formula(one)


def check(report: Report) -> Iterator[Finding]:
    """Find public rows and columns that name what only staff may see."""
    withheld = withheld_of(report) if has_marks(report) else None
    for resource in report.resources.values() if withheld else ():
        if withheld and resource.name not in withheld.tables:
            yield from _columns(report, resource, withheld)
            yield from _parents(resource, withheld)


def check_history(history: History) -> Iterator[Finding]:
    """Find what was for staff in the last report, and is marked in no way in this one: nothing is opened in silence."""
    report, before = history.current, history.previous
    if before is None or not has_marks(before):
        return
    was, now, month = withheld_of(before), withheld_of(report), before.period
    for name, resource in report.resources.items():
        if name in was.tables and name not in now.tables and resource.audience != PUBLIC and name in _own(before):
            yield _opened(resource, 1, "", resource.title, month)
        for field in resource.fields:
            marked = before.resources[name].field(field.name) if name in before.resources else None
            if marked and marked.audience == STAFF and not field.audience and not resource.audience:
                yield _opened(resource, 1, field.name, field.title, month)
        told = resource.of_role(AUDIENCE)
        for row in _rows_opened(resource, before, now):
            if told is None or row.text(told.name) != PUBLIC:
                yield _opened(resource, row.number, told.name if told else "", name_of(resource, row), month)


def _own(before: Report) -> set[str]:
    return {name for name, one in before.resources.items() if one.audience == STAFF}


def _rows_opened(resource: Resource, before: Report, now: Withheld) -> Iterator[Row]:
    """Yield the rows that said of themselves that they were for staff, and do not any more."""
    then = before.resources.get(resource.name)
    told = then.of_role(AUDIENCE) if then else None
    if then is None or told is None or resource.name in now.tables:
        return
    was = {row.key for row in then.rows_where(told.name, is_for_staff) if row.key != str(row.number)}
    yield from (row for row in resource.rows if row.key in was and not now.has_row(resource.name, row.key))


def _opened(resource: Resource, row: int, column: str, name: str, month: Period) -> Finding:
    return Finding(
        "audience", "opened", resource.file, row, column or None, details={"name": name, "month": str(month)}
    )


def _undeclared(table: RawTable) -> Iterator[Finding]:
    """Find a column that is called as if it said who may see the rows, and does not."""
    told = {field.name for field in table.fields if field.role == AUDIENCE or field.audience}
    for name, column in table.columns():
        is_called_so = name.strip().casefold() == AUDIENCE
        if name in told or not (is_called_so or nearest(name, [AUDIENCE])):
            continue
        said = {text for text in column.texts if text.strip() and (is_called_so or text.strip().casefold() == STAFF)}
        for row, text in islice(column.rows_where(said.__contains__), 1):
            yield Finding("audience", "undeclared", table.file, row, name, text, details={"table": table.name})


def _needed(one: DescribedColumn) -> Iterator[Finding]:
    """Find a column that tells rows apart, or that the report cannot do without."""
    contract = CONTRACTS.get(one.table.name)
    known = contract.columns.get(one.field.name) if contract else None
    if one.field.name in key_columns(one.table) or one.field.role or (known and known.required):
        yield one.finding("audience", "needed", AUDIENCE, STAFF)


def _formula(one: DescribedColumn) -> Iterator[Finding]:
    formula = read_formula(one.field.formula)
    names = formula.names if isinstance(formula, Formula) else ()
    hidden = [field.title for field in one.table.fields if field.name in names and field.audience == STAFF]
    if hidden and one.field.audience != STAFF:
        yield one.finding("audience", "formula", "formula", one.field.formula, {"names": ", ".join(hidden)})


def _columns(report: Report, resource: Resource, withheld: Withheld) -> Iterator[Finding]:
    for column, target in references_of(resource).items():
        if withheld.has_column(resource.name, column):
            continue
        if target in withheld.tables:
            rows = resource.rows_where(column, lambda value: not isinstance(value, Missing))
        else:
            rows = naming(report, resource, column, target, withheld)
        for row in rows:
            if not withheld.has_row(resource.name, row.key):
                yield _names(resource, row, column)


def _parents(resource: Resource, withheld: Withheld) -> Iterator[Finding]:
    """Find public rows that are said to be below one that is withheld."""
    told = resource.of_role(PARENT)
    column = told.name if told else PARENT
    gone = withheld.rows.get(resource.name, frozenset())
    if not gone or not (told or resource.name in OF_PARENTS):
        return
    group = OF_PARENTS.get(resource.name, "")
    above = {(row.text(group), row.text("id") or row.key) for row in resource.rows if row.key in gone}
    for row in resource.rows:
        if row.key not in gone and (row.text(group), row.text(column)) in above:
            yield _names(resource, row, column)


def _names(resource: Resource, row: Row, column: str) -> Finding:
    return Finding("audience", "names", resource.file, row.number, column, row.text(column))

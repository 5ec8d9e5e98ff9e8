"""Which tables, columns, rows and figures of the reports are for staff alone, by their marks and by what follows.

A row about something that is withheld is withheld with it: the observations of an indicator, the statuses of a project,
a footnote at a cell. What the newest report withholds is withheld in the reports before it too.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.cell_relations import CellAddress
from utfall.model.contract import CONTRACTS, PAGES, REFERENCES
from utfall.model.missing import Missing
from utfall.model.resource import AUDIENCE
from utfall.model.withheld import Withheld
from utfall.project import PUBLIC, STAFF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from utfall.model.history import History
    from utfall.model.report import Report
    from utfall.model.resource import Resource, Row, Value

PLACES = ("notes", "corrections")  # tables whose rows name a cell: resource, row, field


def withheld_of(report: Report, beside: Withheld | None = None) -> Withheld:
    """Return what a report withholds: what is marked, what is withheld ``beside``, and what goes with either."""
    found = _marked(report)
    if beside:
        found = found.joined(Withheld(beside.tables, beside.columns, _keyed(report, beside.rows)))
    while True:
        more = found.joined(_following(report, found))
        if more == found:
            return found
        found = more


def withheld_in(history: History, pages: Iterable[str] = ()) -> dict[str, Withheld]:
    """Return what each report withholds, by its month. ``pages`` are withheld, as the log of corrections has them."""
    of_pages = Withheld(rows={PAGES: frozenset(pages)})
    newest = withheld_of(history.current, of_pages)
    return {str(one.period): newest if one is history.current else withheld_of(one, newest) for one in history.reports}


def withheld_figures(history: History) -> Iterator[CellAddress]:
    """Yield where the figures stand that only staff may see."""
    for report in history.reports if any(map(has_marks, history.reports)) else ():
        yield from _figures(report, withheld_of(report, withheld_of(history.current)))


def has_marks(report: Report) -> bool:
    """Tell whether a report says of anything who may see it."""
    return any(
        one.audience == STAFF or any(field.role == AUDIENCE or field.audience == STAFF for field in one.fields)
        for one in report.resources.values()
    )


def is_for_staff(value: Value) -> bool:
    """Tell whether a cell of a column of audiences is for staff: whatever is neither empty nor the word for all."""
    text = "" if value is Missing.NOT_REPORTED else value.value if isinstance(value, Missing) else str(value)
    return text.strip().casefold() not in {"", PUBLIC}


def references_of(resource: Resource) -> dict[str, str]:
    """Return which table's rows each column names, as the contract and the descriptor have it."""
    found = {column: target for (name, column), target in REFERENCES.items() if name == resource.name}
    return {field.name: field.reference.resource for field in resource.fields if field.reference} | found


def _marked(report: Report) -> Withheld:
    tables, columns, rows = set[str](), set[tuple[str, str]](), dict[str, frozenset[str]]()
    for name, resource in report.resources.items():
        if resource.audience == STAFF:
            tables.add(name)
        columns |= {(name, field.name) for field in resource.fields if field.audience == STAFF}
        told = resource.of_role(AUDIENCE)
        if told:
            rows[name] = frozenset(row.key for row in resource.rows_where(told.name, is_for_staff))
    return Withheld(frozenset(tables), frozenset(columns), rows)


def _keyed(report: Report, rows: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return the rows of tables that have keys; a row that is known by its number alone is another in each report."""
    found = dict(rows)
    for name, resource in report.resources.items():
        if found.get(name) and name not in CONTRACTS and all(row.key == str(row.number) for row in resource.rows):
            del found[name]
    return found


def _following(report: Report, found: Withheld) -> Withheld:
    """Return the tables and rows that are about what is withheld."""
    tables, rows = set[str](), dict[str, frozenset[str]]()
    for name, resource in report.resources.items():
        if name in found.tables:
            continue
        about = {column: target for column, target in references_of(resource).items() if _is_of_key(resource, column)}
        if any(target in found.tables for target in about.values()):
            tables.add(name)
        gone = {row.key for column, target in about.items() for row in naming(report, resource, column, target, found)}
        gone |= {row.key for row in _of_members(report, resource, found)}
        if name in PLACES:
            gone |= {row.key for row in resource.rows if _is_at(row, found)}
        rows[name] = frozenset(gone)
    return Withheld(frozenset(tables), rows=rows)


def _is_of_key(resource: Resource, column: str) -> bool:
    contract = CONTRACTS.get(resource.name)
    if contract:
        return column in contract.key
    return all(text in row.key.split("/") for row in resource.rows if (text := row.text(column)))


def naming(report: Report, resource: Resource, column: str, target: str, found: Withheld) -> Iterator[Row]:
    """Yield the rows of which a column names a row that is withheld."""
    there = report.resources.get(target or resource.name)
    gone = found.rows.get(target or resource.name)
    if there is None or not gone:
        return
    named = {row.text("id") or row.key for row in there.rows if row.key in gone}
    public = {row.text("id") or row.key for row in there.rows if row.key not in gone}
    yield from resource.rows_where(column, lambda value: str(value) in named - public)


def _of_members(report: Report, resource: Resource, found: Withheld) -> Iterator[Row]:
    """Yield the rows that are about a member that is withheld."""
    members = report.resources.get("members")
    gone = found.rows.get("members", frozenset())
    dimensions = found.rows.get("dimensions", frozenset())
    if members is None or not (gone or dimensions):
        return
    for field in resource.fields:
        if field.dimension:
            of_it = [row for row in members.rows if row.text("dimension") == field.dimension]
            named = {row.text("id") for row in of_it if row.key in gone or field.dimension in dimensions}
            yield from resource.rows_where(field.name, lambda value, named=named: str(value) in named)  # type: ignore[misc]


def _is_at(row: Row, found: Withheld) -> bool:
    return found.has_cell(row.text("resource"), row.text("row"), row.text("field"))


def _figures(report: Report, found: Withheld) -> Iterator[CellAddress]:
    month = str(report.period)
    for name, resource in report.resources.items():
        figures = [one.name for one in resource.fields if one.is_figure]
        hidden = [one for one in figures if found.has_column(name, one)]
        gone = found.rows.get(name, frozenset())
        for row in resource.rows if hidden or gone else ():
            for column in figures if row.key in gone else hidden:
                if isinstance(row.values.get(column), Decimal | int):
                    yield CellAddress(month, name, row.key, column)

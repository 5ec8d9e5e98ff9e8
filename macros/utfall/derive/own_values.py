"""Values that follow from others in the tables of one's own: formulas, what the last report said, sums of rows.

Where a cell stands in the file it is kept, and a check compares it; where it is empty or its column is not there, the
row is given what follows, marked as derived.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from utfall.derive.formula import Formula, read_formula
from utfall.derive.row_sums import SUMS, formulas_in_order, sum_of, terms_of
from utfall.model.history import History
from utfall.model.missing import Missing
from utfall.model.resource import HEADING, KIND
from utfall.model.title import resolved
from utfall.words import words

if TYPE_CHECKING:
    from utfall.model.report import Report
    from utfall.model.resource import Field, Resource, Row, Value


@dataclass(frozen=True, slots=True)
class Followed:
    """Hold a cell with what it ought to say by its column's formula or by the last report."""

    row: Row
    field: Field
    value: Value


def with_own_values(history: History) -> History:
    """Return an archive whose reports know the report before them, and what follows in their own tables."""
    found: list[Report] = []
    for report in history.reports:
        found.append(_told(report, History((*found, report)).previous))
    return History(tuple(found))


def _told(report: Report, before: Report | None) -> Report:
    previous = before.period if before else report.period.previous
    told = replace(report, previous=previous)
    tables = {name: _titled(filled(one, before)[0], told) for name, one in report.resources.items()}
    return replace(told, resources=tables)


def _titled(resource: Resource, report: Report) -> Resource:
    """Return a table whose titles name the report before, where they ask for it."""
    if not any("{" in title for title in (resource.title, *(one.title for one in resource.fields))):
        return resource
    titled = partial(resolved, period=report.period, words=words(report.package.language), previous=report.previous)
    fields = tuple(replace(one, title=titled(one.title)) for one in resource.fields)
    return replace(resource, title=titled(resource.title), fields=fields)


def filled(resource: Resource, before: Report | None) -> tuple[Resource, tuple[Followed, ...]]:
    """Return a table with what follows written where nothing stands, and what each cell that follows ought to say."""
    if not any(field.is_derived for field in resource.fields) and resource.of_role(KIND) is None:
        return resource, ()
    filling = _Filling(resource, before)
    filling.fill()
    return replace(resource, rows=tuple(filling.rows.values())), tuple(filling.followed)


class _Filling:
    """Fill one table in: lines first, then the rows that sum them, those of others last."""

    def __init__(self, resource: Resource, before: Report | None) -> None:
        self.resource, self.before = resource, before
        self.rows = {row.number: row for row in resource.rows}
        self.followed: list[Followed] = []
        self.origins = [field for field in resource.fields if field.origin]
        self.formulas = [field for field in formulas_in_order(resource.fields) if not field.origin]
        self.summed = [field for field in resource.fields if field.total and not field.total_by_formula]

    def fill(self) -> None:
        """Go through the rows."""
        kinds = {row.number: self.resource.kind(row) for row in self.resource.rows}
        for row in self.resource.rows:
            if kinds[row.number] not in {*SUMS, HEADING}:
                self._remember(row.number)
                self._work_out(row.number, self.formulas)
        waiting = {row.number: terms_of(self.resource, row) for row in self.resource.rows if kinds[row.number] in SUMS}
        while waiting:
            ready = [number for number, terms in waiting.items() if not any(one.number in waiting for one in terms)]
            for number in ready or list(waiting):
                terms = [self.rows[one.number] for one in waiting.pop(number)]
                self._sum(number, terms)

    def _sum(self, number: int, terms: list[Row]) -> None:
        """Fill in a row that sums others; what is not summed follows from the row itself."""
        self._remember(number)
        for field in self.summed if terms else ():
            self._write(number, field, sum_of(terms, field))
        self._work_out(number, [field for field in self.formulas if not field.total or field.total_by_formula])

    def _remember(self, number: int) -> None:
        for field in self.origins:
            self._note(number, field, self._before(self.rows[number], field))

    def _work_out(self, number: int, formulas: list[Field]) -> None:
        for field in formulas:
            formula = read_formula(field.formula)
            if isinstance(formula, Formula):
                self._note(number, field, formula.value(self.rows[number].values))

    def _before(self, row: Row, field: Field) -> Value:
        """Return what the last report said of a row; where there was none, nothing was to be said."""
        if self.before is None:
            return Missing.NOT_REPORTED
        then = self.before.row(self.resource.name, row.key)
        return (
            then.values.get(field.origin_column or field.name, Missing.NOT_AVAILABLE) if then else Missing.NOT_AVAILABLE
        )

    def _note(self, number: int, field: Field, value: Value) -> None:
        self.followed.append(Followed(self.rows[number], field, value))
        self._write(number, field, value)

    def _write(self, number: int, field: Field, value: Value) -> None:
        row = self.rows[number]
        if (
            row.values.get(field.name, Missing.NOT_REPORTED) is not Missing.NOT_REPORTED
            or value is Missing.NOT_REPORTED
        ):
            return
        values = {**row.values, field.name: value}
        self.rows[number] = replace(row, values=values, derived=row.derived | {field.name})

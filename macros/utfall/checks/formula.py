"""Formulas: each can be read and worked out from columns that are there, and a value in the file is what it gives."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.checks.material import described
from utfall.derive.formula import Formula, FormulaFault, read_formula
from utfall.derive.own_values import Followed, filled
from utfall.derive.row_sums import formulas_in_order
from utfall.errors import suggestion
from utfall.model.finding import Finding
from utfall.model.missing import Missing
from utfall.number import places_of, rounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.material import Material
    from utfall.model.history import History
    from utfall.model.resource import Field, Resource
    from utfall.source.raw import RawTable


def check_package(material: Material) -> Iterator[Finding]:
    """Find formulas that nobody can work out."""
    for one in described(material):
        if one.field.formula:
            for case, value, details in _declared(one.table, one.field):
                yield one.finding("formula", case, "formula", value, details)


def _declared(table: RawTable, field: Field) -> Iterator[tuple[str, str, dict[str, object]]]:
    formula = read_formula(field.formula)
    if not field.is_number:
        yield "not-a-figure", field.formula, {}
    if field.origin:
        yield "two-sources", field.formula, {}
    if isinstance(formula, FormulaFault):
        yield formula.case, formula.value, {"formula": field.formula}
        return
    if formula.divides and field.decimals is None:
        yield "decimals", field.formula, {}
    yield from _operands(table, field, formula)
    if not formula.names:
        yield "no-column", field.formula, {}


def _operands(table: RawTable, field: Field, formula: Formula) -> Iterator[tuple[str, str, dict[str, object]]]:
    names = [one.name for one in table.fields]
    for name in formula.names:
        there = table.field(name)
        if there is None:
            yield "unknown", name, {"suggestion": suggestion(name, names), "known": ", ".join(names)}
        elif not there.is_number:
            yield "text", name, {"formula": field.formula}
    workable = {one.name for one in formulas_in_order(table.fields)}
    if field.name not in workable and all(isinstance(read_formula(one), Formula) for one in _texts(table)):
        yield "circle", field.formula, {}


def _texts(table: RawTable) -> list[str]:
    return [one.formula for one in table.fields if one.formula]


def check(history: History) -> Iterator[Finding]:
    """Find values in the file that are not what their column's formula gives."""
    before = history.previous
    for resource in history.current.resources.values():
        for one in filled(resource, before)[1]:
            if one.field.formula and one.field.name not in one.row.derived:
                yield from _cell(resource, one)


def _cell(resource: Resource, one: Followed) -> Iterator[Finding]:
    written = one.row.values.get(one.field.name, Missing.NOT_REPORTED)
    details: dict[str, object] = {"formula": one.field.formula, "column": one.field.title}
    if not isinstance(written, int | Decimal) or isinstance(written, bool):
        return
    if one.value is Missing.CANNOT_OCCUR:
        yield Finding("formula", "cannot", resource.file, one.row.number, one.field.name, str(written), details=details)
    elif not isinstance(one.value, Missing) and not is_told(written, one):
        right = right_value(written, one)
        told = {**details, "right": right, "written": written}
        yield Finding("formula", "differs", resource.file, one.row.number, one.field.name, str(written), details=told)


def right_value(written: Decimal | int, one: Followed) -> Decimal:
    """Return what ought to stand, with as many decimals as the column has or as are written."""
    places = max(one.field.decimals or 0, places_of(Decimal(written)))
    return rounded(one.value, places) if isinstance(one.value, Decimal) else Decimal(written)


def is_told(written: Decimal | int, one: Followed) -> bool:
    """Tell whether a value in the file is the one that follows, rounded as the column is or as it is written."""
    return right_value(written, one) == written

"""What the rows of a table of one's own add up to: the terms of a subtotal or a total, and the sums below a table.

The kind of a row stands in a column of that role. Where another column names the row that each is summed into, a total
is the sum of those that name it; without one, a subtotal is the sum of the lines since the subtotal or the heading
before it, and a total that of all lines.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.formula import Formula, read_formula
from utfall.model.missing import Missing
from utfall.model.resource import HEADING, KIND, LINE, OF_WHICH, ORDER, PARENT, SUBTOTAL, TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from utfall.model.resource import Field, Resource, Row, Value

SUMS = (SUBTOTAL, TOTAL)


def in_order(resource: Resource) -> list[Row]:
    """Return the rows as they are shown: by the column of their order, else as in the file."""
    order = resource.of_role(ORDER)

    def place(row: Row) -> tuple[Decimal, int]:
        value = row.values.get(order.name) if order else None
        return (Decimal(value) if isinstance(value, int | Decimal) else Decimal(0), row.number)

    return sorted(resource.rows, key=place)


def id_of(row: Row) -> str:
    """Return what other rows call a row."""
    return row.text("id") or row.key


def name_of(resource: Resource, row: Row) -> str:
    """Return what a reader calls a row: its first text, but for its id and its kind."""
    texts = (field for field in resource.fields if field.type == "string" and field.name != "id" and not field.role)
    return next((row.text(field.name) for field in texts), "") or row.key


def parent_of(resource: Resource, row: Row) -> str:
    """Return what a row says that it is summed into."""
    field = resource.of_role(PARENT)
    return row.text(field.name) if field else ""


def terms_of(resource: Resource, total: Row) -> list[Row]:
    """Return the rows that a subtotal or a total sums; none for other rows."""
    kind = resource.kind(total)
    if kind not in SUMS:
        return []
    if resource.of_role(PARENT):
        return list(_children(resource, total, frozenset()))
    lines = [row for row in in_order(resource) if resource.kind(row) == LINE]
    return _since(resource, total) if kind == SUBTOTAL else lines


def _children(resource: Resource, total: Row, above: frozenset[str]) -> Iterator[Row]:
    """Yield the rows summed into one, seeing through headings; what is but a part of its line is not added."""
    above |= {id_of(total)}
    for row in resource.rows:
        if parent_of(resource, row) == id_of(total) and id_of(row) not in above:
            if resource.kind(row) == HEADING:
                yield from _children(resource, row, above)
            elif resource.kind(row) != OF_WHICH:
                yield row


def _since(resource: Resource, subtotal: Row) -> list[Row]:
    found: list[Row] = []
    for row in in_order(resource):
        if row is subtotal:
            break
        found = [*found, row] if resource.kind(row) == LINE else [] if resource.kind(row) != OF_WHICH else found
    return found


def sum_of(rows: Sequence[Row], field: Field) -> Decimal | Missing:
    """Return the sum of a column over rows, or why there is none: what is missing is never zero."""
    values = [row.values.get(field.name, Missing.NOT_REPORTED) for row in rows]
    if Missing.DUE in values:
        return Missing.DUE
    figures = [Decimal(one) for one in values if isinstance(one, int | Decimal)]
    return sum(figures, Decimal(0)) if figures and len(figures) == len(values) else Missing.NOT_AVAILABLE


def has_own_total(resource: Resource) -> bool:
    """Tell whether a row of the table is its total."""
    return resource.of_role(KIND) is not None and any(resource.kind(row) == TOTAL for row in resource.rows)


def totals_below(resource: Resource) -> Mapping[str, Decimal | Missing]:
    """Return what the row below a table says: sums, and formulas over them. Nothing where a row is the total."""
    summed = [field for field in resource.fields if field.total and not field.total_by_formula]
    if has_own_total(resource):
        return {}
    lines = [row for row in resource.rows if resource.kind(row) == LINE]
    found: dict[str, Decimal | Missing] = {field.name: sum_of(lines, field) for field in summed}
    for field in formulas_in_order(resource.fields):
        formula = read_formula(field.formula)
        if field.total_by_formula and isinstance(formula, Formula):
            operands: dict[str, Value] = {**found}
            found[field.name] = formula.value(operands)
    return found


def formulas_in_order(fields: Sequence[Field]) -> list[Field]:
    """Return the columns with a formula so that each comes after those it is over; those in a circle are left out."""
    waiting = {field.name: field for field in fields if field.formula}
    found: list[Field] = []
    while waiting:
        ready = [one for one in waiting.values() if not _waits(one, waiting)]
        if not ready:
            return found
        found += ready
        for one in ready:
            del waiting[one.name]
    return found


def _waits(field: Field, waiting: Mapping[str, Field]) -> bool:
    formula = read_formula(field.formula)
    return not isinstance(formula, Formula) or any(name in waiting for name in formula.names)

"""Any further resource as a table, from its schema alone: titles, units, decimals, totals, scales, references."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.errors import MacroError
from utfall.model.contract import STATUS_SCALES
from utfall.model.missing import Missing
from utfall.model.table import Cell, Column, Number
from utfall.model.unit import PERCENT
from utfall.view.assemble import Draft, Place, assemble
from utfall.view.dates import as_day
from utfall.view.due import absent
from utfall.words import Sentence

if TYPE_CHECKING:
    from utfall.model.report import Report
    from utfall.model.resource import Field, Resource, Row, Value
    from utfall.model.table import Content, Table
    from utfall.words import Words

HIDDEN = {"id", "order"}


def resource_table(report: Report, words: Words, name: str) -> Table:
    """Return a resource's table. Raises ``UnknownName`` where the package has no resource of the name.

    The first text column heads the rows; ``id`` and ``order`` are not shown; a field with ``total`` is summed.
    """
    resource = report.resource(name)
    fields = [field for field in resource.fields if field.name not in HIDDEN] or list(resource.fields)
    if not fields:
        raise MacroError(Sentence("error.no-rows", {"macro": "table", "what": name}))
    head = next((field for field in fields if field.type == "string"), fields[0])
    shown = [head, *(field for field in fields if field is not head)]
    columns = [_column(resource, field, "name" if field is head else "") for field in shown]
    rows = [_row(report, words, resource, shown, row) for row in sorted(resource.rows, key=_order)]
    if any(field.total for field in shown):
        rows.append(_total(words, resource, shown, head))
    caption = words.say("caption.table", name=resource.title, period=report.period.name(words))
    return assemble(f"table-{name.replace('_', '-')}", caption, columns, rows, (resource.file,))


def _order(row: Row) -> tuple[Decimal, int]:
    order = row.values.get("order")
    return (Decimal(order) if isinstance(order, int | Decimal) else Decimal(0), row.number)


def _column(resource: Resource, field: Field, kind: str) -> Column:
    if not kind:
        kind = "number" if field.is_number else "status" if _scale(resource, field) else "text"
    unit = f", {field.unit}" if field.unit and field.unit != PERCENT else ""
    return Column(field.name, field.title + unit, kind)


def _scale(resource: Resource, field: Field) -> str | None:
    return field.scale or (STATUS_SCALES.get(resource.name) if field.name == "status" else None)


def _row(report: Report, words: Words, resource: Resource, fields: list[Field], row: Row) -> Draft:
    place = Place(report, words, resource.name, row.key)
    cells = {field.name: place.cell(field.name, _content(report, words, resource, field, row)) for field in fields}
    return Draft(row.key.replace("/", "-").lower(), cells)


def _content(report: Report, words: Words, resource: Resource, field: Field, row: Row) -> Content:
    value = row.values.get(field.name, Missing.NOT_REPORTED)
    if isinstance(value, Missing):
        return absent(value, due=field.is_number)
    scale = _scale(resource, field)
    if scale:
        return report.status(scale, str(value))
    if field.reference:
        return _referred(report, field.reference.resource, str(value))
    return _plain(value, field, words)


def _plain(value: Value, field: Field, words: Words) -> Content:
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Number(Decimal(value), field.decimals, field.unit or "" if field.unit == PERCENT else "")
    return as_day(value, words) if isinstance(value, date) else str(value)


def _referred(report: Report, target: str, key: str) -> str:
    """Return the name of the row that a key refers to, or the key where the row has no name."""
    there = report.resources.get(target)
    rows = [row for row in there.rows if row.key == key] if there else []
    return (rows[0].text("name") if rows else "") or key


def _total(words: Words, resource: Resource, fields: list[Field], head: Field) -> Draft:
    cells = {field.name: Cell("") for field in fields if not field.total}  # nothing is missing there
    cells[head.name] = Cell(words.say("text.total"))
    for field in fields:
        values = [row.values.get(field.name) for row in resource.rows]
        figures = [Decimal(value) for value in values if isinstance(value, int | Decimal)]
        if field.total and len(figures) == len(values):
            unit = PERCENT if field.unit == PERCENT else ""
            cells[field.name] = Cell(Number(sum(figures, Decimal(0)), field.decimals, unit))
        elif field.total:
            cells[field.name] = Cell(Missing.NOT_AVAILABLE)
    return Draft("total", cells, "total")

"""Cells of a column that only the descriptor knows, shown by what it says there: unit, decimals, scale, reference."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.model.resource import LINE, OF_WHICH
from utfall.model.unit import PERCENT
from utfall.number import places_of
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column
from utfall.view.assemble import PackageRow
from utfall.view.dates import as_day
from utfall.view.due import absent
from utfall.view.verdict import column_verdict

if TYPE_CHECKING:
    from utfall.model.report import Report
    from utfall.model.resource import Field, Resource, Row, Value
    from utfall.shown.content import Content
    from utfall.words import Words

PERCENTS = {PERCENT, "%"}  # of a row's unit, as people write it


def column_of(resource: Resource, field: Field, kind: str = "", notes: tuple[str, ...] = ()) -> Column:
    """Return the column that shows a field; its unit is told in the heading, but per cent at each figure."""
    if not kind:
        kind = "number" if field.is_number else "status" if resource.scale_of(field.name) else "text"
    unit = f", {field.unit}" if field.unit and field.unit != PERCENT else ""
    is_derived = field.is_derived and any(field.name in row.derived for row in resource.rows)
    return Column(field.name, field.title + unit, kind, notes=notes, is_derived=is_derived)


def unit_of(resource: Resource, field: Field, row: Row | None = None) -> str:
    """Return the unit of a figure: its column's, else its row's, in which per cent may be written as a sign."""
    unit = resource.unit(field, row)
    return PERCENT if unit in PERCENTS else unit


def own_cell(report: Report, words: Words, resource: Resource, field: Field, row: Row) -> Cell:
    """Return a row's cell, with the footnote and the corrections of its place; what is derived stands nowhere."""
    found = PackageRow(report, words, resource.name, row.key).cell(
        field.name, _content(report, words, resource, field, row)
    )
    return Cell(found.content, found.notes) if field.name in row.derived else found


def figure_content(value: Decimal, resource: Resource, field: Field, row: Row | None = None) -> Number:
    """Return a figure with the decimals that its column has, or those that the row's figures have in common.

    What the last report said is in brackets, beside what is said now.
    """
    decimals = field.decimals
    if decimals is None and row is not None and not field.unit and resource.unit(field, row):
        decimals = max((places_of(one) for one in _figures(resource, row)), default=places_of(value))
    unit = PERCENT if field.unit == PERCENT else ""
    return Number(value, decimals, unit, bracketed=bool(field.origin))


def _figures(resource: Resource, row: Row) -> list[Decimal]:
    """Return the figures of a row that are in the row's own unit."""
    own = [row.values.get(one.name) for one in resource.fields if one.is_figure and not one.unit]
    return [Decimal(one) for one in own if isinstance(one, int | Decimal)]


def _content(report: Report, words: Words, resource: Resource, field: Field, row: Row) -> Content:
    value = row.values.get(field.name, Missing.NOT_REPORTED)
    if field.compares and resource.name == "observations":
        return column_verdict(report, words, field, row)
    if isinstance(value, Missing):
        return absent(value, due=field.is_number and resource.kind(row) in {LINE, OF_WHICH})
    scale = resource.scale_of(field.name)
    if scale:
        return report.status(scale, str(value))
    if field.reference:
        return _referred(report, field.reference.resource, str(value))
    return _plain(value, resource, field, row, words)


def _plain(value: Value, resource: Resource, field: Field, row: Row, words: Words) -> Content:
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return figure_content(Decimal(value), resource, field, row)
    return as_day(value, words) if isinstance(value, date) else str(value)


def _referred(report: Report, target: str, key: str) -> str:
    """Return the name of the row that a key refers to, or the key where the row has no name."""
    there = report.row(target, key)
    return (there.text("name") if there else "") or key

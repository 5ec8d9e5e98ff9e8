"""Columns that a descriptor has beside those of a known resource: shown where a page asks for them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.model.contract import CONTRACTS
from utfall.view.own_cells import column_of, own_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.report import Report
    from utfall.model.resource import Field
    from utfall.shown.table import Cell, Column
    from utfall.view.assemble import PackageRow


def extra_columns(report: Report, resource: str) -> Iterator[Column]:
    """Yield a column for each field that the contract does not know."""
    for field in _extra(report, resource):
        found = column_of(report.resources[resource], field)
        yield replace(found, key=_key(resource, field), is_extra=True)


def extra_cells(place: PackageRow) -> dict[str, Cell]:
    """Return the cells of those fields in a row."""
    extra = _extra(place.report, place.resource)
    row = place.report.row(place.resource, place.row) if extra else None
    if row is None:
        return {}
    resource = place.report.resources[place.resource]
    return {_key(place.resource, one): own_cell(place.report, place.words, resource, one, row) for one in extra}


def _key(resource: str, field: Field) -> str:
    """Return a column's key: a table of projects has columns of its own for the dimensions that are called so."""
    return (
        f"{resource}.{field.name}"
        if field.name in CONTRACTS["project_statuses"].columns["dimension"].words
        else field.name
    )


def _extra(report: Report, resource: str) -> tuple[Field, ...]:
    there = report.resources.get(resource)
    known = CONTRACTS[resource].columns if resource in CONTRACTS else {}
    return tuple(one for one in there.fields if one.name not in known) if there else ()

"""Statuses: each is a state of the scale that its column is written in, and that scale is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.checks.material import described
from utfall.errors import suggestion
from utfall.model.contract import CONTRACTS, STATUS_SCALES
from utfall.model.finding import Finding
from utfall.model.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.material import DescribedColumn, Material
    from utfall.model.report import Report
    from utfall.model.resource import Resource
    from utfall.source.raw import RawTable


def check(report: Report) -> Iterator[Finding]:
    """Find statuses that are not states of their scale."""
    for resource in report.resources.values():
        for field in resource.fields:
            scale = resource.scale_of(field.name)
            known = [state.id for state in report.states if state.scale == scale]
            if scale and (known or not field.scale):  # of a named scale that is not there the descriptor is told
                yield from _column(resource, field.name, scale, known)


def check_package(material: Material) -> Iterator[Finding]:
    """Find columns whose scale no row of ``scales`` defines, and columns that no rule can be used on."""
    for one in described(material):
        if _without_rule(one):
            yield one.finding("status-scale", "no-rule", "compares", one.field.compares)
    raw, scales = material.raw, material.raw.table("scales")
    known = list(dict.fromkeys(scales.texts("scale"))) if scales else []
    for table in raw.tables:
        for field in table.fields:
            brought = (
                STATUS_SCALES.values() if table.name in CONTRACTS else ()
            )  # the program has them where a package has not
            if field.scale and field.scale not in {*known, *brought} and _is_used(table, field.name):
                details = {
                    "resource": table.name, "column": field.name, "known": ", ".join(known),
                    "suggestion": suggestion(field.scale, known),
                }  # fmt: skip
                place = f"{raw.field_place(table.name, field.name)}.scale"
                yield Finding(
                    "status-scale", "undefined", raw.descriptor_file, raw.line(place), place, field.scale,
                    details=details,
                )  # fmt: skip


def _without_rule(one: DescribedColumn) -> bool:
    """Tell whether a column is said to be worked out by a rule that there is not."""
    is_own = one.table.name == "observations" and one.field.name not in CONTRACTS["observations"].columns
    return bool(one.field.compares) and not (is_own and one.field.scale)


def _is_used(table: RawTable, column: str) -> bool:
    """Tell whether a column is to be shown: one of ours that no row fills is as good as absent."""
    return table.name not in CONTRACTS or any(table.texts(column))


def _column(resource: Resource, column: str, scale: str, known: list[str]) -> Iterator[Finding]:
    for row in resource.rows_where(column, lambda value: not isinstance(value, Missing) and str(value) not in known):
        status = row.text(column)
        details = {"scale": scale, "known": ", ".join(known), "suggestion": suggestion(status, known)}
        yield Finding("status-scale", "unknown", resource.file, row.number, column, status, details=details)

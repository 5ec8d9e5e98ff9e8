"""Statuses: each is a state of the scale that its kind of thing is judged on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.errors import suggestion
from utfall.model.contract import STATUS_SCALES
from utfall.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.report import Report
    from utfall.model.resource import Resource


def check(report: Report) -> Iterator[Finding]:
    """Find statuses that are not states of their scale."""
    for resource in report.resources.values():
        for column, scale in _scales(resource).items():
            known = [state.id for state in report.states if state.scale == scale]
            yield from _column(resource, column, scale, known)


def _scales(resource: Resource) -> dict[str, str]:
    found = {field.name: field.scale for field in resource.fields if field.scale}
    if resource.name in STATUS_SCALES:
        found["status"] = STATUS_SCALES[resource.name]
    return found


def _column(resource: Resource, column: str, scale: str, known: list[str]) -> Iterator[Finding]:
    for row in resource.rows:
        status = row.text(column)
        if status and status not in known:
            details = {"scale": scale, "known": ", ".join(known), "suggestion": suggestion(status, known)}
            yield Finding("status-scale", "unknown", resource.file, row.number, column, status, details=details)

"""Whether a figure is preliminary or final, as the package says; a preliminary one that has changed is so no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.model.report import Report

COLUMN, OUTCOME = "finality", "outcome"
PRELIMINARY = "preliminary"


def finality(report: Report, resource: str, row: str) -> str:
    """Return ``preliminary`` or ``final`` for the outcome on a row; empty where the package does not say."""
    table = report.resources.get(resource)
    found = report.row(resource, row) if table and table.field(COLUMN) else None
    said = found.text(COLUMN) if found else ""
    is_changed = said == PRELIMINARY and bool(report.corrections_at(resource, row, OUTCOME))
    return "" if is_changed else said

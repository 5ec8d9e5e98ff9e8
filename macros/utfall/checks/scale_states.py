"""Scales: few enough states, each with a place of its own, and one kind and one name for the whole scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.finding import Finding
from utfall.model.status import MOST_STATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.model.report import Report
    from utfall.model.resource import Resource, Row


def check(report: Report) -> Iterator[Finding]:
    """Find scales of too many states, states that share a place, and rows that contradict one another."""
    resource = report.resources.get("scales")
    rows = resource.rows if resource else ()
    for scale in dict.fromkeys(row.text("scale") for row in rows):
        own = [row for row in rows if row.text("scale") == scale]
        if resource:
            yield from _scale(resource, scale, own)


def _scale(resource: Resource, scale: str, rows: Sequence[Row]) -> Iterator[Finding]:
    if len(rows) > MOST_STATES:
        first = rows[MOST_STATES]
        details: dict[str, object] = {"scale": scale, "count": len(rows), "most": MOST_STATES}
        yield Finding("scale-states", "too-many", resource.file, first.number, "id", first.text("id"), details=details)
    places: dict[str, Row] = {}
    for row in rows:
        first = places.setdefault(row.text("order"), row)
        if first is not row:
            details = {"scale": scale, "name": row.text("name"), "first": first.text("name"), "row": first.number}
            order = row.text("order")
            yield Finding("scale-states", "same-order", resource.file, row.number, "order", order, details=details)
    for column, case in (("kind", "two-kinds"), ("title", "two-titles")):
        said = [row for row in rows if row.text(column)]
        for row in said:
            if row.text(column) != said[0].text(column):
                details = {"scale": scale, "first": said[0].text(column), "row": said[0].number}
                yield Finding(
                    "scale-states", case, resource.file, row.number, column, row.text(column), details=details
                )

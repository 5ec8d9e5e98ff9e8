"""Before release: whatever deviates says why, and a project what is done; or a footnote says that nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.assessed_items import deviating
from utfall.derive.explanation import explains
from utfall.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.derive.assessed_items import AssessedItem
    from utfall.model.report import Report


def check(report: Report) -> Iterator[Finding]:
    """Find deviations without a cause, and deviating dimensions of projects without an action."""
    for item in (one for one in deviating(report) if one.state and one.deviates):
        resource, key = _place(report, item)
        rows = report.resources[resource].rows if resource in report.resources else ()
        row = next((row for row in rows if row.key == key), None)
        if row is None:
            continue
        wanted = {"cause": item.cause, "action": item.action} if item.dimension else {"comment": _explanation(item)}
        for field, said in wanted.items():
            noted = report.note(resource, key, field) or report.note(resource, key, "status")
            if not explains(said) and not noted:
                details = {"name": item.name, "status": item.state.name if item.state else ""}
                file = report.resources[resource].file
                yield Finding("unexplained-deviation", field, file, row.number, field, said, details=details)


def _explanation(item: AssessedItem) -> str:
    """Return what explains a thing: why it is so, else what is done, which an activity may be."""
    return item.cause if explains(item.cause) else item.action or item.cause


def _place(report: Report, item: AssessedItem) -> tuple[str, str]:
    """Return where an item's status stands."""
    if item.kind == "indicators":
        seen = report.observation(item.key)
        return "observations", f"{item.key}/{seen.period}" if seen else ""
    if item.dimension:
        return "project_statuses", f"{item.key.removesuffix(f'-{item.dimension}')}/{item.dimension}"
    return item.kind, item.key

"""Before release: whatever deviates says why, and a project what is done; or a footnote says that nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.matters import deviating
from utfall.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.derive.matters import Matter
    from utfall.model.report import Report


def check(report: Report) -> Iterator[Finding]:
    """Find deviations without a cause, and deviating dimensions of projects without an action."""
    for matter in (one for one in deviating(report) if one.state and one.deviates):
        resource, key = _place(report, matter)
        rows = report.resources[resource].rows if resource in report.resources else ()
        row = next((row for row in rows if row.key == key), None)
        if row is None:
            continue
        wanted = {"cause": matter.cause, "action": matter.action} if matter.dimension else {"comment": matter.cause}
        for field, said in wanted.items():
            noted = report.note(resource, key, field) or report.note(resource, key, "status")
            if not said and not noted:
                details = {"name": matter.name, "status": matter.state.name if matter.state else ""}
                file = report.resources[resource].file
                yield Finding("unexplained-deviation", field, file, row.number, field, "", details=details)


def _place(report: Report, matter: Matter) -> tuple[str, str]:
    """Return where a matter's status stands."""
    if matter.kind == "indicators":
        seen = report.observation(matter.key)
        return "observations", f"{matter.key}/{seen.period}" if seen else ""
    if matter.dimension:
        return "project_statuses", f"{matter.key.removesuffix(f'-{matter.dimension}')}/{matter.dimension}"
    return matter.kind, matter.key

"""A definition that changed since the month before, without a footnote that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.finding import Finding, Severity
from utfall.model.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.history import History

WATCHED = (
    "name", "unit", "decimals", "accumulation", "reported_as", "direction", "target_term", "year_target_term",
    "frequency", "compares", "tolerance", "tolerance_kind", "weight", "definition",
)  # fmt: skip


def check(history: History) -> Iterator[Finding]:
    """Find changed definitions, compared with the newest earlier month of the archive."""
    if len(history.reports) == 1:
        return
    before, after = history.reports[-2], history.current
    earlier = {indicator.id: indicator for indicator in before.indicators}
    resource = after.resources.get("indicators")
    rows = {row.key: row.number for row in resource.rows} if resource else {}
    for indicator in after.indicators:
        was = earlier.get(indicator.id)
        for field in WATCHED if was else ():
            old, new = getattr(was, field), getattr(indicator, field)
            if old != new and resource and not after.note("indicators", indicator.id, field):
                details = {
                    "name": indicator.name,
                    "old": _written(old),
                    "new": _written(new),
                    "before": str(before.period),
                }
                yield Finding(
                    "changed-definition", "unsaid", resource.file, rows[indicator.id], field, _written(new),
                    details=details, severity=Severity.WARNING,
                )  # fmt: skip


def _written(value: object) -> str:
    return "" if isinstance(value, Missing) else str(value)

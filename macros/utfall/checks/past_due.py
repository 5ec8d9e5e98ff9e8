"""Activities, assignments and projects' actions past their date: a word about it, written after the date had passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.confirmed import is_confirmed
from utfall.derive.explanation import explains
from utfall.derive.past_due import past_due
from utfall.likeness import repeats
from utfall.model.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.history import History
    from utfall.model.resource import Row

FIELDS = {"activities": ("comment",), "assignments": ("comment",), "project_statuses": ("action", "cause")}


def check(history: History) -> Iterator[Finding]:
    """Find what is past its date without a word about it, or with the word that stood there before the date."""
    report, before = history.current, history.previous
    told = {(one.resource, one.key, one.due) for one in past_due(before)} if before else set()
    for one in past_due(report):
        resource, field = report.resources[one.resource], FIELDS[one.resource][0]
        row = report.row(one.resource, one.key)
        if row is None or is_confirmed(report, one.resource, one.key, field):
            continue
        is_new = before is not None and (one.resource, one.key, one.due) not in told
        was = before.row(one.resource, one.key) if before and is_new else None
        said = [name for name in FIELDS[one.resource] if explains(row.text(name))]
        case = "silent" if not said else "old" if was and _is_old(row, was, said) else ""
        if case:
            details = {"name": one.name, "due": str(one.due), "month": str(report.period)}
            yield Finding("past-due", case, resource.file, row.number, field, row.text(field),
                          details=details, severity=Severity.WARNING)  # fmt: skip


def _is_old(row: Row, was: Row, fields: list[str]) -> bool:
    return all(repeats(row.text(one), was.text(one)) for one in fields)

"""What has changed since the last report of the things that a text is about: figures, statuses, deviations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.assessed_items import deviating, stated

if TYPE_CHECKING:
    from utfall.derive.assessed_items import AssessedItem
    from utfall.model.history import History
    from utfall.model.report import Report

Keys = frozenset[str]


@dataclass(frozen=True, slots=True)
class SubjectChange:
    """Hold what is new of a text's subject: whether any figure is, and the names of what changed status or deviates."""

    has_new_figures: bool
    moved: tuple[str, ...]
    deviating: tuple[str, ...]


def subject_change(history: History, keys: Keys | None) -> SubjectChange:
    """Return what has changed of these indicators, lines, activities, projects and tables; ``None`` means of all."""
    report, before = history.current, history.previous
    found = tuple(one.name for one in deviating(report) if one.deviates and _is_about(one, keys))
    if before is None:
        return SubjectChange(has_new_figures=True, moved=(), deviating=_once(found))
    earlier = {(one.kind, one.key): one.state for one in stated(before)}
    moved = [
        one.name
        for one in stated(report)
        if _is_about(one, keys) and (was := earlier.get((one.kind, one.key))) and one.state and was.id != one.state.id
    ]
    return SubjectChange(_has_new_figures(before, report, keys), _once(moved), _once(found))


def _once(names: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _is_about(one: AssessedItem, keys: Keys | None) -> bool:
    key = one.key.removesuffix(f"-{one.dimension}") if one.dimension else one.key
    return keys is None or key in keys


def _has_new_figures(before: Report, report: Report, keys: Keys | None) -> bool:
    measures = [one.id for one in (*report.indicators, *report.lines) if keys is None or one.id in keys]
    if any(before.observation(one) != report.observation(one) for one in measures):
        return True
    return any(
        keys is None or name in keys
        for name, table in report.resources.items()
        if (was := before.resources.get(name)) is not None and was.rows != table.rows
    )

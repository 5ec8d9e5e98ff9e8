"""What deviates in the order in which a reader should meet it: the worst first, of like weight the new first.

By tone, then by whether it is new or worse than when it was last told of, then indicators, projects, goals, activities
and assignments, and last as the report has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.assessed_items import deviating
from utfall.derive.status import status_of
from utfall.model.status import Tone

if TYPE_CHECKING:
    from utfall.derive.assessed_items import AssessedItem
    from utfall.model.history import History
    from utfall.model.status import State

ORDER = ("indicators", "projects", "goals", "activities", "assignments")


def worst_first(history: History) -> tuple[AssessedItem, ...]:
    """Return what deviates in the newest report, the worst first."""
    before = {(one.kind, one.key): one.state for one in deviating(history.previous)} if history.previous else None

    def rank(one: AssessedItem) -> tuple[int, bool, int]:
        return _severity(one), not (before is None or _is_new(history, one, before)), ORDER.index(one.kind)

    return tuple(sorted(deviating(history.current), key=rank))


def _severity(one: AssessedItem) -> int:
    if not one.deviates:
        return 2
    return 0 if one.state and one.state.tone is Tone.BAD else 1


def _is_new(history: History, one: AssessedItem, before: dict[tuple[str, str], State | None]) -> bool:
    """Tell whether something did not deviate when it was last told of, or not so much."""
    was = _last_told(history, one.key) if one.kind == "indicators" else before.get((one.kind, one.key))
    return was is None or not was.deviates or (one.state is not None and one.state.order > was.order)


def _last_told(history: History, name: str) -> State | None:
    """Return the status of an indicator in the report that spoke of it last: not every report does."""
    for report in reversed(history.reports[:-1]):
        indicator, seen = report.definition(name), report.observation(name)
        if indicator and seen:
            return status_of(report, indicator, seen).shown
    return None

"""For how long a thing has had its status: what it was in the report before, and in how many reports in a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.model.status import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from utfall.model.history import History
    from utfall.model.report import Report
    from utfall.model.status import State
    from utfall.period import Period

_PLACES = {Tone.GOOD: 0, Tone.SOME: 1, Tone.BAD: 2}  # the others are neither better nor worse


@dataclass(frozen=True, slots=True)
class StatusRun:
    """Hold the status now and in the report before, which is ``since``; ``before`` is ``None`` for what is new there.

    ``reports`` is the number of reports in a row, up to the newest, that have the status of now; a report that the
    archive lacks ends the row, since nobody knows what it said.
    """

    now: State
    before: State | None
    since: Period
    reports: int

    @property
    def turn(self) -> str:
        """Which way it has gone: ``same``, ``better``, ``worse``, ``changed`` where neither can be said, or ``new``."""
        if self.before is None:
            return "new"
        if _is_same(self.before, self.now):
            return "same"
        places = (_PLACES.get(self.before.tone), _PLACES.get(self.now.tone))
        if places[0] is None or places[1] is None or places[0] == places[1]:
            return "changed"
        return "better" if places[1] < places[0] else "worse"


def status_run(history: History, state_in: Callable[[Report], State | None]) -> StatusRun | None:
    """Return how a status has run; ``None`` for what has none, and where no report before tells of statuses."""
    before, now = history.previous, state_in(history.current)
    if before is None or before.package.figures_only or now is None:
        return None
    count, report = 1, history.previous
    while report is not None and (state := state_in(report)) and _is_same(state, now):
        count, report = count + 1, history.before(report)
    return StatusRun(now, state_in(before), before.period, count)


def _is_same(one: State, other: State) -> bool:
    return (one.scale, one.id) == (other.scale, other.id)

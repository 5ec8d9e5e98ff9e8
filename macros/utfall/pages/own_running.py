"""Which report a macro of a project's own is run for: what ``utfall.frame`` and its like give it where it names none.

The folder that the program was started in says nothing of that: a publication is built out of a commit, somewhere else.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.errors import PeriodError, UsageError, suggestion
from utfall.model.history import History
from utfall.period import Period
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.project import Project


@dataclass(frozen=True, slots=True)
class RunningMacro:
    """Hold the project and its reports up to the month that is shown."""

    project: Project
    history: History

    def until(self, month: str | None) -> History:
        """Return the reports up to a month. Raise ``UsageError`` for one that there is none of, or a later one."""
        if month is None:
            return self.history
        shown = self.history.current.period
        try:
            wanted = Period.parse(month)
        except PeriodError as fault:
            raise UsageError(fault.sentence) from fault
        if str(wanted) > str(shown):
            raise UsageError(Sentence("error.own-macro-later", {"month": month, "shown": str(shown)}))
        found = tuple(one for one in self.history.reports if str(one.period) <= str(wanted))
        if not found or str(found[-1].period) != str(wanted):
            known = [str(one.period) for one in self.history.reports]
            params: dict[str, object] = {
                "month": month,
                "suggestion": suggestion(month, known),
                "known": ", ".join(known),
            }
            raise UsageError(Sentence("error.no-month", params))
        return History(found)


_running: ContextVar[RunningMacro | None] = ContextVar("running", default=None)


def running() -> RunningMacro | None:
    """Return what the macro that is being run is run for; nothing outside one."""
    return _running.get()


@contextmanager
def run_for(project: Project, history: History) -> Iterator[None]:
    """Let a macro be run for a project and its reports."""
    token = _running.set(RunningMacro(project, history))
    try:
        yield
    finally:
        _running.reset(token)

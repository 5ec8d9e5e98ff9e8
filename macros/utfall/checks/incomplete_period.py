"""A period that has not ended, shown with an outcome: the figure is preliminary, and is to be called so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.checks.observed import observed
from utfall.derive.finality import PRELIMINARY
from utfall.model.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.observed import Observed
    from utfall.model.finding import Finding
    from utfall.model.history import History
    from utfall.period import Period


def check(history: History) -> Iterator[Finding]:
    """Find outcomes of periods that go on after the month; those of one period are told together, at the first."""
    month = history.current.period
    early: dict[Period, list[Observed]] = {}
    for one in observed(history.current):
        is_told = one.seen.finality == PRELIMINARY
        if not (is_told or isinstance(one.seen.outcome, Missing) or one.seen.period.is_complete_in(month)):
            early.setdefault(one.seen.period, []).append(one)
    for period, found in early.items():
        names = ", ".join(one.indicator.name for one in found)
        end = period.end.isoformat()
        yield found[0].warning("incomplete-period", "early", "outcome", month=str(month), end=end, names=names)

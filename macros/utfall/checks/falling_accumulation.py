"""A year to date that is lower than last month's, of a figure that only grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.checks.observed import unexplained
from utfall.derive.series import series_of
from utfall.model.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.finding import Finding
    from utfall.model.history import History


def check(history: History) -> Iterator[Finding]:
    """Find accumulated outcomes that fall, of figures that only grow."""
    for one in unexplained(history.current):
        period, outcome = one.seen.period, one.seen.outcome
        is_first = not period.follows_reports or period.begins_year
        if is_first or not one.only_grows or isinstance(outcome, Missing):
            continue
        series = series_of(history, one.indicator)
        here = series.at(period)
        before = series.beside(here, period.previous) if here else None
        if before and outcome < before.value:
            yield one.warning(
                "falling-accumulation", "falls", "outcome",
                outcome=outcome, before=before.value, month=str(period.previous), change=outcome - before.value,
            )  # fmt: skip

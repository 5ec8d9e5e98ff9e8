"""An outcome so far that is above the budget of the whole year, while something of the year is left.

Told of costs alone: an income or a number of matters above the year's is no slip, and one of ten is told otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.checks.observed import unexplained
from utfall.model.missing import Missing
from utfall.model.unit import is_money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.finding import Finding
    from utfall.model.report import Report


def check(report: Report) -> Iterator[Finding]:
    """Find costs so far that have passed the year's budget before its last month."""
    for one in unexplained(report):
        outcome, year = one.seen.outcome, one.seen.year_target
        if isinstance(outcome, Missing) or isinstance(year, Missing) or not year > 0:
            continue
        left = one.seen.period.months_left
        is_cost = one.is_cumulative and is_money(one.indicator.unit) and one.indicator.direction == "lower"
        if is_cost and left and outcome > year:
            yield one.warning(
                "over-year-budget", "over", "outcome", outcome=outcome, year=year, over=outcome - year, months=left
            )

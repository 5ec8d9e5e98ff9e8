"""A target for the period that does not follow from the year's: its share of the months for a sum, the same for a rate.

Budgets are often spread unevenly over the year, so up to five per cent passes.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.checks.observed import unexplained
from utfall.model.missing import Missing
from utfall.number import rounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.observed import Observed
    from utfall.model.finding import Finding
    from utfall.model.history import History

UNEVEN = Decimal("0.05")
MONTHS = 12


def check(history: History) -> Iterator[Finding]:
    """Find period targets that are not the year's share."""
    for one in unexplained(history.current):
        expected = _expected(one)
        target = one.seen.target
        if expected is None or isinstance(target, Missing):
            continue
        if abs(target - expected) > UNEVEN * abs(expected):
            yield one.warning(
                "period-target", "unlike", "target",
                target=target, year_target=one.seen.year_target, expected=rounded(expected, one.indicator.decimals),
            )  # fmt: skip


def _expected(one: Observed) -> Decimal | None:
    year = one.seen.year_target
    if isinstance(year, Missing) or not year:
        return None
    if one.is_cumulative:
        return year * one.seen.period.months_passed / MONTHS
    return year if one.indicator.accumulation in {"rate", "stock"} else None

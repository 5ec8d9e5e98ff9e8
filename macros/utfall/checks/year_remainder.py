"""What is left of the year for the forecast to hold: not half and not one and a half of a normal month.

A remaining month is the forecast less the outcome, divided by the months left; a normal month is the outcome divided
by the months gone. The band 0.5-1.5 is wide enough for an uneven year and narrow enough to catch a slip.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.checks.observed import unexplained
from utfall.derive.deviation import remainder
from utfall.number import rounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.finding import Finding
    from utfall.model.history import History

LEAST, MOST = Decimal("0.5"), Decimal("1.5")


def check(history: History) -> Iterator[Finding]:
    """Find forecasts that the rest of the year can hardly bring."""
    for one in unexplained(history.current):
        left = remainder(one.indicator, one.seen.outcome, one.seen.forecast, one.seen.period.months_passed)
        ratio = left.ratio if left else None
        if left is None or ratio is None or LEAST <= ratio <= MOST:
            continue  # a forecast below the outcome has a check of its own; a loss so far is no normal month
        yield one.warning(
            "year-remainder", "unlike", "forecast",
            forecast=one.seen.forecast, outcome=one.seen.outcome, rest=left.amount, months=left.months,
            normal=rounded(left.normal_month, 0), ratio=rounded(ratio, 1),
        )  # fmt: skip

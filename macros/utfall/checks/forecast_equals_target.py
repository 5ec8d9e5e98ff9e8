"""A forecast that equals the year's target while the outcome so far points elsewhere.

Such a forecast has often been copied and not made. The outcome counts as pointing elsewhere when it is more than
five per cent from the target so far.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.checks.observed import unexplained
from utfall.model.missing import Missing
from utfall.number import rounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.finding import Finding
    from utfall.model.history import History

ELSEWHERE = Decimal("0.05")


def check(history: History) -> Iterator[Finding]:
    """Find forecasts equal to the target that the outcome contradicts."""
    for one in unexplained(history.current):
        seen = one.seen
        outcome, target = seen.outcome, seen.target
        if isinstance(outcome, Missing) or isinstance(target, Missing) or not target:
            continue
        share = (outcome - target) / abs(target)
        if seen.forecast == seen.year_target and not isinstance(seen.forecast, Missing) and abs(share) > ELSEWHERE:
            yield one.warning(
                "forecast-equals-target", "copied", "forecast",
                forecast=seen.forecast, outcome=outcome, target=target, share=rounded(share * 100, 1),
            )  # fmt: skip

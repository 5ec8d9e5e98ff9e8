"""A value with another sign than everything beside it: a minus typed before a cost or a count.

A result may change its sign from one month to the next, and is told only where its outcome mirrors all that it is
held against.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.checks.observed import unexplained
from utfall.model.indicator import Measure
from utfall.model.missing import Missing
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.observed import Observed
    from utfall.model.finding import Finding
    from utfall.model.report import Report

MIRRORED = Decimal(2)  # a result with the wrong sign is within this factor of what stands beside it
FEWEST = 2  # values beside a result that must agree on the sign


def check(report: Report) -> Iterator[Finding]:
    """Find values whose sign no other value of their row has."""
    for one in unexplained(report):
        amounts = {measure: amount for measure in Measure if (amount := _amount(one, measure))}
        for measure, value in amounts.items():
            others = {other: amount for other, amount in amounts.items() if other is not measure}
            if others and _is_alone(one, measure, value, list(others.values())):
                beside, other = next(iter(others.items()))
                yield one.warning(
                    "opposite-sign", "alone", measure.value,
                    measure=Sentence(f"measure.{measure.value}"), value=value,
                    beside=Sentence(f"measure.{beside.value}"), other=other, right=-value,
                )  # fmt: skip
                break


def _is_alone(one: Observed, measure: Measure, value: Decimal, others: list[Decimal]) -> bool:
    if any(other * value > 0 for other in others):
        return False
    if not one.is_net:
        return value < 0 or len(others) > 1  # of two, the negative one is odd
    sizes = [abs(other) for other in others]
    is_outcome = measure is Measure.OUTCOME
    return (
        is_outcome and len(others) >= FEWEST and all(size / MIRRORED <= abs(value) <= size * MIRRORED for size in sizes)
    )


def _amount(one: Observed, measure: Measure) -> Decimal:
    amount = one.seen.amount(measure)
    return Decimal(0) if isinstance(amount, Missing) else amount

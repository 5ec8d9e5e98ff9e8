"""Where a value stands among those of its own row: in fifths of the range from the lowest to the highest.

A heat table uses it for a row that has nothing to be held against. The range of each row is its own, so rows of
different units and sizes can stand under one another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

STEPS = 5
EVEN = 0  # of values that are all the same, which have no range


def steps(values: Sequence[Decimal | None]) -> tuple[int | None, ...]:
    """Return the fifth of the range that each value lies in, 1 for the lowest; ``None`` where there is no value.

    A value on the border between two fifths belongs to the higher one. Values that are all the same are ``EVEN``; one
    value alone stands nowhere.
    """
    known = [value for value in values if value is not None]
    if len(known) < 2:  # noqa: PLR2004 - one value has no others to stand among
        return (None,) * len(values)
    low, span = min(known), max(known) - min(known)
    return tuple(None if value is None else _step(value - low, span) for value in values)


def _step(above: Decimal, span: Decimal) -> int:
    return EVEN if span == 0 else min(STEPS, int(above * STEPS / span) + 1)

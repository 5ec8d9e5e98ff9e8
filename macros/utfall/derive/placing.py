"""Where values stand among one another: their places, and the median. Equal values share a place.

Values are held against one another as they are shown, so that a reader can tell the order from the table.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FEWEST = 2  # values that can be compared


def places(values: Mapping[str, Decimal], *, is_lowest_first: bool) -> Mapping[str, int]:
    """Return the place of each value, 1 for the first; of fewer than two none.

    Equal values share a place, and the next one's is as many further on: 1, 2, 2, 4.
    """
    if len(values) < FEWEST:
        return {}
    order = sorted(values.values(), reverse=not is_lowest_first)
    first: dict[Decimal, int] = {}
    for place, value in enumerate(order, 1):
        first.setdefault(value, place)
    return {name: first[value] for name, value in values.items()}


def median(values: Iterable[Decimal]) -> Decimal | None:
    """Return the middle value, of an even number the mean of the two in the middle; of fewer than two none."""
    order = sorted(values)
    if len(order) < FEWEST:
        return None
    middle, is_odd = divmod(len(order), 2)
    return order[middle] if is_odd else (order[middle - 1] + order[middle]) / Decimal(2)

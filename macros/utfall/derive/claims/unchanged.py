"""How far apart two values may lie of which a sentence says that they are the same, or nearly so."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.unit import is_money

if TYPE_CHECKING:
    from utfall.derive.claims.grammar import Hit
    from utfall.derive.claims.pairing import Pair
    from utfall.derive.claims.reading import Reading

SAME = ("move.same", "move.near")
NEARLY = Decimal("0.05")  # as a share: what is on a level
NO_MORE = Decimal("0.005")  # as a share: money that has not changed


def freedom(pair: Pair, *, is_near: bool) -> Decimal:
    """Return how much a pair may differ by."""
    least = NO_MORE if is_money(pair.level.unit) else Decimal(0)
    return abs(pair.base.value) * (NEARLY if is_near else least)


def is_softened(reading: Reading, hit: Hit) -> bool:
    """Tell whether ``oförändrad`` is part of a phrase that says less: ``i stort sett oförändrad``."""
    softer = reading.hits(reading.whole, "move.near", "move.almost")
    return hit.key == "move.same" and any(one.end == hit.end for one in softer)

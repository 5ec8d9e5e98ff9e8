"""Which figures in text the data gives, and what is nearest to those it does not.

A figure is backed when some known figure, turned into the unit in which it is written, is rounded to it. It is not
asked whether the sentence speaks of that very figure: a machine cannot tell, and a reviewer need only read the rest.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.unit import PERCENT, PIECES, converted, is_money, size_of
from utfall.shown.stated import POINTS, SAID_PIECES, Unbacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from utfall.shown.stated import Known, Stated

NEAR, NEAR_NAMED = Decimal("0.1"), Decimal("0.5")  # as shares of the larger: farther away a figure says nothing
_STEM = re.compile(r"[^\W\d_]{6,}")


def is_backed(stated: Stated, known: Iterable[Known]) -> bool:
    """Tell whether any known figure is rounded to the stated one, with its sign where one is written."""
    return any(_gives(stated, one) and (not one.is_remote or _apart(one, stated) is not None) for one in known)


def unbacked(stated: Stated, known: Sequence[Known]) -> Unbacked:
    """Return a figure that nothing backs, with the nearest known one: the one that its sentence speaks of, if near."""
    measured = [(distance, one) for one in known if (distance := _distance(stated, one)) is not None]
    said = [(_apart(one, stated), distance, one) for distance, one in measured if distance <= NEAR_NAMED]
    near = [(apart, distance, one) for apart, distance, one in said if apart is not None]
    near = near or [(0, distance, one) for distance, one in measured if distance <= NEAR and not one.is_remote]
    nearest = min(near, key=lambda found: found[:2], default=None)
    return Unbacked(stated, nearest[2] if nearest else None)


def is_same(one: Stated, other: Stated) -> bool:
    """Tell whether two stated figures are the same one: ``60 mnkr`` and ``60 mkr`` are."""
    return (one.value, one.unit) == (other.value, other.unit) and one.sign * other.sign >= 0


def in_unit_of(stated: Stated, known: Known) -> Iterator[Decimal]:
    """Return a known figure as it would be written in the unit of a stated one; nothing where the two differ."""
    size = size_of(known.unit)
    if is_money(stated.unit):
        amount = converted(known.value, known.unit, stated.unit)
        if amount is not None:
            yield amount
    elif stated.unit == SAID_PIECES:
        if not is_money(known.unit) and known.unit not in {PERCENT, POINTS}:
            yield known.value
    elif not stated.unit:
        yield known.value
        if size is not None and size.is_money:
            yield known.value * size.factor
    elif stated.unit == known.unit or (stated.unit == PIECES and known.unit == SAID_PIECES):
        yield known.value


def _gives(stated: Stated, known: Known) -> bool:
    return any(
        stated.low <= abs(value) <= stated.high
        and (not stated.sign or known.is_change or not value or (value > 0) == (stated.sign > 0))
        for value in in_unit_of(stated, known)
    )


def _distance(stated: Stated, known: Known) -> Decimal | None:
    """Return how far a known figure is from a stated one, as a share of the larger of the two."""
    values = [abs(value) for value in in_unit_of(stated, known)]
    larger = [max(value, stated.value) for value in values]
    return min((abs(one - stated.value) / most for one, most in zip(values, larger, strict=True) if most), default=None)


def _apart(known: Known, stated: Stated) -> int | None:
    """Return how far from a figure its sentence speaks of a known one: some long word of its name, in any form."""
    said = stated.sentence.lower()
    here = max(0, said.find(stated.written.lower()))
    found = [at for word in _STEM.findall(known.name.lower()) for at in _places(said, word[:-1])]
    return min((abs(here - at) for at in found), default=None)


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)

"""Whether a figure of a sentence is a level, a difference, a share or what something was before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.claims.reading import DIRECTIONS, FAVOURS, NEAR, Region, kind_of
from utfall.model.unit import PERCENT, POINTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from utfall.derive.claims.grammar import Hit
    from utfall.derive.claims.quantity import Quantity
    from utfall.derive.claims.reading import Reading
    from utfall.derive.claims.regions import Surroundings

LEVEL, DIFFERENCE, SHARE, FROM = "level", "difference", "share", "from"
_NEAR_BEFORE = 60  # signs before a figure in which the word that it is a difference of stands
_NEXT = 12  # signs after a figure within which a word makes it a difference


def role_of(reading: Reading, one: Quantity, words: Surroundings) -> tuple[str, int, int]:
    """Return what a figure is, and which way a difference goes: up or down, to the good or the bad."""
    if one.unit == PERCENT and _is_share(reading, one):
        return SHARE, 0, 0
    before = [hit for hit in reading.moves(words.left) if not _is_limit(reading, hit, one)]
    hit = _move_after(reading, one, words) or _move_before(reading, one, before)
    if hit is not None:
        return DIFFERENCE, *_way(hit, before)
    if one.unit == POINTS:
        return DIFFERENCE, *_way(before[-1] if before else None, before)
    return (FROM if _is_from(reading, one) else LEVEL), 0, 0


def _is_share(reading: Reading, one: Quantity) -> bool:
    return any(hit.start - one.end <= 1 for hit in reading.hits(Region(one.end, len(reading.text)), "compare.share"))


def _is_limit(reading: Reading, hit: Hit, one: Quantity) -> bool:
    """Tell whether a word such as ``över`` stands right before a figure, and so says only how exact it is."""
    return hit.key in {"move.higher", "move.lower"} and not reading.text[hit.end : one.start].strip()


def _move_after(reading: Reading, one: Quantity, words: Surroundings) -> Hit | None:
    """Return the word of direction that follows a figure: ``19 mkr bättre``."""
    near = Region(one.end, min(words.right.end, one.end + NEAR))
    hit = next((hit for hit in reading.moves(near) if hit.start - one.end <= _NEXT), None)
    if hit is None or reading.hits(Region(one.end, hit.start), "compare.then", "compare.verbs"):
        return None
    return hit


def _move_before(reading: Reading, one: Quantity, before: Iterable[Hit]) -> Hit | None:
    """Return the word of direction that leads to a figure: ``ökade med 19 mkr``, ``en ökning på 19 mkr``."""
    near = [hit for hit in before if hit.start >= one.start - _NEAR_BEFORE]
    if not near:
        return None
    is_by = reading.leading(one.start, "move.by") is not None
    is_straight = one.unit == PERCENT and reading.leading(one.start, "move.up", "move.down") is not None
    if is_by or (is_straight and not reading.leading(one.start, "compare.to", "compare.from")):
        return near[-1]
    is_noun = bool(reading.hits(Region(near[-1].start, near[-1].end), "move.noun"))
    return near[-1] if is_noun and reading.leading(one.start, "move.with") else None


def _way(hit: Hit | None, moves: Iterable[Hit]) -> tuple[int, int]:
    if hit is None:
        return 0, 0
    kind = kind_of(hit)
    if kind == "off":
        kind = next((kind_of(one) for one in moves if kind_of(one) in FAVOURS), kind)
    return DIRECTIONS.get(kind, 0), FAVOURS.get(kind, 0)


def _is_from(reading: Reading, one: Quantity) -> bool:
    """Tell whether a figure is what something was before: ``från 5,9 till 6,7 procent``."""
    if not reading.leading(one.start, "compare.from"):
        return False
    return any(reading.leading(other.start, "compare.to") for other in reading.quantities if other is not one)

"""Which words of a sentence are of which of its figures, and which say what it is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.claims.reading import Region

if TYPE_CHECKING:
    from utfall.derive.claims.quantity import Quantity
    from utfall.derive.claims.reading import Reading

_CLOSE = 2  # signs


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Hold the stretches around a figure: all before and after it that is its own, and the comparisons in them."""

    left: Region
    right: Region
    own_left: Region
    own_right: Region
    compared: tuple[Region, ...]


def surroundings(reading: Reading, at: int) -> Surroundings:
    """Return the stretches of a sentence that are of the figure of a place in their order."""
    found, one = reading.quantities, reading.quantities[at]
    start = _split(reading, found[at - 1], one) if at else 0
    end = _split(reading, one, found[at + 1]) if at + 1 < len(found) else len(reading.text)
    if at + 1 < len(found) and _is_moved(reading, Region(one.end, found[at + 1].start)):
        end = found[at + 1].start
    left, right = Region(start, one.start), Region(one.end, max(end, one.end))
    before = _comparison_before(reading, left, one)
    cut = next((hit.start for hit in reading.comparisons if right.has(hit.start, hit.end)), right.end)
    own_left = Region(before.end, one.start) if before and before.end > left.start else left
    compared = (*((before,) if before else ()), Region(cut, right.end))
    return Surroundings(left, right, own_left, Region(one.end, cut), compared)


def _split(reading: Reading, one: Quantity, other: Quantity) -> int:
    """Return where the words between two figures stop being of the first and begin to be of the second."""
    gap = Region(one.end, other.start)
    breaks = [hit.start for hit in reading.hits(gap, "compare.breaks", "compare.against")]
    if breaks:
        is_late = reading.text[breaks[-1]] == "," and len(breaks) > 1 and breaks[-1] - one.end < _CLOSE
        return breaks[-1] if is_late else breaks[0]
    joint = reading.hits(gap, "compare.to")
    return joint[0].start if joint else gap.start


def _is_moved(reading: Reading, gap: Region) -> bool:
    """Tell whether a figure is a difference from the one after the gap: ``13,2 över målet 75``."""
    moves = reading.moves(gap)
    return bool(moves) and moves[0].start - gap.start < _CLOSE and not reading.hits(gap, "compare.breaks")


def _comparison_before(reading: Reading, left: Region, one: Quantity) -> Region | None:
    """Return the phrase before a figure that says what something is compared with, where more follows it."""
    found = [hit for hit in reading.comparisons if left.has(hit.start, hit.end)]
    if not found:
        return None
    after = Region(found[-1].end, one.start)
    if reading.hits(after, "compare.relative"):
        return None
    ends = reading.hits(after, "compare.verbs", "move.up", "move.down", "compare.stops")
    return Region(found[-1].start, ends[0].start) if ends else None

"""How a sentence speaks of each of its figures: as what measure, of which time, as a level or as a difference."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.derive.claims.reading import MEASURES, SPANS, Region, kind_of, kinds_in
from utfall.derive.claims.regions import surroundings
from utfall.derive.claims.role import DIFFERENCE, LEVEL, SHARE, role_of
from utfall.model.unit import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from utfall.derive.claims.quantity import Quantity
    from utfall.derive.claims.reading import Reading
    from utfall.derive.claims.regions import Surroundings
    from utfall.derive.claims.times import TimeRef

PLANS = ("measure.target", "measure.forecast")
EVERY = ("outcome", "target", "forecast")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Scope:
    """Hold how a sentence speaks of one figure.

    ``measures`` are what it may be a figure of, the first what the words near it say; ``is_told`` whether they do.
    ``bases`` are what a difference is held against, ``direction`` and ``favour`` its sign where words give it.
    ``is_open`` tells that something in the sentence makes it less than certain what is meant.
    """

    quantity: Quantity
    role: str
    measures: tuple[str, ...]
    is_told: bool
    spans: tuple[str, ...]
    times: tuple[TimeRef, ...]
    left: Region
    right: Region
    bases: tuple[str, ...] = ()
    base_times: tuple[TimeRef, ...] = ()
    direction: int = 0
    favour: int = 0
    is_open: bool = False

    @property
    def is_based(self) -> bool:
        """Whether the sentence says what a difference is held against."""
        return bool(self.bases or self.base_times)


def scope_of(reading: Reading, at: int) -> Scope:
    """Return how a sentence speaks of its figure of a place in their order."""
    one, words = reading.quantities[at], surroundings(reading, at)
    role, direction, favour = role_of(reading, one, words)
    beside = _beside(reading, at) if role == LEVEL and one.unit == PERCENT else None
    if beside:
        return replace(beside, quantity=one)
    measures, is_told = _of_difference(reading, words) if role == DIFFERENCE else _measures(reading, words)
    is_bare = role == LEVEL and not is_told and _is_compared_with(reading, one, words.own_left)
    bases, base_times = _bases(reading, words, role)
    own = (words.own_left, words.own_right)
    found = Scope(
        one, role, EVERY if is_bare else measures, is_told, kinds_in(reading, SPANS, *own),
        reading.times_of(*own) or _times_back(reading, words),
        *own, bases, base_times, direction, favour, is_bare,
    )  # fmt: skip
    return _as_far_as_certain(reading, found)


def _as_far_as_certain(reading: Reading, scope: Scope) -> Scope:
    """Leave open what a figure is of where a sentence tells of what may be, or explains how figures are read."""
    is_general = bool(reading.hits(reading.whole, "mood.define"))
    may = reading.is_supposed or bool(reading.hits(Region(0, scope.quantity.start), "mood.may"))
    is_foreseen = scope.is_told and scope.measures[0] == "forecast"
    measures = (*scope.measures, *EVERY) if is_general or (may and not scope.is_told) else scope.measures
    is_open = scope.is_open or is_general or (may and not is_foreseen)
    return replace(scope, measures=tuple(dict.fromkeys(measures)), is_open=is_open)


def _is_compared_with(reading: Reading, one: Quantity, left: Region) -> bool:
    """Tell whether a figure stands right after what begins a comparison, such as ``mot``."""
    return any(not reading.text[hit.end : one.start].strip() for hit in reading.hits(left, "compare.against"))


def _times_back(reading: Reading, words: Surroundings) -> tuple[TimeRef, ...]:
    """Return the times of a comparison that a clause after it goes back to: ``lägre än i fjol, då det var 31,7``."""
    if words.own_left.start == words.left.start or not reading.hits(words.own_left, "compare.back"):
        return ()
    return reading.times_of(words.compared[0])


def _beside(reading: Reading, at: int) -> Scope | None:
    """Return the scope of the difference that a share tells once more: ``12 mkr, motsvarande 1,4 procent``."""
    if not at:
        return None
    gap = reading.text[reading.quantities[at - 1].end : reading.quantities[at].start].lower()
    if not set(_LETTERS.findall(gap)) <= reading.grammar.sets["compare.again"]:
        return None
    before = scope_of(reading, at - 1)
    if before.role != DIFFERENCE:
        return None
    bases, times = _said_bases(reading, [surroundings(reading, at).right])
    return replace(before, bases=before.bases or bases, base_times=before.base_times or times)


def _measures(reading: Reading, words: Surroundings) -> tuple[tuple[str, ...], bool]:
    """Return what a level is of by the words before it, else by those right after it, else an outcome."""
    ends = reading.hits(words.own_right, "compare.breaks", "move.reach", "move.higher", "move.lower")
    stop = next((hit.start for hit in ends), words.own_right.end)
    after = reading.hits(Region(words.own_right.start, stop), *MEASURES)
    if after and kind_of(after[0]) == "mean":
        return ("mean",), True
    before = sorted(reading.hits(words.own_left, *MEASURES), key=lambda hit: hit.end)
    if before:
        is_outcome = bool(reading.hits(Region(before[-1].start, before[-1].end), "measure.result"))
        others = [hit for hit in before if kind_of(hit) != "outcome"]
        return (kind_of(before[-1] if is_outcome or not others else others[-1]),), True
    if after:
        return (kind_of(after[0]),), True
    return ("outcome", *kinds_in(reading, PLANS, words.right)), False


def _of_difference(reading: Reading, words: Surroundings) -> tuple[tuple[str, ...], bool]:
    """Return what a difference is of: a forecast or a target where that is what is said to move, else an outcome."""
    first = min((hit.start for hit in reading.moves(words.left)), default=words.left.end)
    own = reading.hits(Region(words.left.start, first), *MEASURES[:3])
    told = [hit for hit in own if not any(region.has(hit.start, hit.end) for region in words.compared)]
    if told and kind_of(told[0]) != "outcome":
        return (kind_of(told[0]),), True
    before = reading.hits(Region(0, words.left.start), "measure.forecast")
    return (("forecast", "outcome") if before else ("outcome",)), False


def _bases(reading: Reading, words: Surroundings, role: str) -> tuple[tuple[str, ...], tuple[TimeRef, ...]]:
    """Return what a difference or a share is held against, as far as the sentence says."""
    if role == SHARE:
        return kinds_in(reading, PLANS, words.own_right)[:1], ()
    if role != DIFFERENCE:
        return (), ()
    return _said_bases(reading, [*words.compared, words.own_left, words.own_right])


def _said_bases(reading: Reading, regions: Iterable[Region]) -> tuple[tuple[str, ...], tuple[TimeRef, ...]]:
    regions = tuple(regions)
    return kinds_in(reading, PLANS, *regions), reading.times_of(*regions)

"""A sentence with all that is found in it: words, measures, figures, times, comparisons."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from utfall.derive.claims.quantity import quantities
from utfall.derive.claims.times import times_in

if TYPE_CHECKING:
    from utfall.derive.claims.grammar import Grammar, Hit, Token
    from utfall.derive.claims.quantity import Quantity
    from utfall.derive.claims.sentence import Utterance
    from utfall.derive.claims.subject import Mention, Names
    from utfall.derive.claims.times import TimeRef
    from utfall.period import Period

MEASURES = ("measure.target", "measure.forecast", "measure.outcome", "measure.rest", "measure.mean")
SPANS = ("span.year", "span.to-date", "span.month", "span.rolling")
MOVES = ("move.up", "move.down", "move.good", "move.bad", "move.higher", "move.lower", "move.off")
DIRECTIONS = {"up": 1, "higher": 1, "down": -1, "lower": -1}
FAVOURS = {"good": 1, "bad": -1}
NEAR = 26  # signs after a word or a figure within which another belongs to it
_LEAD = 40  # signs before a figure in which what leads to it stands
_WORDS = 2  # words that may stand between


@dataclass(frozen=True, slots=True)
class Region:
    """Hold a stretch of a sentence."""

    start: int
    end: int

    def has(self, start: int, end: int) -> bool:
        """Tell whether something stands wholly in it."""
        return self.start <= start and end <= self.end


@dataclass(frozen=True)
class Reading:
    """Hold a sentence with what is found in it."""

    utterance: Utterance
    grammar: Grammar
    names: Names
    now: Period
    units: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The sentence."""
        return self.utterance.text

    @property
    def whole(self) -> Region:
        """All of it."""
        return Region(0, len(self.text))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words."""
        return self.grammar.tokens(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """What its words may be without their endings."""
        return frozenset().union(*(token.stems for token in self.tokens))

    @property
    def is_supposed(self) -> bool:
        """Whether it begins with a condition: ``om sjukfrånvaron minskar``."""
        return bool(self.tokens) and self.tokens[0].word in self.grammar.sets["mood.if"]

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The measures that it names."""
        return self.names.mentions(self.tokens, self.grammar)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its figures."""
        return quantities(self.names.without_figures(self.text), self.grammar, self.units)

    @cached_property
    def times(self) -> tuple[TimeRef, ...]:
        """The times that it names."""
        return times_in(self.text, self.grammar, self.now)

    @cached_property
    def comparisons(self) -> tuple[Hit, ...]:
        """Where it begins to compare."""
        return self.grammar.hits(self.text, "compare.against")

    def hits(self, region: Region, *keys: str) -> tuple[Hit, ...]:
        """Return the phrases of some keys that stand in a stretch."""
        if keys not in self._kept:
            self._kept[keys] = self.grammar.hits(self.text, *keys)
        return tuple(hit for hit in self._kept[keys] if region.has(hit.start, hit.end))

    @cached_property
    def _kept(self) -> dict[tuple[str, ...], tuple[Hit, ...]]:
        return {}

    def times_of(self, *regions: Region) -> tuple[TimeRef, ...]:
        """Return the times that stand in some stretches."""
        return tuple(one for one in self.times if any(region.has(one.start, one.end) for region in regions))

    def said(self, hit: Hit) -> str:
        """Return a phrase as it is written, in small letters."""
        return self.text[hit.start : hit.end].lower()

    def leading(self, to: int, *keys: str) -> Hit | None:
        """Return the phrase that leads to a place: at most a few small words stand between."""
        found = self.hits(Region(max(0, to - _LEAD), to), *keys)
        near = [hit for hit in found if len(self.text[hit.end : to].split()) <= _WORDS]
        return near[-1] if near else None

    def moves(self, region: Region) -> tuple[Hit, ...]:
        """Return the words of direction in a stretch; ``under`` is one only before what is compared with."""
        named = [(one.start, one.end) for one in self.mentions]
        found = (hit for hit in self.hits(region, *MOVES) if not self._is_of_time(hit))
        found = (hit for hit in found if not any(start <= hit.start < end for start, end in named))
        return tuple(hit for hit in found if not any(one.start <= hit.start < one.end for one in self.comparisons))

    def _is_of_time(self, hit: Hit) -> bool:
        if self.said(hit) not in self.grammar.sets["compare.during"]:
            return False
        after = Region(hit.end, min(len(self.text), hit.end + NEAR))
        keys = ("measure.target", "measure.forecast", "time.last-year", "time.previous", "compare.past")
        return not self.hits(after, *keys)


def kind_of(hit: Hit) -> str:
    """Return what a phrase is, without the table that it stands in."""
    return hit.key.partition(".")[2]


def kinds_in(reading: Reading, keys: tuple[str, ...], *regions: Region) -> tuple[str, ...]:
    """Return which phrases of some keys stand in some stretches, each once."""
    return tuple(dict.fromkeys(kind_of(hit) for region in regions for hit in reading.hits(region, *keys)))

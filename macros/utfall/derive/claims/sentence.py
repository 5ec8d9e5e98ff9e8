"""A sentence as it is judged, with where it stands, and what became of what it claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.derive.claims.levels import Level


@dataclass(frozen=True, slots=True)
class BoundToken:
    """Hold a figure that a macro writes into a sentence: where it stands in it, and what it is bound to."""

    start: int
    end: int
    name: str
    measure: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """Hold a sentence. ``offsets`` are the places of its letters in the text that it is taken from.

    ``before`` is the sentence before in the same paragraph, ``heading`` what it stands under, ``subjects`` the
    measures that its page or row is about, ``kind`` the resource of a cell.
    """

    text: str
    offsets: tuple[int, ...] = ()
    before: str = ""
    heading: str = ""
    subjects: tuple[str, ...] = ()
    bound: tuple[BoundToken, ...] = ()
    own: tuple[str, ...] = ()
    sourced: tuple[tuple[int, int], ...] = ()


class Outcome(Enum):
    """What became of a claim."""

    BACKED = "backed"
    CONTRADICTED = "contradicted"
    ELSEWHERE = "elsewhere"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Claim:
    """Hold one claim of a sentence: the words that make it, what became of it, why, and what it was held against."""

    utterance: Utterance
    start: int
    end: int
    outcome: Outcome
    case: str
    level: Level | None = None
    details: dict[str, object] = field(default_factory=dict)
    unit: str = ""
    decimals: int = 0

    @property
    def written(self) -> str:
        """The words of the claim."""
        return self.utterance.text[self.start : self.end].strip()

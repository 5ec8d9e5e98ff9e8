"""What became of the claims that people have typed: each with its place, what it was held against, and the finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.model.finding import Finding
    from utfall.words import Sentence

BACKED, CONTRADICTED, ELSEWHERE, UNRESOLVED = "backed", "contradicted", "elsewhere", "unresolved"


@dataclass(frozen=True, slots=True)
class TypedClaim:
    """Hold a claim, ``written`` so in ``sentence``. ``known`` is what of the data it was held against.

    ``finding`` is what is told of one that the data contradict or that could not be resolved.
    """

    file: str
    row: int | None
    column: int | None
    written: str
    sentence: str
    outcome: str
    known: Sentence | None = None
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class ProvedText:
    """Hold the claims of all text, in their order.

    ``unused`` are figures that a page says are its own and that do not stand in its text: file and figure.
    """

    claims: tuple[TypedClaim, ...] = ()
    unused: tuple[tuple[str, str], ...] = ()

    def of(self, *outcomes: str) -> tuple[TypedClaim, ...]:
        """Return the claims of which something became."""
        return tuple(one for one in self.claims if one.outcome in outcomes)

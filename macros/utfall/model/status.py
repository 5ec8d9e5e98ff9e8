"""Statuses: scales and their states, and how a state is marked. Four kinds of status never share a scale."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Tone(Enum):
    """What a state says about the matter; each tone has its own shape, so that colour is never alone."""

    GOOD = "good"
    SOME = "some"
    BAD = "bad"
    NONE = "none"
    NEUTRAL = "neutral"

    @property
    def shape(self) -> str:
        """The shape that tells the tone apart without colour."""
        return {"good": "disc", "some": "triangle", "bad": "diamond", "none": "ring", "neutral": "square"}[self.value]


LOST = "lost"  # the state of a status that the source no longer shows


@dataclass(frozen=True, slots=True)
class State:
    """Be one state of a scale. ``order`` is 1 for the best; ``name`` and ``meaning`` are for readers."""

    scale: str
    id: str
    order: int
    name: str
    tone: Tone
    shape: str
    meaning: str

    @property
    def is_assessed(self) -> bool:
        """Whether the state says anything about the matter; not assessed and lost do not."""
        return self.tone is not Tone.NONE

    @property
    def deviates(self) -> bool:
        """Whether the state asks for a cause and an action."""
        return self.tone in {Tone.SOME, Tone.BAD}

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


@dataclass(frozen=True, slots=True)
class Standing:
    """Hold the statuses of one thing apart: what someone has judged, what a rule has computed, and the reason.

    Either may be missing. ``inputs`` are the keys of what the rule was given, such as a project's worst dimensions.
    """

    judged: State | None = None
    computed: State | None = None
    reason: str = ""
    inputs: tuple[str, ...] = ()

    @property
    def shown(self) -> State | None:
        """The status that stands first: the judged one, if someone has judged."""
        return self.judged or self.computed

    @property
    def is_computed(self) -> bool:
        """Whether the status that stands first is what a rule has found, which nobody has judged."""
        return self.judged is None and self.computed is not None and self.computed.is_assessed

    @property
    def differs(self) -> bool:
        """Whether a judgement says something else than the rule."""
        assessed = self.judged and self.computed and self.judged.is_assessed and self.computed.is_assessed
        return bool(assessed) and self.judged != self.computed

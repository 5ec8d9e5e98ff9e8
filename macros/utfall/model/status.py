"""Statuses: scales and their states, and how a state is marked. What is not judged alike never shares a scale."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


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


_ANY = frozenset(Tone)
_GOOD, _BAD, _CALM = frozenset({Tone.GOOD}), frozenset({Tone.BAD}), frozenset({Tone.NEUTRAL, Tone.NONE})
SHAPES: Mapping[str, frozenset[Tone]] = {  # the tones that each shape may have
    **{tone.shape: frozenset({tone}) for tone in Tone},
    # Between the steps of a traffic light, for scales of four or five steps.
    "half-disc": frozenset({Tone.GOOD, Tone.SOME}),
    "half-diamond": frozenset({Tone.SOME, Tone.BAD}),
    # Arrows say which way, the tone whether that is good.
    **dict.fromkeys(("up", "rising", "level", "falling", "down"), _ANY - {Tone.NONE}),
    # Statistical process control: variation (NHS England, Making data count), then assurance.
    "improving-high": _GOOD,
    "improving-low": _GOOD,
    "concerning-high": _BAD,
    "concerning-low": _BAD,
    "special-high": _CALM,
    "special-low": _CALM,
    "common": _CALM,
    "pass": _GOOD,
    "hit-or-miss": _CALM | {Tone.SOME},
    "fail": _BAD,
}
MOST_STATES = 9  # of a scale: more cannot be told apart at a glance
COUNTED = {"assessment", "progress"}  # kinds of scales whose states deviate and are counted: the others only inform
LOST = "lost"  # the state of a status that the source no longer shows


@dataclass(frozen=True, slots=True)
class State:
    """One state of a scale. ``order`` is 1 for the best; ``name`` and ``meaning`` are for readers.

    ``kind`` is what its scale judges and ``title`` what its scale is called; both are empty where nobody says.
    """

    scale: str
    id: str
    order: int
    name: str
    tone: Tone
    shape: str
    meaning: str
    kind: str = ""
    title: str = ""
    name_en: str = ""

    @property
    def is_counted(self) -> bool:
        """Whether the state judges something, as an assessment or a progress does, and not only shows a direction."""
        return not self.kind or self.kind in COUNTED

    @property
    def is_assessed(self) -> bool:
        """Whether the state says anything about the matter; not assessed and lost do not."""
        return self.tone is not Tone.NONE

    @property
    def deviates(self) -> bool:
        """Whether the state asks for a cause and an action."""
        return self.is_counted and self.tone in {Tone.SOME, Tone.BAD}


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
        if not (self.judged and self.computed and self.judged.scale == self.computed.scale):
            return False
        return self.judged.is_assessed and self.computed.is_assessed and self.judged != self.computed

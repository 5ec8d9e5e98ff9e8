"""The status an indicator is shown with: judged where someone has judged, computed by the rule otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.derive.rating import CLOSE, MISSED, NOT_APPLICABLE, NOT_ASSESSED, NOTHING, REACHED, Rating, rate
from utfall.derive.year_end import year_outcome
from utfall.model.status import LOST, Standing, State, Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.model.indicator import Indicator, Observation
    from utfall.model.report import Report
    from utfall.model.resource import Field

RESOURCE = "observations"
TONES = {  # where the scale has other states than the rule names
    REACHED: Tone.GOOD, CLOSE: Tone.SOME, MISSED: Tone.BAD, NOT_ASSESSED: Tone.NONE, NOT_APPLICABLE: Tone.NONE,
}  # fmt: skip
TRAVEL = "travel"
LEVEL = (Tone.NEUTRAL, Tone.SOME)  # of directions: neither better nor worse
TRAVELLED = {True: (Tone.GOOD,), False: (Tone.BAD,)}


@dataclass(frozen=True, slots=True)
class IndicatorStatus:
    """Hold both statuses of an indicator, apart. ``judged`` and ``computed`` may each be missing."""

    judged: State | None
    computed: State | None
    rating: Rating | None
    reason: str = ""

    @property
    def shown(self) -> State | None:
        """The status that stands first: the judged one, if someone has judged."""
        return self.judged or self.computed

    @property
    def standing(self) -> Standing:
        """Both, as any thing that has a status has them."""
        return Standing(self.judged, self.computed, self.reason)

    @property
    def differs(self) -> bool:
        """Whether a judgement says something else than the rule."""
        return self.standing.differs


def status_of(report: Report, indicator: Indicator, seen: Observation) -> IndicatorStatus:
    """Return the judged and the computed status of an indicator."""
    judged = report.status_in(RESOURCE, seen.status)
    rating = _rated(report, indicator, seen)
    computed = computed_state(report.states_of(RESOURCE), rating) if rating else None
    return IndicatorStatus(judged if isinstance(judged, State) else None, computed, rating, seen.reason)


def status_in_column(report: Report, indicator: Indicator, seen: Observation, field: Field) -> IndicatorStatus:
    """Return the judged and the computed status of a further column of statuses, by what the column compares."""
    row = report.row(RESOURCE, f"{seen.indicator}/{seen.period}")
    judged = report.status_in(RESOURCE, row.text(field.name) if row else "", field.name)
    rating = _rated(report, replace(indicator, compares=field.compares), seen)
    computed = computed_state(report.states_of(RESOURCE, field.name), rating) if rating else None
    return IndicatorStatus(judged if isinstance(judged, State) else None, computed, rating)


def _rated(report: Report, indicator: Indicator, seen: Observation) -> Rating | None:
    held = report.held_against.get((indicator.id, indicator.compares), NOTHING)
    return rate(indicator, seen, year_outcome(report, indicator, seen), held)


def computed_state(states: Mapping[str, State], rating: Rating) -> State | None:
    """Return the state of a scale that a rule means; on a scale of directions, which way the figure has gone."""
    is_travel = any(state.kind == TRAVEL for state in states.values())
    if not is_travel or rating.value is None or rating.target is None:
        return state_of(states, rating.state)
    tones = LEVEL if rating.value == rating.target else TRAVELLED[rating.is_favourable]
    return next((state for tone in tones for state in states.values() if state.tone is tone), None)


def state_of(states: Mapping[str, State], found: str) -> State | None:
    """Return the state that the rule means: of its name, or on a scale without such names the first of its tone."""
    if not TONES.keys().isdisjoint(states):
        return states.get(found)
    alike = (state for state in states.values() if state.tone is TONES[found] and state.id != LOST)
    return next(alike, None)

"""The status an indicator is shown with: judged where someone has judged, computed by the rule otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.rating import Rating, rate
from utfall.derive.year_end import year_outcome
from utfall.model.status import Standing, State

if TYPE_CHECKING:
    from utfall.model.indicator import Indicator, Observation
    from utfall.model.report import Report

SCALE = "indicator"


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
    judged, rating = report.status(SCALE, seen.status), rate(indicator, seen, year_outcome(report, indicator, seen))
    computed = report.status(SCALE, rating.state) if rating else None
    return IndicatorStatus(
        judged if isinstance(judged, State) else None,
        computed if isinstance(computed, State) else None,
        rating,
        seen.reason,
    )

"""What there is to say of an indicator in a sentence: its value, its changes, what it is held against, its forecast.

Facts alone, all of them the figures that the tables show; which words tell them is said in ``view/sentences``.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.comparing import as_shown, change
from utfall.derive.measures import ACCUMULATED, base_last_year, own_values
from utfall.derive.rating import REACHED
from utfall.derive.series import series_of
from utfall.derive.states_over import Streak, rating_of, streak
from utfall.derive.status import status_of
from utfall.derive.track_record import track_record
from utfall.derive.year_end import is_over
from utfall.model.missing import Missing

if TYPE_CHECKING:
    from utfall.derive.status import IndicatorStatus
    from utfall.model.history import History
    from utfall.model.indicator import Indicator, Observation
    from utfall.model.status import State

NEAR = Decimal("0.01")  # of a target: how far off counts as one step where the definition has no tolerance
OUTCOME, YEAR_TARGET, FORECAST = "outcome", "year-target", "forecast"  # what is held against what, beside the rule's


@dataclass(frozen=True, slots=True)
class Against:
    """Hold a figure beside what it is held against. ``compares`` is as in the definition, or ``year-target``."""

    value: Decimal
    base: Decimal
    compares: str

    @property
    def difference(self) -> Decimal:
        """How far the figure is above what it is held against."""
        return self.value - self.base

    @property
    def side(self) -> str:
        """Whether it is above, below or equal."""
        return "above" if self.difference > 0 else "below" if self.difference < 0 else "equal"


@dataclass(frozen=True, slots=True)
class ForecastMove:
    """Hold the year's forecast, what the report before said where it did, and the year's target."""

    value: Decimal
    before: Decimal | None
    against: Against | None


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """Hold the facts of one indicator in the newest report that tells of it.

    ``since_previous`` is the change of a period's own value, nothing for what is summed from the year's first month.
    ``ended`` says that the year that the forecast was for is over.
    """

    indicator: Indicator
    seen: Observation
    status: IndicatorStatus
    since_previous: Decimal | None
    since_last_year: Decimal | None
    target: Against | None
    forecast: ForecastMove | None
    streak: Streak
    ended: bool

    @property
    def state(self) -> State | None:
        """The status that stands first, if it judges anything."""
        found = self.status.shown
        return found if found and found.is_counted and found.is_assessed else None

    @property
    def judged(self) -> State | None:
        """A judged status that says something else than the rule, or where the rule says nothing."""
        found = self.state
        return found if found and found == self.status.judged and rating_of(self.status) is None else None

    @property
    def rated(self) -> Against | None:
        """What the rule has compared, where it is the rule's status that stands first."""
        rating = rating_of(self.status)
        if self.state is None or rating is None or rating.value is None or rating.target is None:
            return None
        return Against(rating.value, rating.target, rating.compares)

    @property
    def weight(self) -> Decimal:
        """How far from its target the rule has found it, counted in tolerances; zero for what is judged otherwise.

        Where nearness is best and reached, it is how much of the tolerance is left.
        """
        found, rating = self.rated, self.status.rating
        if found is None or rating is None:
            return Decimal(0)
        step = rating.tolerance or abs(found.base) * NEAR or Decimal(1)
        off = abs(found.difference) / step
        return max(1 - off, Decimal(0)) if rating.state == REACHED and self.indicator.direction == "near" else off


def indicator_facts(history: History, indicator: Indicator) -> IndicatorFacts | None:
    """Return the facts of an indicator; ``None`` where the report tells nothing of it."""
    report = history.current
    seen = report.observation(indicator.id)
    if seen is None:
        return None
    return IndicatorFacts(
        indicator, seen, status_of(report, indicator, seen), _since_previous(history, indicator, seen),
        _since_last_year(history, indicator, seen), _target(indicator, seen), _forecast(history, indicator, seen),
        streak(history, indicator), is_over(report.period, seen),
    )  # fmt: skip


def _since_previous(history: History, indicator: Indicator, seen: Observation) -> Decimal | None:
    if indicator.reported_as == ACCUMULATED or isinstance(seen.outcome, Missing):
        return None
    both = own_values(series_of(history, indicator), seen.period, seen.period.previous)
    return change(indicator, both[0].value, both[1].value) if both else None


def _since_last_year(history: History, indicator: Indicator, seen: Observation) -> Decimal | None:
    base, _ = base_last_year(history, indicator, seen)
    if isinstance(base, Missing) or isinstance(seen.outcome, Missing):
        return None
    return change(indicator, seen.outcome, base)


def _target(indicator: Indicator, seen: Observation) -> Against | None:
    """Return the outcome beside the period's target, else beside the year's where both are of the same measure."""
    if isinstance(seen.outcome, Missing):
        return None
    value = as_shown(indicator, seen.outcome)
    if not isinstance(seen.target, Missing):
        return Against(value, seen.target, OUTCOME)
    if indicator.reported_as != ACCUMULATED and indicator.accumulation != "flow":
        return None if isinstance(seen.year_target, Missing) else Against(value, seen.year_target, YEAR_TARGET)
    return None


def _forecast(history: History, indicator: Indicator, seen: Observation) -> ForecastMove | None:
    if isinstance(seen.forecast, Missing):
        return None
    known = track_record(history, indicator, seen.period.in_year)
    last = known[-1] if known and known[-1].month == history.current.period else None
    before = None if last is None or last.moved is None else last.value - last.moved
    base = seen.year_target
    against = None if isinstance(base, Missing) else Against(seen.forecast, base, FORECAST)
    return ForecastMove(seen.forecast, before, against)

"""Two reports held against one another: what changed of statuses, outcomes and forecasts, by how much, which way.

The rules, which the script of the page follows too: sums of as many months, and levels, are compared as they stand;
sums of different months each by its distance from its own budget or target, and so are forecasts of different years.
Sums of different years are only said to be higher or lower: what is good is told by their budget.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.reported import Figure, ReportedPlan

if TYPE_CHECKING:
    from decimal import Decimal

    from utfall.derive.reported import Meaning, Reported, ReportedIndicator, Told
    from utfall.model.status import State
    from utfall.period import Period

STATUS, OUTCOME, FORECAST = GROUPS = ("status", "outcome", "forecast")
LEVEL, SHARE, OFF, SPAN, REDEFINED, LACKING, NEW, GONE = (
    "level", "share", "off", "span", "redefined", "lacking", "new", "gone",
)  # fmt: skip
WORSE, BETTER, HIGHER, LOWER, CHANGED, SAME = "worse", "better", "higher", "lower", "changed", "same"
BY_WORTH = (WORSE, BETTER, CHANGED)


@dataclass(frozen=True, slots=True)
class StatusPair:
    """The status of one thing in two reports, where it is another."""

    thing: ReportedIndicator | ReportedPlan
    before: State
    after: State
    worth: str


@dataclass(frozen=True, slots=True)
class FigurePair:
    """An outcome or a forecast in two reports, and ``how`` they are compared.

    ``difference`` is ``None`` where they are not; ``worth`` is empty there.
    """

    group: str
    thing: ReportedIndicator
    how: str
    before: Told | None
    after: Told | None
    difference: Decimal | None = None
    worth: str = ""

    def figure(self, told: Told | None) -> Figure | None:
        """Return the figure of one of the reports."""
        if told is None:
            return None
        return told.outcome if self.group == OUTCOME else told.forecast


def status_pairs(found: Reported, before: int, after: int) -> tuple[StatusPair, ...]:
    """Return the statuses that are others, what got worse first."""
    pairs: list[StatusPair] = []
    things: tuple[ReportedIndicator | ReportedPlan, ...] = (*found.indicators, *found.plans)
    for thing in things:
        old, new = _state(thing, before), _state(thing, after)
        if old and new and (old.scale, old.id) != (new.scale, new.id):
            pairs.append(StatusPair(thing, old, new, _moved(old, new)))
    return tuple(sorted(pairs, key=lambda pair: BY_WORTH.index(pair.worth)))


def figure_pairs(found: Reported, group: str, before: int, after: int) -> tuple[FigurePair, ...]:
    """Return the outcomes or the forecasts of two reports, those that did not change among them."""
    pairs = (_pair(group, thing, thing.told[before], thing.told[after]) for thing in found.indicators)
    return tuple(pair for pair in pairs if pair)


def _state(thing: ReportedIndicator | ReportedPlan, at: int) -> State | None:
    told = thing.told[at]
    if isinstance(thing, ReportedPlan):
        return thing.told[at]
    return getattr(told, "status", None)


def _moved(old: State, new: State) -> str:
    if old.scale != new.scale or not (old.is_assessed and new.is_assessed) or old.order == new.order:
        return CHANGED
    return WORSE if new.order > old.order else BETTER


def _pair(group: str, thing: ReportedIndicator, before: Told | None, after: Told | None) -> FigurePair | None:
    pair = FigurePair(group, thing, LACKING, before, after)
    old, new = pair.figure(before), pair.figure(after)
    if old is None and new is None:
        return None
    if before is None or after is None:
        return FigurePair(group, thing, NEW if before is None else GONE, before, after)
    if before.part != after.part:
        return FigurePair(group, thing, REDEFINED, before, after)
    if old is None or new is None or before.period is None or after.period is None:
        return pair
    meaning = thing.meanings[before.part]
    how = _how(meaning, group, (before.period, after.period), (old, new))
    if how == SPAN:
        return FigurePair(group, thing, how, before, after)
    difference = value_of(how, new) - value_of(how, old)
    is_other_year = before.period.in_year != after.period.in_year
    is_of_sums = how == LEVEL and is_other_year and (meaning.is_sum if group == OUTCOME else meaning.is_total)
    worth = _worth("none" if is_of_sums else meaning.definition.direction, difference, old, new)
    return FigurePair(group, thing, how, before, after, difference, worth)


def _how(meaning: Meaning, group: str, periods: tuple[Period, Period], figures: tuple[Figure, Figure]) -> str:
    """Return how two figures of one definition are compared."""
    if group == OUTCOME:
        is_alike = not meaning.is_sum or span_of(periods[0]) == span_of(periods[1])
    else:
        is_alike = not meaning.is_total or periods[0].in_year == periods[1].in_year
    if is_alike:
        return LEVEL
    if all(one.share is not None for one in figures):
        return SHARE
    if all(one.off is not None for one in figures):
        return OFF
    is_level = group == FORECAST or meaning.definition.accumulation != "flow"
    return LEVEL if is_level else SPAN


def span_of(period: Period) -> tuple[int, int, str]:
    """Return what has to be alike for sums of two periods to be of as many months."""
    return period.calendar.year_starts, period.months_passed, period.frequency.value


def value_of(how: str, figure: Figure) -> Decimal:
    """Return what of a figure is compared."""
    found = {SHARE: figure.share, OFF: figure.off}.get(how, figure.value)
    return figure.value if found is None else found


def _worth(direction: str, difference: Decimal, old: Figure, new: Figure) -> str:
    if not difference:
        return SAME
    if direction in {"higher", "lower"}:
        return BETTER if (difference > 0) == (direction == "higher") else WORSE
    if direction == "near" and old.off is not None and new.off is not None and abs(old.off) != abs(new.off):
        return BETTER if abs(new.off) < abs(old.off) else WORSE
    return HIGHER if difference > 0 else LOWER

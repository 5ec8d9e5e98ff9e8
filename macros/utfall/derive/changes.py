"""What changed since last month, worked out from the two packages: none of it typed.

Statuses that moved, indicators that crossed their target, what is new, finished, delayed or gone, forecasts that
moved, deviations that came and went. Sorted by weight: what got worse first, then what is new, then the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.change import Change, gone, judged, moved
from utfall.derive.comparing import as_shown, in_unit
from utfall.derive.deviation import deviation
from utfall.derive.own_changes import own_changes
from utfall.derive.standing import standing_of
from utfall.derive.status import status_of
from utfall.derive.stretches import changes_between
from utfall.derive.year_end import is_over
from utfall.model.missing import Missing
from utfall.model.plan import Activity, Assignment, Goal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from utfall.model.indicator import Amount, Indicator, Observation
    from utfall.model.report import Report

Plan = Goal | Activity | Assignment


def changes(before: Report, after: Report) -> tuple[Change, ...]:
    """Return everything that changed between two months, the weightiest first; nothing between a month and itself."""
    found = [
        *_indicators(before, after),
        *_plans(before, after, "goal", "goals", before.goals, after.goals),
        *_plans(before, after, "progress", "activities", before.activities, after.activities),
        *_plans(before, after, "progress", "assignments", before.assignments, after.assignments),
        *_projects(before, after),
        *own_changes(before, after),
    ]
    return tuple(sorted(found, key=lambda change: -change.weight))


def _indicators(before: Report, after: Report) -> Iterator[Change]:
    earlier = {indicator.id: indicator for indicator in before.indicators}
    for indicator in after.indicators:
        was, seen = before.observation(indicator.id), after.observation(indicator.id)
        if indicator.id not in earlier:
            yield Change("new", "indicators", indicator.id, indicator.name)
        elif broken := changes_between(earlier[indicator.id], after, indicator):
            for one in broken:
                old, new = (None, one.note) if one.field == "definition" else (one.old, one.new)
                yield Change("redefined", "indicators", indicator.id, indicator.name, old, new, field=one.field)
        elif was and seen:
            yield from _seen(_Pair(before, after, earlier[indicator.id], indicator, was, seen))
    yield from gone(before.indicators, after.indicators, "indicators", {one.id: one.name for one in before.indicators})


@dataclass(frozen=True, slots=True)
class _Pair:
    """Hold an indicator's definition and newest observation in both months, of one and the same meaning."""

    before: Report
    after: Report
    earlier: Indicator
    indicator: Indicator
    was: Observation
    seen: Observation

    def change(self, kind: str, old: Decimal, new: Decimal) -> Change:
        one = self.indicator
        return Change(kind, "indicators", one.id, one.name, old, new, one.unit)

    def old(self, amount: Amount) -> Decimal | None:
        """Return an amount of the month before in this month's unit."""
        return None if isinstance(amount, Missing) else in_unit(self.indicator, amount, self.earlier.unit)


def _seen(pair: _Pair) -> Iterator[Change]:
    one = pair.indicator
    old = status_of(pair.before, pair.earlier, pair.was).standing
    new = status_of(pair.after, one, pair.seen).standing
    if pair.seen.outcome is not Missing.DUE or new.judged:  # what is not there yet has changed nothing
        yield from moved("indicators", one.id, one.name, old, new)
    is_same_year = pair.was.period.in_year == pair.seen.period.in_year  # a new year starts its sums and forecasts anew
    if is_same_year or one.reported_as == "period":
        yield from _crossed(pair)
    if is_same_year and not is_over(pair.after.period, pair.seen):
        yield from _forecast(pair)


def _crossed(pair: _Pair) -> Iterator[Change]:
    """Tell when an outcome has moved to the other side of its target."""
    indicator, was, seen = pair.indicator, pair.was, pair.seen
    old = deviation(pair.earlier, as_shown(pair.earlier, was.outcome), was.target)
    new = deviation(indicator, as_shown(indicator, seen.outcome), seen.target)
    if old and new and indicator.is_directed and (old.amount >= 0) != (new.amount >= 0):
        kind = "crossed-above" if new.amount >= 0 else "crossed-below"
        before_amount, after_amount = pair.old(was.outcome), as_shown(indicator, seen.outcome)
        if before_amount is not None and not isinstance(after_amount, Missing):
            yield pair.change(kind, before_amount, after_amount)


def _forecast(pair: _Pair) -> Iterator[Change]:
    old, new = pair.old(pair.was.forecast), pair.seen.forecast
    if old is None or isinstance(new, Missing) or old == new:
        return
    kind = "forecast-moved"
    if pair.indicator.is_directed:
        kind = "forecast-better" if (new > old) == (pair.indicator.direction == "higher") else "forecast-worse"
    yield pair.change(kind, old, new)


def _plans(
    before: Report, after: Report, scale: str, resource: str, old: Sequence[Plan], new: Sequence[Plan]
) -> Iterator[Change]:
    """Compare goals, activities or assignments by id."""
    earlier, names = {one.id: one for one in old}, {one.id: _name(one) for one in (*old, *new)}
    for one in new:
        was = earlier.get(one.id)
        if was is None:
            yield Change("new", resource, one.id, _name(one))
            continue
        states = before.status(scale, was.status), after.status(scale, one.status)
        yield from moved(resource, one.id, _name(one), judged(states[0]), judged(states[1]))
        yield from _due(resource, was, one)
    yield from gone(old, new, resource, names)


def _due(resource: str, was: Plan, one: Plan) -> Iterator[Change]:
    if isinstance(was, Goal) or isinstance(one, Goal):
        return
    old, new = was.due, one.due
    if old != new and not isinstance(new, Missing):
        before = None if isinstance(old, Missing) else str(old)
        yield Change("due-moved", resource, one.id, _name(one), before, str(new))


def _projects(before: Report, after: Report) -> Iterator[Change]:
    earlier = {project.id: project for project in before.projects}
    for project in after.projects:
        was = earlier.get(project.id)
        if was is None:
            yield Change("new", "projects", project.id, project.name)
        else:
            old, new = standing_of(before, was), standing_of(after, project)
            yield from moved("projects", project.id, project.name, old, new)
            if was.phase != project.phase and was.phase and project.phase:
                yield Change("status-changed", "projects", project.id, project.name, was.phase, project.phase)
    yield from gone(before.projects, after.projects, "projects", {one.id: one.name for one in before.projects})


def _name(one: Plan) -> str:
    return one.name if isinstance(one, Activity) else one.text

"""What each report of an archive has told, thing by thing, so that any two reports can be held against one another.

Figures are as they stand in each report, in the unit and with the decimals that they are shown with. What a sum is held
against stands beside it: sums of different months, and forecasts of different years, are never held against each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from utfall.derive.comparing import as_shown, share
from utfall.derive.series import series_of
from utfall.derive.standing import standing_of
from utfall.derive.status import status_of
from utfall.derive.stretches import stretches
from utfall.model.missing import Missing
from utfall.model.plan import Assignment, Goal
from utfall.model.status import State
from utfall.model.unit import PERCENT, rescaled
from utfall.number import places_of, rounded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.derive.stretches import SeriesPart
    from utfall.model.history import History
    from utfall.model.indicator import Amount, Indicator, Observation
    from utfall.model.page_money import PageMoney
    from utfall.model.plan import Activity, ReportedProject
    from utfall.model.report import Report
    from utfall.period import Period

HUNDRED = 100
CORRECTED, CHANGED_LATER = "corrected", "changed-later"
PLANS = ("projects", "goals", "activities", "assignments")
_known: WeakKeyDictionary[History, Reported] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as shown. ``off`` is how far it is from its budget or target, ``share`` that in per cent of it.

    ``mark`` is ``corrected`` or ``changed-later`` where its report has corrected it, or a later one tells another.
    """

    value: Decimal
    off: Decimal | None = None
    share: Decimal | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What one report tells of an indicator: ``part`` is the stretch of like definitions that it is in."""

    part: int
    period: Period | None = None
    outcome: Figure | None = None
    forecast: Figure | None = None
    status: State | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """The definition of a stretch, with how many decimals its outcomes and its forecasts are shown with.

    Money is shown in the unit of the report's pages, of which ``factor`` is in the definition's own.
    """

    definition: Indicator
    places: int
    forecast_places: int
    unit: str
    factor: Decimal = Decimal(1)

    @property
    def is_sum(self) -> bool:
        """Whether its outcomes are told from the beginning of the year on."""
        return self.definition.reported_as == "year_to_date"

    @property
    def is_total(self) -> bool:
        """Whether its forecasts are sums of the year, which grow with what is counted, and no levels."""
        return self.definition.accumulation == "flow" and self.definition.unit != PERCENT


@dataclass(frozen=True, slots=True)
class ReportedIndicator:
    """An indicator in all reports: what each of them tells, ``None`` where it is not there."""

    newest: Indicator
    meanings: tuple[Meaning, ...]
    told: tuple[Told | None, ...]


@dataclass(frozen=True, slots=True)
class ReportedPlan:
    """A goal, an activity, an assignment or a project in all reports: its status in each of them."""

    resource: str
    id: str
    name: str
    told: tuple[State | None, ...]


@dataclass(frozen=True, slots=True)
class Reported:
    """Hold the reports, oldest first, and what they have told of each thing."""

    reports: tuple[Report, ...]
    indicators: tuple[ReportedIndicator, ...]
    plans: tuple[ReportedPlan, ...]


def reported(history: History) -> Reported:
    """Return what all reports of an archive have told; a package of figures only was no report."""
    if history not in _known:
        reports = tuple(one for one in history.reports if not one.package.figures_only)
        defined = {one.id: one for report in reversed(history.reports) for one in reversed(report.indicators)}
        newest = {one.id: one for report in reports for one in report.indicators}
        order = [*(one.id for one in history.current.indicators), *defined]
        found = [_indicator(history, reports, newest[name]) for name in dict.fromkeys(order) if name in newest]
        _known[history] = Reported(reports, tuple(found), tuple(_plans(reports)))
    return _known[history]


def _indicator(history: History, reports: Sequence[Report], newest: Indicator) -> ReportedIndicator:
    there = {one.report.period: one for one in stretches(history, newest.id)}
    kept = [there[report.period] for report in reports if report.period in there]
    meanings = tuple(_meanings(kept, newest.id, history.current.money))
    parts = {part: at for at, part in enumerate(dict.fromkeys(one.part for one in kept))}
    told: list[Told | None] = []
    for report in reports:
        one = there.get(report.period)
        own = _told(history, one, meanings[parts[one.part]], parts) if one else None
        last = told[-1] if told else None
        told.append(last if own and own.period is None and last and _stands(last, report) else own)
    return ReportedIndicator(newest, meanings, tuple(told))


def _stands(last: Told, report: Report) -> bool:
    """Tell whether what the report before has told still is the newest: until the next period of its length is over."""
    period = last.period
    return period is not None and not period.shifted(1).is_complete_in(report.period)


def _meanings(found: Sequence[SeriesPart], name: str, money: PageMoney) -> Iterator[Meaning]:
    """Yield the newest definition of each stretch."""
    for part in dict.fromkeys(one.part for one in found):
        own = [one for one in found if one.part == part]
        newest = own[-1].definition
        if scale := money.of_indicator(newest):
            yield Meaning(newest, scale.decimals, scale.decimals, scale.unit, scale.factor)
            continue
        seen = [seen for one in own if (seen := one.report.observation(name))]
        forecasts = [one.forecast for one in seen if not isinstance(one.forecast, Missing)]
        places = max((places_of(one.normalize()) for one in forecasts), default=0)
        more = newest.decimals if newest.unit == PERCENT else 0
        yield Meaning(newest, newest.decimals, max(places, more), newest.unit)


def _told(history: History, stretch: SeriesPart, meaning: Meaning, parts: dict[int, int]) -> Told:
    report, indicator = stretch.report, stretch.definition
    part = parts[stretch.part]
    seen = report.observation(indicator.id)
    if seen is None:
        return Told(part)
    place = f"{indicator.id}/{seen.period}"
    marks = {
        field: CORRECTED if report.corrections_at("observations", place, field) else ""
        for field in ("outcome", "forecast")
    }
    outcome = _figure(meaning, indicator, seen.outcome, seen.target, marks["outcome"])
    if outcome and not outcome.mark and _is_changed(history, stretch, meaning, seen, outcome):
        outcome = Figure(outcome.value, outcome.off, outcome.share, CHANGED_LATER)
    forecast = _figure(meaning, indicator, seen.forecast, seen.year_target, marks["forecast"], meaning.forecast_places)
    return Told(part, seen.period, outcome, forecast, status_of(report, indicator, seen).shown)


def _figure(
    meaning: Meaning, indicator: Indicator, amount: Amount, base: Amount, mark: str, places: int | None = None
) -> Figure | None:
    if isinstance(amount, Missing):
        return None
    found = _in_unit(meaning, indicator, amount)
    told = meaning.places if places is None else places
    shown = as_shown(meaning.definition, found) if places is None else found
    value = rounded(shown / meaning.factor, told)
    if isinstance(base, Missing):
        return Figure(value, mark=mark)
    against = _in_unit(meaning, indicator, base)
    part = None if meaning.definition.unit == PERCENT else share(shown - against, shown, against)
    off = rounded((shown - against) / meaning.factor, told)
    return Figure(value, off, None if part is None else rounded(part * HUNDRED, 1), mark)


def _in_unit(meaning: Meaning, indicator: Indicator, amount: Decimal) -> Decimal:
    found = rescaled(amount, indicator.unit, meaning.definition.unit)
    return amount if found is None else found


def _is_changed(
    history: History, stretch: SeriesPart, meaning: Meaning, seen: Observation, outcome: Figure
) -> bool:  # fmt: skip
    """Tell whether a later report has another figure of the same period, under the same definition."""
    series = series_of(history, meaning.definition)
    now = series.at(seen.period)
    if now is None or now.part != stretch.part:
        return False
    return rounded(as_shown(meaning.definition, now.value) / meaning.factor, meaning.places) != outcome.value


def _plans(reports: Sequence[Report]) -> Iterator[ReportedPlan]:
    """Yield what is planned, projects first, in the order in which the newest report has it."""
    for resource in PLANS:
        seen = [dict(_states(report, resource)) for report in reports]
        names = {one.id: _name(one) for report in reports for one in getattr(report, resource)}
        newest = {one.id: None for report in reversed(reports) for one in getattr(report, resource)}
        for name in newest:
            yield ReportedPlan(resource, name, names[name], tuple(states.get(name) for states in seen))


def _states(report: Report, resource: str) -> Iterator[tuple[str, State | None]]:
    for one in getattr(report, resource):
        if resource == "projects":
            yield one.id, standing_of(report, one).shown
        else:
            found = report.status_in(resource, one.status)
            yield one.id, found if isinstance(found, State) else None


def _name(one: Goal | Activity | Assignment | ReportedProject) -> str:
    return one.text if isinstance(one, Goal | Assignment) else one.name

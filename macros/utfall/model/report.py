"""A whole month: the package's own facts, its tables as kept, and the same as typed values."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from utfall.errors import UnknownName
from utfall.model.breakdown import Breakdowns
from utfall.model.column_rows import ColumnRows
from utfall.model.contract import STATUS_SCALES
from utfall.model.edition_name import EditionName, edition_title
from utfall.model.missing import Missing
from utfall.model.page_money import PageMoney, page_money
from utfall.words import DEFAULT_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from utfall.model.indicator import Amount, Indicator, Observation
    from utfall.model.plan import Activity, Area, Assignment, Goal, ReportedProject
    from utfall.model.resource import Resource, Row
    from utfall.model.statement import Line, Statement
    from utfall.model.status import State
    from utfall.period import Period
    from utfall.report_calendar import Calendar
    from utfall.words import Words


class Named(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """The name that other rows and pages call it by."""


SMALLEST_GROUP = 5  # where the package says nothing

T = TypeVar("T", bound=Named)


@dataclass(frozen=True, slots=True)
class Link:
    """Name a licence, a source or a contributor, with an address where one is known."""

    title: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Package:
    """Hold what the package says of itself. ``folder`` is its path from the project's root.

    A package of ``figures_only`` fills the archive: it has no pages and is never published. ``sha256`` is the checksum
    of all its files together.
    """

    folder: str
    name: str
    title: str
    description: str
    version: str
    period: Period
    organisation: Mapping[str, str]
    case_number: str
    licences: tuple[Link, ...]
    sources: tuple[Link, ...]
    figures_only: bool = False
    sha256: str = ""
    keywords: tuple[str, ...] = ()
    language: str = DEFAULT_LANGUAGE
    calendar_row: int | None = None  # the descriptor's line of the calendar, where one is declared
    smallest_group: int = SMALLEST_GROUP  # persons that a figure of a part has to be about; 0 for any
    due: int = 0  # how many cells are to be filled in before it can be published
    amounts_as_stored: bool = False  # pages write money in the unit that it is kept in, however large

    @property
    def edition(self) -> EditionName | None:
        """The edition that its version names, if it names one."""
        return EditionName.of_version(self.version, self.period.calendar)

    def edition_title(self, words: Words) -> str:
        """Return what a reader calls the edition, the version itself if it names none; a draft is said to be one."""
        title = edition_title(self.version, words, self.period.calendar)
        return words.say("draft.edition", edition=title, count=self.due) if self.due else title


@dataclass(frozen=True, slots=True)
class Note:
    """One footnote at one cell: resource, the row's key, field."""

    resource: str
    row: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One corrected value, with what stood there and why it was changed. ``edition`` is the one that corrects."""

    resource: str
    row: str
    field: str
    old: str
    new: str
    reason: str
    kind: str
    edition: int
    date: date


@dataclass(frozen=True)
class Report:
    """One month's report, as its package tells it. ``previous`` is the period of the report before it, if known."""

    package: Package
    resources: Mapping[str, Resource]
    areas: tuple[Area, ...] = ()
    states: tuple[State, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    observations: tuple[Observation, ...] = ()
    statements: tuple[Statement, ...] = ()
    goals: tuple[Goal, ...] = ()
    activities: tuple[Activity, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    projects: tuple[ReportedProject, ...] = ()
    notes: tuple[Note, ...] = ()
    corrections: tuple[Correction, ...] = ()
    breakdowns: Breakdowns = field(default_factory=Breakdowns)
    previous: Period | None = None
    # What an outcome is held against in earlier reports, by indicator and what a rule compares: value and base.
    held_against: Mapping[tuple[str, str], tuple[Amount, Amount]] = field(default_factory=dict, compare=False)

    @property
    def period(self) -> Period:
        """The month of the report."""
        return self.package.period

    @property
    def calendar(self) -> Calendar:
        """The calendar that the report is one of."""
        return self.package.period.calendar

    @cached_property
    def money(self) -> PageMoney:
        """How its pages write amounts of money."""
        return page_money(self)

    @cached_property
    def money_at_a_glance(self) -> PageMoney:
        """How key figures and sentences write amounts of money: as pages do, whatever the package says of tables."""
        return self.money.at_a_glance

    def resource(self, name: str) -> Resource:
        """Return a table as kept; raise ``UnknownName`` where there is none."""
        if name not in self.resources:
            raise UnknownName("resource", name, self.resources)
        return self.resources[name]

    def row(self, resource: str, key: str) -> Row | None:
        """Return the row of a key, if the table is there and has it."""
        if resource not in self.resources:
            return None
        rows = self.resources[resource].rows
        if resource not in self._places:
            keys = rows.keys() if isinstance(rows, ColumnRows) else (row.key for row in rows)
            self._places[resource] = {found: at for at, found in enumerate(keys)}
        at = self._places[resource].get(key)
        return None if at is None else rows[at]

    @cached_property
    def _places(self) -> dict[str, dict[str, int]]:
        """The places of the rows by their keys, of each table that has been asked for a row."""
        return {}

    def area(self, name: str) -> Area:
        """Return an area."""
        return _named("area", name, self.areas)

    def indicator(self, name: str) -> Indicator:
        """Return an indicator; a statement's line too, as the measure it is, by the name ``statement/line``."""
        if "/" in name:
            return _named("line", name, self.lines)
        return _named("indicator", name, self.indicators)

    def definition(self, name: str) -> Indicator | None:
        """Return the definition of an indicator, or of a statement's line, if the package has it."""
        return self._defined.get(name)

    @cached_property
    def _defined(self) -> Mapping[str, Indicator]:
        return {one.id: one for one in (*self.indicators, *self.lines)}

    @cached_property
    def lines(self) -> tuple[Indicator, ...]:
        """The lines of every statement that hold figures, as measures of their own."""
        return tuple(
            statement.as_indicator(line, self.direction_of(statement, line) or "none")
            for statement in self.statements
            for line in statement.lines
            if line.has_figures
        )

    def direction_of(self, statement: Statement, line: Line) -> str:
        """Return the way that is better of a line: as it is declared, else as of the indicator that a line equals.

        Empty where nothing tells. An indicator tells it of the whole statement: a result's is higher.
        """
        equal = (self._directions[one.indicator] for one in statement.lines if one.indicator in self._directions)
        return line.direction or statement.direction or next(equal, "")

    @cached_property
    def _directions(self) -> Mapping[str, str]:
        return {one.id: one.direction for one in self.indicators}

    def statement(self, name: str) -> Statement:
        """Return a statement."""
        return _named("statement", name, self.statements)

    def observation(self, indicator: str) -> Observation | None:
        """Return the newest observation of an indicator that the package holds."""
        return max(self.observed(indicator), key=lambda seen: seen.period, default=None)

    def observed(self, indicator: str) -> tuple[Observation, ...]:
        """Return everything the package holds of an indicator (or ``statement/line``), one observation a period."""
        return self._observed.get(indicator, ())

    def scale(self, name: str) -> tuple[State, ...]:
        """Return a scale's states, the best first."""
        known = {state.scale: None for state in self.states}
        if name not in known:
            raise UnknownName("scale", name, known)
        return tuple(state for state in self.states if state.scale == name)

    def state(self, scale: str, name: str) -> State:
        """Return a state of a scale."""
        return _named("state", name, self.scale(scale))

    def scale_of(self, resource: str, column: str = "status") -> str:
        """Return the scale that a column of a resource is written in; empty for a column without statuses."""
        found = self.resources.get(resource)
        return found.scale_of(column) if found else STATUS_SCALES.get(resource, "")

    def states_of(self, resource: str, column: str = "status") -> Mapping[str, State]:
        """Return the states that a column of a resource may have, by their ids, the best first."""
        return self._scales.get(self.scale_of(resource, column), {})

    def status_in(self, resource: str, name: str, column: str = "status") -> State | Missing:
        """Return the state that a row's status names, on the scale that its column is written in."""
        return self.status(self.scale_of(resource, column), name)

    def status(self, scale: str, name: str) -> State | Missing:
        """Return the state that a row's status names; a check has spoken of one that is on no scale."""
        if not name:
            return Missing.NOT_REPORTED
        return self._scales.get(scale, {}).get(name, Missing.UNREADABLE)

    def note(self, resource: str, row: str, name: str) -> str | None:
        """Return the footnote at a cell, if there is one."""
        return self._notes_at.get((resource, row, name))

    def corrections_at(self, resource: str, row: str, name: str) -> tuple[Correction, ...]:
        """Return the corrections of a cell, in the order of the editions."""
        return self._corrections_at.get((resource, row, name), ())

    @cached_property
    def _scales(self) -> Mapping[str, Mapping[str, State]]:
        names = dict.fromkeys(state.scale for state in self.states)
        return {name: {one.id: one for one in self.states if one.scale == name} for name in names}

    @cached_property
    def _corrections_at(self) -> Mapping[tuple[str, str, str], tuple[Correction, ...]]:
        found: dict[tuple[str, str, str], tuple[Correction, ...]] = {}
        for one in sorted(self.corrections, key=lambda one: one.edition):
            place = (one.resource, one.row, one.field)
            found[place] = (*found.get(place, ()), one)
        return found

    @cached_property
    def _observed(self) -> Mapping[str, tuple[Observation, ...]]:
        found: dict[str, tuple[Observation, ...]] = {}
        lines = (one.as_observation(line) for one in self.statements for line in one.lines if line.has_figures)
        for seen in (*self.observations, *lines):
            found[seen.indicator] = (*found.get(seen.indicator, ()), seen)
        return found

    @cached_property
    def _notes_at(self) -> Mapping[tuple[str, str, str], str]:
        return {(note.resource, note.row, note.field): note.text for note in self.notes}


def _named(kind: str, name: str, things: Iterable[T]) -> T:
    by_id = {thing.id: thing for thing in things}
    if name not in by_id:
        raise UnknownName(kind, name, by_id)
    return by_id[name]

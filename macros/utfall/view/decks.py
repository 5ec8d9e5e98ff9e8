"""Projects, activities and assignments as cards: the worst first, what goes well folded, each with how it has gone.

Built on the tables of plans, to which they add what a card tells beside a status or a date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.derive.past_due import is_time_out
from utfall.derive.standing import standing_of
from utfall.derive.status_run import StatusRun, status_run
from utfall.model.status import Standing, State, Tone
from utfall.shown.deck import Deck
from utfall.shown.table import Cell, Column
from utfall.view.choice import EVERYTHING, ColumnChoice
from utfall.view.plan_tables import activities_table, assignments_table, projects_tables
from utfall.view.status_words import part_text, run_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from utfall.model.history import History
    from utfall.model.plan import Activity, Assignment, ProjectStatus, ReportedProject
    from utfall.model.report import Report
    from utfall.shown.table import Table
    from utfall.words import Words

_RANKS = {Tone.BAD: 0, Tone.SOME: 1}
_LATE, _UNKNOWN, _WELL = 2, 3, 4


@dataclass(frozen=True, slots=True)
class _Item:
    """One thing: the id of its row, its status, how that has run, and whether its time is out."""

    id: str
    standing: Standing
    run: StatusRun | None
    is_late: bool = False

    @property
    def rank(self) -> tuple[int, int]:
        """Its place among the others, the worst first; a judged one by what a rule has computed, too."""
        return self._of(self.standing.shown), self._of(self.standing.computed)

    def _of(self, state: State | None) -> int:
        if state is None or not state.is_assessed:
            return _UNKNOWN
        return _RANKS.get(state.tone, _LATE if self.is_late else _WELL)


def activities_deck(history: History, words: Words, area: str | None = None, choice: ColumnChoice = EVERYTHING) -> Deck:
    """Return the activities, of one area or of all."""
    table = activities_table(history.current, words, area, choice)
    shown = [one for one in history.current.activities if area in {None, one.area}]
    return replace(_tasks(history, words, table, "activities", shown), is_titled=bool(choice.title))


def assignments_deck(history: History, words: Words, choice: ColumnChoice = EVERYTHING) -> Deck:
    """Return the assignments."""
    table = assignments_table(history.current, words, choice)
    found = _tasks(history, words, table, "assignments", history.current.assignments)
    return replace(found, is_titled=bool(choice.title))


def projects_deck(history: History, words: Words, choice: ColumnChoice = EVERYTHING) -> Deck:
    """Return the projects, each with those of its dimensions that are assessed."""
    report = history.current
    summary, *others = projects_tables(report, words, choice)
    items = [_project(history, one) for one in report.projects]
    parts = replace(_parts(history, words, others[0]), within=summary.id) if others else None
    dimensions = {status.dimension for project in report.projects for status in project.statuses}
    columns = tuple(replace(one, is_part=one.key in dimensions) for one in summary.columns)
    deck = _deck(history, words, replace(summary, columns=columns), items)
    of = _parts_of(report, parts) if parts else {}
    return replace(deck, parts=parts, parts_of=of, is_titled=bool(choice.title))


def _tasks(history: History, words: Words, table: Table, resource: str, shown: Sequence[Activity | Assignment]) -> Deck:
    items = []
    for one in shown:
        run = status_run(history, _state_in(resource, one.id))
        state = history.current.status_in(resource, one.status)
        is_open = not (isinstance(state, State) and state.tone is Tone.NEUTRAL)
        standing = Standing(state) if isinstance(state, State) else Standing()
        items.append(_Item(one.id, standing, run, is_open and is_time_out(history.current, one.due)))
    late = {one.id: words.say("deck.time-out") for one in items if one.is_late}
    table = _dated(_beside(table, Column("late", words.say("deck.late"), "text", beside="due"), late), words)
    return _deck(history, words, table, items)


def _state_in(resource: str, key: str) -> Callable[[Report], State | None]:
    """Return what finds the status of an activity or an assignment in a report."""

    def found(report: Report) -> State | None:
        rows: Iterable[Activity | Assignment] = getattr(report, resource)
        status = next((one.status for one in rows if one.id == key), "")
        state = report.status_in(resource, status)
        return state if isinstance(state, State) else None

    return found


def _project(history: History, project: ReportedProject) -> _Item:
    def found(report: Report) -> State | None:
        there = next((one for one in report.projects if one.id == project.id), None)
        return standing_of(report, there).shown if there else None

    return _Item(project.id, standing_of(history.current, project), status_run(history, found))


def _deck(history: History, words: Words, table: Table, items: Sequence[_Item]) -> Deck:
    told = {one.id: run_text(history, words, one.run) for one in items}
    status = next((one.key for one in table.columns if one.kind == "status"), "")
    table = _beside(table, Column("change", words.say("deck.change"), "text", beside=status), told)
    ordered = sorted(items, key=lambda one: one.rank)
    well = [one for one in ordered if one.rank[0] == _WELL]
    states = sorted({one.standing.shown for one in well if one.standing.shown}, key=lambda state: state.order)
    folded = tuple((state, tuple(one.id for one in well if one.standing.shown == state)) for state in states)
    turns = {one.id: one.run.turn for one in items if one.run}
    return Deck(table, tuple(one.id for one in ordered if one not in well), folded, turns)


def _parts(history: History, words: Words, table: Table) -> Table:
    """Return the table of dimensions as cards tell it: what is neither assessed nor explained is left to the files."""
    report, told, late, silent = history.current, {}, {}, set()
    for project in report.projects:
        for one in project.statuses:
            key = _part_key(one)
            state = report.status_in("project_statuses", one.status)
            told[key] = part_text(history, words, status_run(history, _part_in(one)))
            if isinstance(state, State) and state.deviates and is_time_out(report, one.until):
                late[key] = words.say("deck.time-out")
            if not (one.cause or one.action) and not (isinstance(state, State) and state.is_assessed):
                silent.add(key)
    table = _beside(table, Column("since", words.say("deck.since"), "text", beside="status"), told)
    table = _dated(_beside(table, Column("late", words.say("deck.late"), "text", beside="until"), late), words)
    return replace(table, rows=tuple(replace(row, is_folded=row.id in silent) for row in table.rows))


def _part_key(one: ProjectStatus) -> str:
    return f"{one.project}-{one.dimension}"


def _part_in(part: ProjectStatus) -> Callable[[Report], State | None]:
    def found(report: Report) -> State | None:
        statuses = (one for project in report.projects if project.id == part.project for one in project.statuses)
        status = next((one.status for one in statuses if one.dimension == part.dimension), "")
        state = report.status_in("project_statuses", status)
        return state if isinstance(state, State) else None

    return found


def _parts_of(report: Report, parts: Table) -> dict[str, tuple[str, ...]]:
    """Return the rows of each project's dimensions, the worst first."""
    shown = {row.id for row in parts.unfolded().rows}

    def rank(one: ProjectStatus) -> int:
        state = report.status_in("project_statuses", one.status)
        return _Item("", Standing(state) if isinstance(state, State) else Standing(), None).rank[0]

    return {
        project.id: tuple(
            _part_key(one) for one in sorted(project.statuses, key=rank) if _part_key(one) in shown
        )
        for project in report.projects
    }  # fmt: skip


def _dated(table: Table, words: Words) -> Table:
    """Return a table whose dates are called what they are beside a sentence: by when it is to be ready."""
    columns = (
        replace(one, heading=words.say("deck.until")) if one.key in {"due", "until"} else one for one in table.columns
    )
    return replace(table, columns=tuple(columns))


def _beside(table: Table, column: Column, told: Mapping[str, str]) -> Table:
    """Return a table with a column of texts after the one beside which a page tells them; where there are any."""
    keys = [one.key for one in table.columns]
    if not any(told.values()) or column.beside not in keys:
        return table
    at = keys.index(column.beside) + 1
    rows = tuple(
        replace(row, cells=(*row.cells[:at], Cell(told.get(row.id, "")), *row.cells[at:])) for row in table.rows
    )
    return replace(table, columns=(*table.columns[:at], column, *table.columns[at:]), rows=rows)

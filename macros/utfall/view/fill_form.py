"""A form of what is due of an owner: one sheet a table, what is known beside what is asked for.

Each row says what it is about, what was last reported and what was said a year before, and then holds the fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from utfall.derive.due import ACTIVITIES, ASSIGNMENTS, GOALS, LINES, OBSERVATIONS, PROJECT_STATUSES, PROJECTS, due_rows
from utfall.derive.row_sums import in_order
from utfall.errors import UnknownName, UsageError
from utfall.model.missing import Missing
from utfall.model.resource import ROLES
from utfall.period import Period
from utfall.shown.content import Day, Number
from utfall.shown.fill_form import NOTE, FillColumn, FillField, FillForm, FillRow, FillSheet
from utfall.view.fill_fields import ALWAYS_ASKED, ASKED, ASKED_WHERE_EMPTY, NOTES, OUTCOME, FillFields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from utfall.model.history import History
    from utfall.model.report import Report
    from utfall.model.resource import Field, Resource, Row, Value
    from utfall.view.fill_fields import Limits
    from utfall.words import Words

    Shown = FillField | str | Number | Day
    Owners = dict[tuple[str, str], str]

ABOUT = {  # what is shown of a row before anything is asked, by column of the table
    GOALS: ("area",),
    ACTIVITIES: ("area",),
    ASSIGNMENTS: ("giver",),
    PROJECTS: ("portfolio",),
}
WIDE = {"text", "comment", "cause", "action", "reason", "report_back"}


@dataclass(frozen=True, slots=True)
class _Part:
    """Hold a column to be: its heading and what it shows or asks for in a row."""

    column: FillColumn
    cell: Callable[[Row], Shown]


def fill_form(history: History, words: Words, limits: Limits, owner: str = "") -> FillForm:
    """Return the form of what is due in the newest month, of one owner or, where none is named, of all.

    Raise ``UsageError`` for an owner that nothing is due of.
    """
    report = history.current
    due = due_rows(report, report.period)
    nobody = words.say("work.nobody")
    owners = {one.owner or nobody for one in due}
    if owner:
        owner = _known_owner(owner, owners)
    chosen = {(one.resource, one.key): one.owner for one in due if owner in {"", one.owner or nobody}}
    maker = _SheetMaker(history, words, FillFields(report, words, limits), is_of_all=not owner)
    sheets = tuple(sheet for sheet in maker.sheets(chosen) if any(sheet.fields()))
    package = report.package
    return FillForm(package.name, package.title, report.period, package.version, package.language, owner, sheets)


def _known_owner(name: str, owners: set[str]) -> str:
    found = [one for one in owners if one.casefold() == name.strip().casefold()]
    if not found:
        raise UsageError(UnknownName("owner", name, sorted(owners)).sentence)
    return found[0]


@dataclass(frozen=True, slots=True)
class _SheetMaker:
    """Make the sheets of a form out of the rows that are due."""

    history: History
    words: Words
    fields: FillFields
    is_of_all: bool

    @property
    def report(self) -> Report:
        """The report that the form is of."""
        return self.history.current

    def sheets(self, owners: Owners) -> Iterator[FillSheet]:
        """Yield the sheets: known tables in their order, each statement on one of its own, then the others."""
        tables = self.report.resources
        due = {resource for resource, _ in owners}
        for name in [*(one for one in ASKED if one in tables), *(one for one in tables if one not in ASKED)]:
            if name not in due:
                continue
            rows = [row for row in in_order(tables[name]) if (name, row.key) in owners]
            if name == LINES:
                yield from self._statements(tables[name], owners)
            else:
                yield self._sheet(tables[name].title, tables[name], rows, owners)

    def _statements(self, table: Resource, owners: Owners) -> Iterator[FillSheet]:
        """Yield a sheet for each statement, where it is whole with the headings that tell where in it a line stands."""
        for statement in self.report.statements:
            rows = {row.key: row for row in table.rows if row.text("statement") == statement.id}
            listed = [rows[key] for one in statement.lines if (key := f"{statement.id}/{one.id}") in rows]
            due = [row for row in listed if (LINES, row.key) in owners]
            if len(due) < len([one for one in statement.lines if one.has_figures]):
                listed = due  # the others are somebody else's
            if due:
                yield self._sheet(statement.name, table, listed, owners)

    def _sheet(self, title: str, table: Resource, rows: Sequence[Row], owners: Owners) -> FillSheet:
        parts = [*self._about(table, owners), *self._asked(table)]
        names = _distinct([part.column.heading for part in parts])
        columns = tuple(
            FillColumn(name, part.column.is_number, part.column.is_wide)
            for name, part in zip(names, parts, strict=True)
        )
        made = tuple(
            FillRow(
                row.key, owners.get((table.name, row.key), ""), self.fields.name(table, row),
                tuple(part.cell(row) for part in parts),
            )
            for row in rows
        )  # fmt: skip
        return FillSheet(title, table.name, columns, made)

    def _about(self, table: Resource, owners: Owners) -> Iterator[_Part]:
        """Yield the columns that say what a row is about."""
        if table.name == PROJECT_STATUSES:
            yield self._part("project", lambda row: self.fields.name(table, row).rpartition(", ")[0], is_wide=True)
            yield self._part("dimension", lambda row: self.fields.name(table, row).rpartition(", ")[2])
        elif table.name == LINES:
            yield self._part(LINES, lambda row: row.text("name"), is_wide=True)
            yield self._part("under", lambda row: ", ".join(self.fields.above(table, row)), is_wide=True)
        elif table.name in ASKED:
            yield self._part(table.name, lambda row: self.fields.name(table, row), is_wide=True)
        else:
            yield from self._own(table)
        if table.name == OBSERVATIONS:
            yield self._part("period", lambda row: _named(row.values.get("period"), self.words))
        if table.name == LINES:
            yield self._part("kind", lambda row: self.fields.word("forms.row", row.text("kind")))
        for name in ABOUT.get(table.name, ()):
            field = table.field(name)
            if field and any(row.text(name) for row in table.rows):
                yield _Part(FillColumn(field.title), partial(self._text, name))
        if table.name in {OBSERVATIONS, LINES}:
            yield self._part("unit", lambda row: self._unit(table, row))
        if self.is_of_all and any(owners.get((table.name, row.key)) for row in table.rows):
            yield self._part("owner", lambda row: owners.get((table.name, row.key), ""))

    def _own(self, table: Resource) -> Iterator[_Part]:
        """Yield the columns of a table of one's own that are not asked for and do not follow from others."""
        asked = self.fields.asked(table)
        for field in table.fields:
            is_told = field.name in {*asked, *ROLES, "id"} or field.role or field.is_derived
            if not is_told and field.name in table.header:
                column = FillColumn(field.title, field.is_number, not field.is_number)
                yield _Part(column, partial(_own_cell, field))

    def _asked(self, table: Resource) -> Iterator[_Part]:
        """Yield the columns to fill in, figures and statuses with what was said before beside them."""
        for name in ASKED_WHERE_EMPTY.get(table.name, ()):
            if name in table.header and self._is_used(table, name):
                yield self._field_part(table, name, is_shown=True)
        for name in self.fields.asked(table):
            if table.name in ASKED and not self._is_used(table, name):
                continue
            field = table.field(name)
            is_own = table.name not in ASKED
            if field and (name in {OUTCOME, "status"} or is_own):
                yield self._before(table, name, "before", self._last)
            if field and is_own and field.is_number:
                yield self._before(table, name, "last-year", self._last_year)
            yield self._field_part(table, name)
            if table.name == LINES and name == OUTCOME and NOTES in self.report.resources:
                yield self._field_part(table, NOTE + name)

    def _is_used(self, table: Resource, name: str) -> bool:
        """Tell whether a column is asked for: always, or since this report or one before it has filled it."""
        field = table.field(name)
        if name in ALWAYS_ASKED or (field and field.of_period):
            return True
        tables = (report.resources.get(table.name) for report in self.history.reports)
        values = (row.values.get(name, Missing.NOT_REPORTED) for one in tables if one for row in one.rows)
        return any(value is not Missing.NOT_REPORTED for value in values)

    def _field_part(self, table: Resource, name: str, *, is_shown: bool = False) -> _Part:
        """Return a column of fields; one that ``is_shown`` asks only where nothing is known."""
        field = table.field(name.removeprefix(NOTE))
        title = field.title if field else name
        is_note = name.startswith(NOTE)
        heading = self.words.say("form.note", title=title) if is_note else title

        def cell(row: Row) -> Shown:
            value = row.values.get(name, Missing.NOT_REPORTED)
            found = self.fields.of(table.name, row.key, name)
            if found is None or (is_shown and value is not Missing.NOT_REPORTED):
                return _cell(value, self.fields.unit(table, row, field)[1] if field else None)
            return found

        is_number = bool(field and field.is_number and not is_note)
        return _Part(FillColumn(heading, is_number, is_note or name in WIDE), cell)

    def _before(self, table: Resource, name: str, key: str, find: Callable[[str, Row], Value]) -> _Part:
        """Return a column of what an earlier report said."""
        field = table.field(name)
        title = field.title if field else name

        def cell(row: Row) -> Shown:
            value = find_value(row)
            states = self.report.states_of(table.name, name)
            if isinstance(value, str) and value in states:
                return states[value].name
            return _cell(value, self.fields.unit(table, row, field)[1] if field else None)

        def find_value(row: Row) -> Value:
            return find(f"{table.name}.{name}", row)

        heading = self.words.say(f"form.heading.{key}", title=title)
        return _Part(FillColumn(heading, bool(field and field.is_number)), cell)

    def _last(self, place: str, row: Row) -> Value:
        """Return what the last report that had something to say of a row said."""
        table, _, column = place.partition(".")
        for report in reversed(self.history.reports[:-1]):
            found = _row_before(report, table, row)
            if found is not None:
                return found.values.get(column, Missing.NOT_REPORTED)
        return Missing.NOT_REPORTED

    def _last_year(self, place: str, row: Row) -> Value:
        table, _, column = place.partition(".")
        report = self.history.of(self.report.period.same_last_year)
        found = report.row(table, row.key) if report else None
        return found.values.get(column, Missing.NOT_REPORTED) if found else Missing.NOT_REPORTED

    def _part(self, key: str, cell: Callable[[Row], Shown], *, is_wide: bool = False) -> _Part:
        return _Part(FillColumn(self.words.say(f"form.heading.{key}"), is_wide=is_wide), cell)

    def _unit(self, table: Resource, row: Row) -> str:
        field = table.field(OUTCOME)
        return self.fields.unit(table, row, field)[0] if field else ""

    def _text(self, name: str, row: Row) -> str:
        text = row.text(name)
        if name != "area":
            return text
        return next((one.name for one in self.report.areas if one.id == text), text)


def _row_before(report: Report, table: str, row: Row) -> Row | None:
    """Return the row of an earlier report that is about the same; of an indicator its newest period."""
    if table != OBSERVATIONS:
        return report.row(table, row.key)
    seen = report.observation(row.text("indicator"))
    return report.row(table, f"{seen.indicator}/{seen.period}") if seen else None


def _own_cell(field: Field, row: Row) -> Shown:
    return _cell(row.values.get(field.name), field.decimals)


def _cell(value: Value | None, decimals: int | None) -> Shown:
    """Return what a cell that cannot be changed shows."""
    if value is None or isinstance(value, Missing):
        return value.symbol if value is not None and value is not Missing.UNREADABLE else ""
    if isinstance(value, date):
        return Day(value, value.isoformat())
    is_figure = isinstance(value, Decimal | int) and not isinstance(value, bool)
    return Number(Decimal(value), decimals) if is_figure else str(value)  # type: ignore[arg-type]


def _named(value: Value | None, words: Words) -> str:
    return value.name(words) if isinstance(value, Period) else ""


def _distinct(headings: Sequence[str]) -> list[str]:
    """Return headings of which no two are alike, whatever case they are in."""
    met: dict[str, int] = {}
    found = []
    for heading in headings:
        times = met[heading.casefold()] = met.get(heading.casefold(), 0) + 1
        found.append(heading if times == 1 else f"{heading} ({times})")
    return found

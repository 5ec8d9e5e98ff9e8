"""The fields of a form: which columns of which table are asked for, and what each takes by the package's own schema.

One function returns the field of a cell. A form is made of what it returns, and a returned form is read by it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from utfall.derive.due import (
    ACTIVITIES,
    ASSIGNMENTS,
    GOALS,
    LINES,
    OBSERVATIONS,
    PROJECT_STATUSES,
    PROJECTS,
    due_in,
    due_period,
)
from utfall.derive.row_sums import SUMS, name_of
from utfall.model.contract import CONTRACTS
from utfall.model.missing import Missing
from utfall.model.resource import HEADING
from utfall.shown.fill_form import NOTE, FillChoice, FillField, FillKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from utfall.model.report import Report
    from utfall.model.resource import Field, Resource, Row, Value
    from utfall.words import Words

    Limits = Mapping[tuple[str, str], tuple[Decimal | None, Decimal | None]]

OUTCOME, NOTES = "outcome", "notes"
ASKED = {  # of the tables that are known, in the order in which they are asked for
    OBSERVATIONS: (
        OUTCOME, "target", "forecast", "forecast_made", "year_target", "month_outcome", "rolling_12",
        "period_budget", "budget_version", "status", "reason", "comment", "cause", "action", "responsible", "until",
        "activity",
    ),
    LINES: (OUTCOME, "budget", "forecast", "year_budget"),
    GOALS: ("status", "comment"),
    ACTIVITIES: ("status", "due", "comment"),
    ASSIGNMENTS: ("status", "due", "report_back", "comment"),
    PROJECTS: ("phase", "status", "reason", "comment"),
    PROJECT_STATUSES: ("status", "cause", "action", "responsible", "until"),
}  # fmt: skip
ALWAYS_ASKED = {  # the others only where the report, or one before it, has used the column
    "outcome", "target", "budget", "forecast", "forecast_made", "year_target", "year_budget", "status", "reason",
    "comment", "cause", "action", "due", "until", "responsible", "activity",
}  # fmt: skip
ASKED_WHERE_EMPTY = {OBSERVATIONS: ("previous_outcome",), LINES: ("previous_outcome", "previous_year")}
WITHOUT_FIGURES = {HEADING, "ratio"}
MONTHS_BACK = 12  # months that a forecast can be chosen to be from
LONGEST = 32_000  # characters; a cell of a workbook holds 32 767
PATTERNS = {"year": "[0-9]{4}", "yearmonth": "[0-9]{4}-[0-9]{2}"}


def stored_text(value: Value) -> str:
    """Return a value as it is written in a data file."""
    if isinstance(value, Missing):
        return "" if value is Missing.UNREADABLE else value.symbol
    return format(value, "f") if isinstance(value, Decimal) else str(value)


@dataclass(frozen=True)
class FillFields:
    """Return the fields of a report's cells. ``limits`` are those that the package sets for columns of figures."""

    report: Report
    words: Words
    limits: Limits

    def of(self, resource: str, key: str, column: str) -> FillField | None:
        """Return the field of a cell; nothing where the package has no such row, or does not ask for the column."""
        table, row = self.report.resources.get(resource), self.report.row(resource, key)
        if table is None or row is None:
            return None
        if column.startswith(NOTE):
            return self._note(table, row, column)
        field = table.field(column)
        if field is None or column not in (*self.asked(table), *ASKED_WHERE_EMPTY.get(resource, ())):
            return None
        return None if self._is_without(table, row, field) else self._field(table, row, field)

    def title(self, resource: str) -> str:
        """Return what a table is called; its name where the package has it no longer."""
        return self.report.resources[resource].title if resource in self.report.resources else resource

    def asked(self, table: Resource) -> tuple[str, ...]:
        """Return the columns of a table that a form asks for: those that are known, and those about the period."""
        known = [name for name in ASKED.get(table.name, ()) if name in table.header]
        own = [one.name for one in table.fields if one.of_period and not one.is_derived and one.name in table.header]
        return tuple(dict.fromkeys([*known, *own]))

    def name(self, table: Resource, row: Row) -> str:
        """Return what a row is called in prompts and messages."""
        if table.name == OBSERVATIONS:
            indicator = self.report.definition(row.text("indicator"))
            return indicator.name if indicator else row.key
        if table.name == PROJECT_STATUSES:
            project = next((one.name for one in self.report.projects if one.id == row.text("project")), row.key)
            return f"{project}, {self.word('dimension', row.text('dimension'))}"
        return row.text("text") or row.text("name") if table.name in ASKED else name_of(table, row)

    def _full_name(self, table: Resource, row: Row) -> str:
        """Return what a row is called where the rows around it are not seen."""
        above = self.above(table, row) if table.name == LINES else []
        return f"{self.name(table, row)} ({', '.join(above)})" if above else self.name(table, row)

    def above(self, table: Resource, row: Row) -> list[str]:
        """Return the names of the lines that a line of a statement stands under, the nearest first."""
        found: list[Row] = []
        while (parent := row.text("parent")) and len(found) < len(table.rows):
            above = self.report.row(table.name, f"{row.text('statement')}/{parent}")
            if above is None:
                break
            found.append(above)
            row = above
        return [one.text("name") for one in found]

    def word(self, kind: str, said: str) -> str:
        """Return the word for a thing of a closed set; what is not of the set as it stands."""
        key = f"{kind}.{said}"
        return self.words.say(key) if said and self.words.has(key) else said

    def unit(self, table: Resource, row: Row, field: Field) -> tuple[str, int | None]:
        """Return the unit of a figure and how many decimals it is shown with."""
        if table.name == OBSERVATIONS and not field.unit:
            indicator = self.report.definition(row.text("indicator"))
            return (indicator.unit, indicator.decimals) if indicator else ("", None)
        if table.name == LINES and not field.unit:
            found = next((one for one in self.report.statements if one.id == row.text("statement")), None)
            return (found.unit, found.decimals) if found else ("", None)
        return table.unit(field, row), field.decimals

    def _is_without(self, table: Resource, row: Row, field: Field) -> bool:
        """Tell whether a cell has no figure of its own: a heading's, or one that follows from other rows."""
        if table.name == LINES:
            return row.text("kind") in WITHOUT_FIGURES
        return table.kind(row) == HEADING or (field.total and table.kind(row) in SUMS)

    def _field(self, table: Resource, row: Row, field: Field) -> FillField | None:
        kind, choices, pattern = self._taken(table, field)
        unit, decimals = self.unit(table, row, field) if field.is_number else ("", None)
        least, most = self.limits.get((table.name, field.name), (None, None))
        now = stored_text(row.values.get(field.name, Missing.NOT_REPORTED))
        found = FillField(
            table.name, row.key, field.name, field.title, kind, self.name(table, row), now, unit, decimals, choices,
            pattern, least, most, is_required=field.required, is_due=self._is_due(table, row, field),
        )  # fmt: skip
        return replace(found, prompt=self._prompt(found, table, row, field)) if len(now) <= LONGEST else None

    def _is_due(self, table: Resource, row: Row, field: Field) -> bool:
        if field.name == OUTCOME and table.name == OBSERVATIONS:
            return row.key in self._due_observations
        return bool(field.of_period) or (field.name == OUTCOME and table.name == LINES)

    @cached_property
    def _due_observations(self) -> frozenset[str]:
        month = self.report.period
        return frozenset(f"{one.id}/{due_period(one, month)}" for one in due_in(self.report, month))

    def _taken(self, table: Resource, field: Field) -> tuple[FillKind, tuple[FillChoice, ...], str | None]:
        """Return what a column takes: its kind, the words to choose from, and the pattern of a text."""
        if pairs := list(self._pairs(table, field)):
            return FillKind.CHOICE, _choices(pairs), None
        contract = CONTRACTS.get(table.name)
        known = contract.columns.get(field.name) if contract else None
        kind = known.kind if known else field.type
        if kind in {"number", "integer", "date"}:
            return FillKind(kind), (), None
        return FillKind.TEXT, (), field.pattern or PATTERNS.get(kind)

    def _pairs(self, table: Resource, field: Field) -> Iterator[tuple[str, str]]:
        """Yield the words to choose from with what is stored, where a column has such."""
        there = self.report.resources.get(field.reference.resource) if field.reference else None
        if states := self.report.states_of(table.name, field.name):
            yield from ((state.name, state.id) for state in states.values())
        elif field.name == "forecast_made":
            months = [str(self.report.period.shifted(-back)) for back in range(MONTHS_BACK + 1)]
            yield from ((one, one) for one in months)
        elif field.enum:
            yield from ((one, one) for one in field.enum)
        elif field.type == "boolean":
            yield from ((self.words.say(f"form.{one}"), one) for one in ("true", "false"))
        elif there:
            yield from ((self.name(there, row), row.key) for row in there.rows)

    def _note(self, table: Resource, row: Row, column: str) -> FillField | None:
        """Return the field of the footnote at a figure, where the package keeps footnotes."""
        field = table.field(column.removeprefix(NOTE))
        if field is None or NOTES not in self.report.resources or self._is_without(table, row, field):
            return None
        title = self.words.say("form.note", title=field.title)
        now = self.report.note(table.name, row.key, field.name) or ""
        prompt = self.words.say("form.ask.note", name=self._full_name(table, row))
        name = self.name(table, row)
        return FillField(table.name, row.key, column, title, FillKind.TEXT, name, now, prompt=prompt)

    def _prompt(self, found: FillField, table: Resource, row: Row, field: Field) -> str:
        name = self._full_name(table, row)
        if found.kind is FillKind.TEXT:
            return self.words.say("form.ask.text", name=name, description=field.description)
        if found.kind not in {FillKind.NUMBER, FillKind.INTEGER}:
            return self.words.say(f"form.ask.{found.kind.value}", name=name)
        kind = self.words.say(f"form.kind.{found.kind.value}")
        unit = self.words.say("form.in-unit", unit=self.word("unit", found.unit)) if found.unit else ""
        where = (
            "comment"
            if table.field("comment")
            else "footnote"
            if table.name == LINES and NOTES in self.report.resources
            else ""
        )
        why = self.words.say(f"form.why.{where}") if where else ""
        return self.words.say("form.ask.figure", name=name, kind=kind, unit=unit, why=why)


def _choices(listed: Sequence[tuple[str, str]]) -> tuple[FillChoice, ...]:
    """Return the words to choose from; those that are alike are told apart by what is stored."""
    words = [word.casefold() for word, _ in listed]
    return tuple(
        FillChoice(word if words.count(word.casefold()) == 1 else f"{word} ({stored})", stored)
        for word, stored in listed
    )

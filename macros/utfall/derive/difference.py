"""What differs between two reports, value by value: two months, two editions of a month, or two drafts of it.

Where ``changes`` tells a reader what moved, this tells a reviewer what stands otherwise: each figure, status, text and
definition, and whether it is a new period's or a published one revised. Nothing is judged.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.contract import BREAKDOWNS, PAGES, STATUS_SCALES
from utfall.model.missing import Missing
from utfall.model.status import State
from utfall.model.unit import converted, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from utfall.model.report import Report
    from utfall.model.resource import Field, Resource, Row, Value

GROUPS = ("figures", "statuses", "texts", "definitions")
REPORTED = {"observations", "breakdowns", "statement_lines"}  # where the month's figures stand
DEFINING = {"areas", "scales", "indicators", "statements"}
ABOUT_FIGURES = {"forecast_made", "budget_version", "origin"}
PROGRESS = {"status", "phase", "due", "report_back", "until"}
TEXTS = {"comment", "reason", "cause", "action", "responsible"}
_SELF = {"corrections"}  # tells of differences and is none
_PLACE = {"period", "order"}  # where a row stands, not what it says
_WHOLE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Difference:
    """One place that differs. ``group`` is one of ``GROUPS``.

    ``kind`` is ``changed`` (another period's value), ``revised`` (the same period's), ``appeared`` or ``disappeared``.
    ``old`` and ``new`` are as written in the file, ``None`` where there is no such row; a row that is new or gone is
    one difference without a ``field``. ``before`` and ``after`` are the same as values. ``size`` is the change as a
    share of the larger of the two figures, for statuses the steps down the scale: the larger, the earlier.
    """

    group: str
    kind: str
    resource: str
    row: str
    field: str
    name: str
    title: str
    old: str | None
    new: str | None
    before: Value | State | None = None
    after: Value | State | None = None
    unit: str = ""
    decimals: int | None = None
    size: Decimal = Decimal(0)


def differences(before: Report, after: Report) -> tuple[Difference, ...]:
    """Return everything that differs between two reports' packages, group by group, the largest first."""
    names = dict.fromkeys([*before.resources, *after.resources])
    found = [one for name in names if name not in _SELF for one in _of_resource(before, after, name)]
    return tuple(sorted(found, key=lambda one: (GROUPS.index(one.group), -one.size)))


def page_differences(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Difference, ...]:
    """Return what differs between two sets of pages' Markdown, one difference for each run of lines."""
    return tuple(
        one
        for name in sorted({*before, *after})
        for one in _of_page(name, before.get(name, ""), after.get(name, ""))
    )  # fmt: skip


def written(value: Value) -> str:
    """Return a value as its cell is written."""
    if isinstance(value, Missing):
        return value.value
    return str(value).lower() if isinstance(value, bool) else str(value)


def _of_resource(before: Report, after: Report, name: str) -> Iterator[Difference]:
    old, new = before.resources.get(name), after.resources.get(name)
    if old and new:
        yield from _fields(old, new)
    fields = {field.name: field for found in (old, new) if found for field in found.fields}
    for was, row in _pairs(before, after, name):
        if was and row:
            yield from _cells(_Where(before, after, name, was, row), fields)
        else:
            yield _row(after if row else before, name, was, row)


def _pairs(before: Report, after: Report, name: str) -> Iterator[tuple[Row | None, Row | None]]:
    """Pair rows by key. Between months an indicator's newest observation is paired with its newest before."""
    if name == BREAKDOWNS:
        yield from _parts(before, after)
        return
    earlier = {row.key: row for row in _rows(before, name)}
    later = {row.key: row for row in _rows(after, name)}
    if name == "observations" and before.period != after.period:
        for old, new in _newest(before, after):
            if old != new:
                yield earlier.get(old), later.pop(new, None)
        # What else there is of earlier periods comes and goes with the months; only what both tell is compared.
        both = earlier.keys() & later.keys()
        earlier, later = ({key: rows[key] for key in rows if key in both} for rows in (earlier, later))
    for key in dict.fromkeys([*later, *earlier]):
        yield earlier.get(key), later.get(key)


def _parts(before: Report, after: Report) -> Iterator[tuple[Row | None, Row | None]]:
    """Pair the parts of a breakdown that differ, by key; between months only what both tell, as of observations."""
    rows = [_rows(report, BREAKDOWNS) for report in (before, after)]
    places = [{row.key: at for at, row in enumerate(some)} for some in rows]
    for key in dict.fromkeys([*places[1], *places[0]]):
        was, row = (some[at[key]] if key in at else None for some, at in zip(rows, places, strict=True))
        if (was.values != row.values) if was and row else before.period == after.period:
            yield was, row


def _newest(before: Report, after: Report) -> Iterator[tuple[str, str]]:
    for name in dict.fromkeys(one.id for one in (*before.indicators, *after.indicators)):
        old, new = before.observation(name), after.observation(name)
        yield (f"{name}/{old.period}" if old else "", f"{name}/{new.period}" if new else "")


def _rows(report: Report, name: str) -> Sequence[Row]:
    return report.resources[name].rows if name in report.resources else ()


@dataclass(frozen=True, slots=True)
class _Where:
    """Hold a pair of rows and where they come from."""

    before: Report
    after: Report
    resource: str
    was: Row
    row: Row

    @property
    def is_same_period(self) -> bool:
        """Whether the two rows speak of the same period."""
        if "period" in self.row.values:
            return self.was.values.get("period") == self.row.values["period"]
        return self.before.period == self.after.period


def _cells(where: _Where, fields: Mapping[str, Field]) -> Iterator[Difference]:
    name = _name(where.after, where.resource, where.row)
    for field in fields.values():
        old = where.was.values.get(field.name, Missing.NOT_REPORTED)
        new = where.row.values.get(field.name, Missing.NOT_REPORTED)
        if old == new or field.name in _PLACE:
            continue
        group = _group(where.resource, field)
        kind = "revised" if where.is_same_period and group == "figures" else "changed"
        if isinstance(old, Missing) != isinstance(new, Missing):
            kind = "disappeared" if isinstance(new, Missing) else "appeared"
        before, after = _state(where.before, where, field, old), _state(where.after, where, field, new)
        unit, decimals = _unit(where.after, where.resource, where.row, field)
        before = _in_unit(before, _unit(where.before, where.resource, where.was, field)[0], unit)
        if (
            isinstance(before, Decimal) and before == after
        ):  # it is only written in another unit, which stands among the definitions
            continue
        yield Difference(
            group, kind, where.resource, where.row.key, field.name, name, field.title, written(old), written(new),
            before, after, unit, decimals, _size(before, after),
        )  # fmt: skip


def _in_unit(before: Value | State, was: str, unit: str) -> Value | State:
    """Return an earlier figure in the unit of the later; where it cannot be converted, as a text with its own."""
    if not isinstance(before, Decimal) or was == unit:
        return before
    told = converted(before, was, unit)
    return f"{written(before)} {spoken(was)}".strip() if told is None else told


def _row(report: Report, name: str, was: Row | None, row: Row | None) -> Difference:
    """Tell of a row that is only in one of the reports."""
    here = row or was
    assert here is not None  # noqa: S101 - a pair has at least one of them
    group = "figures" if name in REPORTED else "texts" if name == "notes" else "definitions"
    kind = "appeared" if row else "disappeared"
    said = "; ".join(text for value in here.values.values() if (text := written(value)))
    old, new = (None, said) if row else (said, None)
    return Difference(group, kind, name, here.key, "", _name(report, name, here), "", old, new, size=_WHOLE)


def _fields(old: Resource, new: Resource) -> Iterator[Difference]:
    """Compare what the two packages say of a table's columns."""
    earlier = {field.name: field for field in old.fields}
    for field in new.fields:
        was = earlier.get(field.name)
        for said in ("written_title", "unit", "description", "formula"):
            before, after = (getattr(was, said) or "" if was else ""), getattr(field, said) or ""
            if before != after:
                yield Difference(
                    "definitions", "changed" if was else "appeared", new.name, "", field.name, new.title, field.title,
                    before, after, before, after,
                )  # fmt: skip
    for field in old.fields:
        if new.field(field.name) is None:
            yield Difference("definitions", "disappeared", new.name, "", field.name, new.title, field.title, "", "")


def _group(resource: str, field: Field) -> str:
    if field.name in PROGRESS or field.scale:
        return "statuses"
    if field.name in TEXTS or resource == "notes":
        return "texts"
    is_reported = resource in REPORTED and (field.is_number or field.name in ABOUT_FIGURES)
    is_own = resource not in {*DEFINING, *STATUS_SCALES, *REPORTED} and field.is_number
    return "figures" if is_reported or is_own else "definitions"


def _state(report: Report, where: _Where, field: Field, value: Value) -> Value | State:
    scale = report.scale_of(where.resource, field.name)
    return value if not scale or isinstance(value, Missing) else report.status(scale, str(value))


def _size(before: Value | State, after: Value | State) -> Decimal:
    if isinstance(before, State) and isinstance(after, State):
        return Decimal(after.order - before.order)
    if isinstance(before, Decimal) and isinstance(after, Decimal):
        return abs(after - before) / max(abs(before), abs(after))
    return _WHOLE if isinstance(before, Missing) != isinstance(after, Missing) else Decimal(0)


def _unit(report: Report, resource: str, row: Row, field: Field) -> tuple[str, int | None]:
    if not field.is_number:
        return "", None
    if resource in {"observations", BREAKDOWNS} and field.name != "weight":
        indicator = next((one for one in report.indicators if one.id == row.text("indicator")), None)
        return (indicator.unit, indicator.decimals) if indicator else ("", None)
    if resource == "statement_lines":
        statement = next((one for one in report.statements if one.id == row.text("statement")), None)
        return (statement.unit, statement.decimals) if statement else ("", None)
    return field.unit or "", field.decimals


def _name(report: Report, resource: str, row: Row) -> str:
    """Return what a reader calls a row."""
    if resource == "observations":
        names = {one.id: one.name for one in report.indicators}
        return names.get(row.text("indicator"), row.key)
    if resource == BREAKDOWNS:
        return report.breakdowns.name_of(report.definition(row.text("indicator")), row)
    if resource == "project_statuses":
        names = {one.id: one.name for one in report.projects}
        return names.get(row.text("project"), row.key)
    return row.text("name") or row.text("text") or row.key


def _of_page(name: str, before: str, after: str) -> Iterator[Difference]:
    old, new = ([line for line in text.splitlines() if line.strip()] for text in (before, after))
    for _tag, start, end, begin, stop in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = "\n".join(old[start:end]), "\n".join(new[begin:stop])
        if was != now:
            kind = "changed" if was and now else "appeared" if now else "disappeared"
            yield Difference("texts", kind, PAGES, name, "", name, "", was, now, was, now)

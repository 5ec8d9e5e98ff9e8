"""From raw tables to a typed report. Rows that cannot be understood are left out: a check has named them."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from utfall.errors import PeriodError
from utfall.model import indicator, plan, statement
from utfall.model.breakdown import Breakdowns, Dimension, Member
from utfall.model.column_rows import LONG, CodedColumn, ColumnRows
from utfall.model.contract import BREAKDOWNS, CONTRACTS, MOST_DECIMALS, ContractColumn
from utfall.model.missing import Missing
from utfall.model.report import SMALLEST_GROUP, Correction, Link, Note, Package, Report
from utfall.model.resource import Other, Resource, Row, Value, key_of
from utfall.model.status import State, Tone
from utfall.model.title import resolved
from utfall.model.unit import canonical
from utfall.period import Period
from utfall.source.cells import read_cell
from utfall.source.declared_calendar import NAME as CALENDAR
from utfall.source.declared_calendar import calendar_of
from utfall.source.default_scales import default_states
from utfall.words import DEFAULT_LANGUAGE, LANGUAGES, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.model.resource import Field
    from utfall.report_calendar import Calendar
    from utfall.source.raw import Json, RawPackage, RawTable
    from utfall.words import Words


def build_report(raw: RawPackage) -> Report | None:
    """Return the report that a package holds, or ``None`` where not even its period can be read."""
    package = _package(raw)
    if package is None:
        return None
    speech = words(package.language)
    resources = {table.name: _resource(table, package.period, speech) for table in raw.tables if table.is_there}
    states = list(_states(resources))
    if not package.figures_only:
        states += default_states(resources, {state.scale for state in states}, package.language)
    return Report(
        package=package,
        resources=resources,
        areas=_ordered(_entities(resources, "areas", plan.Area)),
        states=tuple(sorted(states, key=lambda state: (state.scale, state.order))),
        indicators=_ordered(_entities(resources, "indicators", indicator.Indicator)),
        observations=tuple(_entities(resources, "observations", indicator.Observation)),
        statements=_ordered(_statements(resources)),
        goals=_ordered(_entities(resources, "goals", plan.Goal)),
        activities=_ordered(_entities(resources, "activities", plan.Activity)),
        assignments=_ordered(_entities(resources, "assignments", plan.Assignment)),
        projects=_ordered(_projects(resources)),
        notes=tuple(_entities(resources, "notes", Note)),
        corrections=tuple(_entities(resources, "corrections", Correction)),
        breakdowns=_breakdowns(resources),
    )


def _breakdowns(resources: Mapping[str, Resource]) -> Breakdowns:
    members = _ordered(_entities(resources, "members", Member))
    dimensions = tuple(
        replace(found, members=tuple(one for one in members if one.dimension == found.id))
        for found in _ordered(_entities(resources, "dimensions", Dimension))
    )
    table = resources.get(BREAKDOWNS)
    if table is None or not isinstance(table.rows, ColumnRows):
        return Breakdowns(dimensions)
    contract = CONTRACTS[BREAKDOWNS].columns
    lacking = [name for name, column in contract.items() if not column.optional and name not in table.rows.columns]
    known = {one.id for one in dimensions if one.id not in contract}
    divided = [one for one in table.fields if one.dimension in known and one.name in table.rows.columns]
    columns = {one.name: one.dimension for one in divided if one.name not in contract}
    if lacking or not columns:
        return Breakdowns(dimensions)
    return Breakdowns(dimensions, table.rows, columns)


def _package(raw: RawPackage) -> Package | None:
    facts = raw.descriptor or {}
    try:
        period = Period.parse(str(facts.get("period", "")), calendar_of(facts))
    except PeriodError:
        return None
    return Package(
        folder=raw.folder,
        name=str(facts.get("name", "")),
        title=str(facts.get("title", "")),
        description=str(facts.get("description", "")),
        version=str(facts.get("version", "")),
        period=period,
        organisation=_texts(facts.get("organization")),
        case_number=str(facts.get("case_number", "")),
        licences=_links(facts, "licenses"),
        sources=_links(facts, "sources"),
        figures_only=facts.get("figures_only") is True,
        amounts_as_stored=facts.get("amounts_as_stored") is True,
        sha256=raw.sha256,
        keywords=_words(facts.get("keywords")),
        language=_language(facts),
        smallest_group=_smallest_group(facts),
        calendar_row=raw.line(CALENDAR) if CALENDAR in facts else None,
    )


def _smallest_group(facts: Mapping[str, Any]) -> int:
    """Return how many persons a part has to be about for its figure to be shown; what is no number has been found."""
    said = facts.get("smallest_group")
    return said if isinstance(said, int) and not isinstance(said, bool) and said >= 0 else SMALLEST_GROUP


def _texts(found: object) -> Mapping[str, str]:
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def _words(found: object) -> tuple[str, ...]:
    return tuple(str(one) for one in found) if isinstance(found, list) else ()


def _links(facts: Json, name: str) -> tuple[Link, ...]:
    found = facts.get(name)
    entries = [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []
    return tuple(Link(str(entry.get("title", entry.get("name", ""))), str(entry.get("path", ""))) for entry in entries)


def _language(facts: Json) -> str:
    """Return the language that a package's titles are written in."""
    named = facts.get("language")
    return named if named in LANGUAGES else DEFAULT_LANGUAGE


def _resource(table: RawTable, period: Period, speech: Words) -> Resource:
    kinds = _kinds(table)
    found = _rows(table, kinds, key_of(table.name, table.fields, table.primary_key), period.calendar)
    rows = found if _stays_in_columns(table) else tuple(found)
    fields = tuple(replace(one, title=resolved(one.title, period, speech)) for one in table.fields)
    title = resolved(table.title, period, speech)
    return Resource(table.name, title, table.description, table.file, fields, rows, table.header, table.audience)


def _kinds(table: RawTable) -> Mapping[str, str]:
    """Return the kind of each column: the contract's for resources it knows, else the schema's type."""
    known: Mapping[str, ContractColumn] = CONTRACTS[table.name].columns if table.name in CONTRACTS else {}
    return {field.name: known[field.name].kind if field.name in known else field.type for field in table.fields}


def _rows(table: RawTable, kinds: Mapping[str, str], key: tuple[str, ...], calendar: Calendar) -> ColumnRows:
    columns = {}
    for name, raw in table.columns():
        kind = kinds.get(name, "string")
        values = tuple(read_cell(text, kind, calendar) for text in raw.texts)
        columns[name] = CodedColumn(tuple(raw.texts), values, raw.codes)
    return ColumnRows(columns, key, len(table.rows))


def _stays_in_columns(table: RawTable) -> bool:
    """Tell whether rows are made only when they are asked for: of breakdowns, and of long plain tables of one's own."""
    if table.name in CONTRACTS:
        return table.name == BREAKDOWNS
    return len(table.rows) >= LONG and not any(field.is_derived or field.role for field in table.fields)


def _entities(resources: Mapping[str, Resource], name: str, kind: type[Any]) -> Iterator[Any]:
    """Yield one value of a type for each row that fills what the contract requires."""
    resource = resources.get(name)
    columns = CONTRACTS[name].columns
    names = {field.name for field in fields(kind)}
    wanted = [columns[name] for name in columns if name in names]
    others = [field for field in resource.fields if field.name not in names] if resource and "others" in names else []
    for row in resource.rows if resource else ():
        if all(_is_filled(row, column) for column in wanted):
            beside = {"others": tuple(_other(row, field) for field in others)} if others else {}
            yield kind(**{column.name: _value(row, column) for column in wanted}, **beside)


def _other(row: Row, field: Field) -> Other:
    value = row.values.get(field.name, Missing.NOT_REPORTED)
    return Other(field.name, value, field.is_number, field.unit or "")


def _is_filled(row: Row, column: ContractColumn) -> bool:
    value = row.values.get(column.name, Missing.NOT_REPORTED)
    if column.kind == "word" and value not in column.words and not isinstance(value, Missing):
        return False
    if column.name == "decimals" and value not in range(MOST_DECIMALS + 1):
        return False
    return not (column.required and isinstance(value, Missing))


def _value(row: Row, column: ContractColumn) -> Value:
    if column.kind in {"text", "word"}:
        text = row.text(column.name)
        return canonical(text) if column.name == "unit" else text
    return row.values.get(column.name, Missing.NOT_REPORTED)


def _ordered(things: Iterator[Any]) -> tuple[Any, ...]:
    return tuple(sorted(things, key=lambda thing: thing.order))


def _states(resources: Mapping[str, Resource]) -> Iterator[State]:
    states = list(_entities(resources, "scales", State))
    for state in states:
        kind, title = (
            next((told for one in states if one.scale == state.scale and (told := getattr(one, name))), "")
            for name in ("kind", "title")
        )
        yield replace(state, tone=Tone(state.tone), kind=kind, title=title)


def _statements(resources: Mapping[str, Resource]) -> Iterator[statement.Statement]:
    lines = list(_entities(resources, "statement_lines", statement.Line))
    for found in _entities(resources, "statements", statement.Statement):
        own = sorted((line for line in lines if line.statement == found.id), key=lambda line: line.order)
        yield replace(found, lines=tuple(own))


def _projects(resources: Mapping[str, Resource]) -> Iterator[plan.ReportedProject]:
    statuses = list(_entities(resources, "project_statuses", plan.ProjectStatus))
    for found in _entities(resources, "projects", plan.ReportedProject):
        yield replace(found, statuses=tuple(status for status in statuses if status.project == found.id))

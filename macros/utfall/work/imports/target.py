"""The cells of the month's package that an import may fill: by table, row and column, with unit and names.

Read from the raw package, so that an unfinished month, or one with a fault elsewhere, can be filled.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from utfall.errors import PeriodError
from utfall.model.contract import CONTRACTS
from utfall.model.resource import key_of
from utfall.period import Period
from utfall.report_calendar import CALENDAR_YEAR, Calendar
from utfall.source.cell_rules import PackageUnits, column_kind, column_words
from utfall.source.declared_calendar import calendar_of
from utfall.source.default_scales import shipped_states
from utfall.source.raw import read_package
from utfall.words import DEFAULT_LANGUAGE, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from utfall.project import Project
    from utfall.source.raw import RawPackage, RawTable

NUMBERS = frozenset({"number", "integer"})
# Tables that say what things are called or mean; a delivery fills figures, statuses and words, and defines nothing.
_DEFINING = frozenset({"areas", "scales", "indicators", "statements", "notes", "corrections", "glossary", "dimensions",
                       "members"})  # fmt: skip
_FIXED = frozenset({"id", "order", "name", "parent", "kind", "indicator", "statement", "period", "numerator", "base",
                    "direction", "origin", "text", "title", "unit", "area", "project", "dimension", "activity",
                    "level"})  # fmt: skip
_NAMES = ("name", "text", "title", "term", "benamning", "namn")  # columns that say what a row is called
EARLIER = 3  # months back that figures are met in


@dataclass(frozen=True, slots=True)
class TargetColumn:
    """Describe a column that may be filled. ``states`` are the ids of its scale by what they are called."""

    name: str
    title: str
    kind: str
    words: tuple[str, ...] = ()
    states: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_number(self) -> bool:
        """Whether the column holds figures."""
        return self.kind in NUMBERS


@dataclass(frozen=True, slots=True)
class TargetRow:
    """Describe a row that may be filled. ``key`` is what a mapping calls it; ``names`` what a delivery may.

    ``units`` and ``decimals`` are of each column of figures; without decimals a figure is kept as it is delivered.
    """

    resource: str
    key: str
    number: int
    names: tuple[str, ...]
    values: Mapping[str, str]
    units: Mapping[str, str]
    decimals: Mapping[str, int | None]
    period: Period | None = None
    group: str = ""  # the name of the statement or project that it is a row of
    wholes: tuple[str, ...] = ()  # the names of the rows that it is a part of, the nearest first
    parts: tuple[tuple[str, ...], ...] = ()  # of a key of several columns: what each part may be called
    is_accumulated: bool = False


@dataclass(frozen=True, slots=True)
class TargetTable:
    """Hold the rows and columns of one data file that may be filled."""

    resource: str
    file: str
    path: str
    title: str
    columns: Mapping[str, TargetColumn]
    rows: Mapping[str, TargetRow]
    is_canonical: bool = True  # the file itself is UTF-8, with commas and whole rows


@dataclass(frozen=True, slots=True)
class TargetPackage:
    """Hold a month's cells that may be filled, and what earlier months say in the same."""

    month: Period
    folder: str
    tables: Mapping[str, TargetTable]
    earlier: Mapping[Period, Mapping[str, TargetTable]]

    def row(self, resource: str, key: str) -> TargetRow | None:
        """Return a row by its table and key."""
        table = self.tables.get(resource)
        return table.rows.get(key) if table else None


def read_target(project: Project, month: Period) -> TargetPackage:
    """Read a month's package, and the earlier ones, for what may be filled and what has been."""
    package = read_package(project.folder(month), project.root)
    before = [one for one in project.months if one < month][-EARLIER:]
    earlier = {one: tables_of(read_package(project.folder(one), project.root)) for one in before}
    return TargetPackage(month, package.folder, tables_of(package), earlier)


def tables_of(package: RawPackage) -> dict[str, TargetTable]:
    """Return the tables of a package that may be filled."""
    units = PackageUnits.of(package.tables)
    known = _Known(package)
    found = (_table(table, package, units, known) for table in package.tables if table.name not in _DEFINING)
    return {one.resource: one for one in found if one.rows and one.columns}


class _Known:
    """Look up what the defining tables of a package say: names, decimals, scales."""

    def __init__(self, package: RawPackage) -> None:
        self.rows = {name: {row.get("id", ""): row for row in _dicts(package.table(name))}
                     for name in ("indicators", "statements", "projects", "areas")}  # fmt: skip
        language = str((package.descriptor or {}).get("language") or DEFAULT_LANGUAGE)
        shipped = shipped_states(language if language in LANGUAGES else DEFAULT_LANGUAGE)
        own = [
            (row.get("scale", ""), row.get("id", ""), row.get("name", "")) for row in _dicts(package.table("scales"))
        ]
        defined = {scale for scale, _, _ in own}
        others = [(one.scale, one.id, one.name) for one in shipped if one.scale not in defined]
        self.scales: dict[str, dict[str, str]] = {}
        for scale, state, name in (*own, *others):
            self.scales.setdefault(scale, {}).update({state.casefold(): state, name.casefold(): state})
        self.names = {
            (table.name, row.get("id", "")): next((row[name] for name in _NAMES if row.get(name)), "")
            for table in package.tables
            for row in _dicts(table)
        }
        descriptor = package.descriptor or {}
        self.calendar: Calendar = calendar_of(descriptor) if descriptor else CALENDAR_YEAR


def _dicts(table: RawTable | None) -> Iterator[dict[str, str]]:
    if table:
        yield from (dict(zip(table.header, row.cells, strict=False)) for row in table.rows)


def _table(table: RawTable, package: RawPackage, units: PackageUnits, known: _Known) -> TargetTable:
    key = key_of(table.name, table.fields, table.primary_key) or table.header[:1]
    columns = {name: _column(table, name, known) for name in table.header if _may_be_filled(table, name, key)}
    rules = {name: units.rules(table, name) for name, column in columns.items() if column.is_number}
    rows = {}
    written = list(_dicts(table))
    for at, (raw, row) in enumerate(zip(table.rows, written, strict=True)):
        if table.name == "statement_lines" and row.get("kind") == "heading":
            continue
        said = {name: each[at].unit for name, each in rules.items()}
        found = _row(table, (raw.number, row), key, (said, written), known)
        rows[found.key] = found
    is_canonical = (
        (table.encoding, table.delimiter, table.has_bom, table.broken_quotes) == ("utf-8", ",", False, None)
        and all(len(row.cells) == len(table.header) for row in table.rows)
    )  # fmt: skip
    path = table.file.removeprefix(f"{package.folder}/")
    return TargetTable(table.name, table.file, path, table.title, columns, rows, is_canonical)


def _may_be_filled(table: RawTable, name: str, key: Sequence[str]) -> bool:
    field = table.field(name)
    is_fixed = name in key or name in _FIXED or (name in _NAMES)
    if field and (field.is_derived or field.role or field.reference) and not field.scale:
        return False
    return bool(name) and not is_fixed


def _column(table: RawTable, name: str, known: _Known) -> TargetColumn:
    field = table.field(name)
    contract = CONTRACTS.get(table.name)
    of_contract = contract.columns.get(name) if contract else None
    scale = (field.scale if field else None) or (of_contract.scale if of_contract else None)
    states = known.scales.get(scale or "", {})
    return TargetColumn(
        name, field.title if field else name, column_kind(table, name), column_words(table, name), states
    )


def _row(
    table: RawTable,
    numbered: tuple[int, dict[str, str]],
    key: Sequence[str],
    around: tuple[dict[str, str], list[dict[str, str]]],
    known: _Known,
) -> TargetRow:
    (number, row), (units, written) = numbered, around
    parts = [row.get(name, "") for name in key]
    definition: Mapping[str, str] = {}
    group = ""
    if table.name == "breakdowns":
        parts = [text for name, text in zip(key, parts, strict=True) if name != "period" and text]
        definition = known.rows["indicators"].get(row.get("indicator", ""), {})
    elif table.name == "observations":
        is_once = sum(one.get("indicator") == row.get("indicator") for one in written) == 1
        parts = parts[:1] if is_once else parts
        definition = known.rows["indicators"].get(row.get("indicator", ""), {})
    elif "statement" in row:
        definition = known.rows["statements"].get(row["statement"], {})
        group = definition.get("name", "")
    elif "project" in row:
        group = known.rows["projects"].get(row["project"], {}).get("name", "")
    own = [row.get(name, "") for name in _NAMES]
    called = [definition.get("name", "")] if table.name == "observations" else own
    first = "" if any(called) else next((text for name, text in row.items() if name not in key and text), "")
    names = [
        *called,
        first,
        group and f"{group} {row.get('dimension', '')}".strip() if "dimension" in row else "",
        *_ids(parts, key, row),
    ]
    return TargetRow(
        table.name, "/".join(parts), number, tuple(dict.fromkeys(name for name in names if name)), row, units,
        {name: _decimals(table, name, definition) for name in units}, _period(row.get("period", ""), known.calendar),
        group, _wholes(row, written), _parts(table, row, key, known),
        definition.get("reported_as") == "year_to_date" and definition.get("accumulation", "flow") == "flow",
    )  # fmt: skip


def _ids(parts: Sequence[str], key: Sequence[str], row: Mapping[str, str]) -> tuple[str, ...]:
    """Return what a row is called by its key: whole, and its own id where the rest is of what it is a row of."""
    own = row.get("id", "") if "id" in key else ""
    return tuple(one for one in ("/".join(parts), own) if one)


def _wholes(row: Mapping[str, str], written: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    """Return the names of the rows that a row is a part of; a circle of rows is gone through once."""
    rows = {one.get("id", ""): one for one in written if one.get("statement") == row.get("statement")}
    found: dict[str, str] = {}
    while (over := row.get("parent", "")) in rows and over not in found:
        row = rows[over]
        found[over] = row.get("name", "")
    return tuple(found.values())


def _parts(table: RawTable, row: Mapping[str, str], key: Sequence[str], known: _Known) -> tuple[tuple[str, ...], ...]:
    """Return what each part of a key may be called: its id, and the name of the row that it refers to."""
    found = []
    for name in key:
        field = table.field(name)
        text = row.get(name, "")
        if name != "period" and text:
            there = field.reference.resource if field and field.reference else f"{name}s"
            there = "members" if field and field.dimension else there
            found.append(tuple(one for one in (known.names.get((there, text), ""), text) if one))
    return tuple(found) if len(found) > 1 else ()


def _decimals(table: RawTable, name: str, definition: Mapping[str, str]) -> int | None:
    field = table.field(name)
    told = definition.get("decimals", "")
    if told.isdecimal():
        return int(told)
    if field and field.type == "integer":
        return 0
    return field.decimals if field else None


def _period(written: str, calendar: Calendar) -> Period | None:
    try:
        return Period.parse(written, calendar)
    except PeriodError:
        return None

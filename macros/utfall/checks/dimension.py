"""Dimensions: members make trees, columns that declare one hold its members, rows are divided by one or two."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from utfall.checks.material import described
from utfall.errors import suggestion
from utfall.model.breakdown import MOST_DIMENSIONS
from utfall.model.column_rows import ABSENT, FIRST_ROW
from utfall.model.contract import BREAKDOWNS, CONTRACTS
from utfall.model.finding import Finding
from utfall.model.missing import SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.checks.material import DescribedColumn, Material
    from utfall.model.resource import Field
    from utfall.source.raw import RawTable

SLUG = "dimension"
Members = dict[str, dict[str, tuple[str, int]]]  # by dimension and id: the parent, and the row in the file


def check(material: Material) -> Iterator[Finding]:
    """Find dimensions, members and rows that cannot be what they are said to be."""
    members = _members(material)
    table = material.raw.table("members")
    for name, found in members.items():
        yield from _tree(table.file if table else "", name, found)
    for one in described(material):
        if one.field.dimension:
            yield from _declared(one, members)
    for found_table in material.tables:
        for field in found_table.fields:
            if field.dimension in members:
                yield from _cells(found_table, field, members[field.dimension])
    breakdowns = material.raw.table(BREAKDOWNS)
    if breakdowns and breakdowns.header:
        yield from _breakdowns(material, breakdowns, members)


def _members(material: Material) -> Members:
    """Return the members of every dimension that there is, those without a member too."""
    names, table = material.raw.table("dimensions"), material.raw.table("members")
    found: Members = {text: {} for text in names.texts("id")} if names else {}
    if table is None or not {"dimension", "id"} <= set(table.header):
        return found
    at = [table.header.index(name) if name in table.header else None for name in ("dimension", "id", "parent")]
    for row in table.rows:
        dimension, name, parent = (row.cells[one] if one is not None and one < len(row.cells) else "" for one in at)
        if dimension in found:
            found[dimension].setdefault(name, ("" if parent in SYMBOLS else parent, row.number))
    return found


def _tree(file: str, dimension: str, members: Mapping[str, tuple[str, int]]) -> Iterator[Finding]:
    """Find members that are parts of what there is not, and of themselves in the end."""
    for name, (parent, row) in members.items():
        if parent and parent not in members:
            known = [one for one in members if one != name]
            details = {"dimension": dimension, "suggestion": suggestion(parent, known)}
            yield Finding(SLUG, "parent", file, row, "parent", parent, details=details)
        elif _is_in_circle(name, members):
            yield Finding(SLUG, "circle", file, row, "parent", parent, details={"name": name, "dimension": dimension})


def _is_in_circle(name: str, members: Mapping[str, tuple[str, int]]) -> bool:
    seen, at = set(), members[name][0]
    while at in members and at not in seen:
        seen.add(at)
        at = members[at][0]
    return name in seen


def _declared(one: DescribedColumn, members: Members) -> Iterator[Finding]:
    """Find columns that say that they hold members of a dimension that there is not, or that cannot hold them."""
    field, table = one.field, one.table
    contract = CONTRACTS.get(table.name)
    if contract and field.name in contract.columns:
        return  # another check tells that of these nothing more is said
    if field.dimension not in members:
        details: dict[str, object] = {
            "suggestion": suggestion(field.dimension, members), "known": ", ".join(members) or "–",
        }  # fmt: skip
        yield one.finding(SLUG, "undefined", "dimension", field.dimension, details)
    if field.type != "string":
        yield one.finding(SLUG, "type", "dimension", field.dimension, {"type": field.type})
    first = next(other for other in table.fields if other.dimension == field.dimension)
    if table.name == BREAKDOWNS and first is not field:
        yield one.finding(SLUG, "twice", "dimension", field.dimension, {"first": first.name})


def _cells(table: RawTable, field: Field, members: Mapping[str, tuple[str, int]]) -> Iterator[Finding]:
    """Find cells that name no member; an empty one in the breakdowns is the margin, a sign is none."""
    allowed = frozenset(chain(members, ("",) if table.name == BREAKDOWNS else SYMBOLS))
    for name, column in table.columns():
        for row, text in column.rows_where(partial(_is_none_of, allowed)) if name == field.name else ():
            details = {"dimension": field.dimension, "suggestion": suggestion(text, members)}
            yield Finding(SLUG, "member", table.file, row, name, text, details=details)


def _is_none_of(allowed: frozenset[str], text: str) -> bool:
    return text not in allowed


def _breakdowns(material: Material, table: RawTable, members: Members) -> Iterator[Finding]:
    """Find a table of breakdowns that is divided by nothing, and rows that are divided by none or by too many."""
    names = [field.name for field in table.fields if field.dimension]
    for field in table.fields:
        if not field.dimension and field.name in members and field.name not in CONTRACTS[BREAKDOWNS].columns:
            raw = material.raw
            line = raw.line(raw.field_place(table.name, field.name))
            yield Finding(SLUG, "unsaid", raw.descriptor_file, line, field.name, field.name)
            return
    if not names:
        yield Finding(SLUG, "none", table.file, 1, details={"known": ", ".join(members) or "–"})
        return
    columns = [column for name, column in table.columns() if name in names]
    empty = [{ABSENT, *(code for code, text in enumerate(column.texts) if text in SYMBOLS)} for column in columns]
    codes = zip(*(column.codes for column in columns), strict=True)
    for row, members_of_row in enumerate(codes, FIRST_ROW):
        count = sum(code not in none for code, none in zip(members_of_row, empty, strict=True))
        if not count and row - FIRST_ROW not in table.rows.uneven:
            yield Finding(SLUG, "undivided", table.file, row, names[0], details={"columns": ", ".join(names)})
        elif count > MOST_DIMENSIONS:
            details = {"count": count, "columns": ", ".join(names)}
            yield Finding(SLUG, "too-many", table.file, row, names[-1], details=details)

"""Columns: those of the file are those of the schema, and those of the schema are what the report relies on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from utfall.errors import nearest, suggestion
from utfall.model.contract import CONTRACTS
from utfall.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.material import Material
    from utfall.source.raw import RawTable


def check(material: Material) -> Iterator[Finding]:
    """Find columns that nobody knows, that are lacking, that stand twice, or in another order than described."""
    for table in material.tables:
        if table.header:
            yield from _header(table)
    for table in material.raw.tables:
        yield from _schema(table, material.raw.descriptor_file)


def _header(table: RawTable) -> Iterator[Finding]:
    known = [field.name for field in table.fields]
    missing = [field.name for field in table.fields if field.name not in table.header and not field.is_derived]
    for name, times in Counter(table.header).items():
        if name.strip() and name not in known:
            details = {"suggestion": suggestion(name, missing or known), "known": ", ".join(known)}
            yield Finding("unknown-column", "unknown", table.file, 1, name, name, details=details)
        elif times > 1 and name.strip():
            yield Finding("unknown-column", "twice", table.file, 1, name, name)
    for name in missing:
        field = table.field(name)
        details = {"title": field.title if field else name}
        yield Finding("unknown-column", "missing", table.file, 1, name, details=details)
    there_are = [name for name in known if name in table.header]
    if sorted(there_are) == sorted(table.header) and there_are != list(table.header):
        name, there = next(pair for pair in zip(there_are, table.header, strict=True) if pair[0] != pair[1])
        details = {"expected": name, "known": ", ".join(known)}
        yield Finding("unknown-column", "order", table.file, 1, there, there, details=details)


def _schema(table: RawTable, descriptor: str) -> Iterator[Finding]:
    """Compare a schema with the contract, for the resources the report knows by name."""
    if table.name not in CONTRACTS:
        return
    wanted = CONTRACTS[table.name].columns
    described = [field.name for field in table.fields]
    lacking = [name for name, column in wanted.items() if name not in described and not column.optional]
    for name in lacking:
        yield Finding("unknown-column", "not-in-schema", descriptor, field=name, details={"resource": table.name})
    absent = [name for name in wanted if name not in described]
    for name in described:
        if name not in wanted and nearest(name, absent):  # else a column of one's own
            details = {"resource": table.name, "suggestion": suggestion(name, absent)}
            yield Finding("unknown-column", "not-in-contract", descriptor, field=name, value=name, details=details)

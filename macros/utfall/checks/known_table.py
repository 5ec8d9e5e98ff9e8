"""Known tables: described as the report reads them, with the contract's types, words, key and symbols."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.checks.material import described, key_columns
from utfall.errors import suggestion
from utfall.model.contract import CONTRACTS
from utfall.model.finding import Finding
from utfall.model.missing import SYMBOLS
from utfall.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.material import DescribedColumn, Material
    from utfall.source.raw import RawTable

SLUG = "known-table"


def check(material: Material) -> Iterator[Finding]:
    """Find what the descriptor says of a known table otherwise than the report reads it."""
    for one in described(material):
        contract = CONTRACTS.get(one.table.name)
        if contract and one.field.name in contract.columns:
            yield from _column(one)
    for at, table in enumerate(material.raw.tables):
        if table.name in CONTRACTS:
            yield from _table(material, at, table)
    yield from _language(material)


def _column(one: DescribedColumn) -> Iterator[Finding]:
    contract = CONTRACTS[one.table.name]
    column = contract.columns[one.field.name]
    wanted = next(field["type"] for field in contract.schema["fields"] if field["name"] == column.name)
    if one.field.type != wanted:
        yield one.finding(SLUG, "type", "type", one.field.type, {"wanted": wanted})
    for word in one.field.enum if column.words else ():
        if word not in column.words:
            told = {"suggestion": suggestion(word, column.words), "known": ", ".join(column.words)}
            yield one.finding(SLUG, "word", "constraints.enum", word, told)


def _table(material: Material, at: int, table: RawTable) -> Iterator[Finding]:
    raw, key = material.raw, key_columns(table)
    place = f"resources[{at}].schema"
    if table.primary_key and table.primary_key != key:
        details: dict[str, object] = {"resource": table.name, "wanted": ", ".join(key)}
        value = ", ".join(table.primary_key)
        line = raw.line(f"{place}.primaryKey")
        yield Finding("known-table", "key", raw.descriptor_file, line, "primaryKey", value, details=details)
    for symbol in table.missing:
        if symbol not in SYMBOLS:
            details = {"resource": table.name, "known": ", ".join(filter(None, SYMBOLS))}
            line = raw.line(f"{place}.missingValues")
            yield Finding("known-table", "symbol", raw.descriptor_file, line, "missingValues", symbol, details=details)


def _language(material: Material) -> Iterator[Finding]:
    raw = material.raw
    named = (raw.descriptor or {}).get("language", LANGUAGES[0])
    if named not in LANGUAGES:
        details = {"known": ", ".join(LANGUAGES)}
        yield Finding(
            "known-table",
            "language",
            raw.descriptor_file,
            raw.line("language"),
            "language",
            str(named),
            details=details,
        )

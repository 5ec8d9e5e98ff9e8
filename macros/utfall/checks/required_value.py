"""Required cells: filled on every row, also where a spreadsheet had merged cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.contract import CONTRACTS
from utfall.model.finding import Finding
from utfall.model.missing import SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.material import Material
    from utfall.source.raw import RawTable


def check(material: Material) -> Iterator[Finding]:
    """Find empty cells where the contract or the schema wants a value."""
    for table in material.tables:
        yield from _table(table, _required(table))


def _required(table: RawTable) -> set[str]:
    described = {field.name for field in table.fields if field.required}
    contract = CONTRACTS.get(table.name)
    return (
        described | {column.name for column in contract.columns.values() if column.required} if contract else described
    )


def _table(table: RawTable, required: set[str]) -> Iterator[Finding]:
    above: dict[str, str] = {}
    for row, name, text in table.cells():
        if name in required and text.strip() in SYMBOLS and any(row.cells):
            merged = name in above and text == "" and name != "id"
            details = {"above": above.get(name, "")}
            case = "merged" if merged else "empty"
            yield Finding("required-value", case, table.file, row.number, name, text, details=details)
        elif text.strip():
            above[name] = text

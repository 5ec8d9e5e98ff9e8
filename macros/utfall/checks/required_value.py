"""Required cells: filled on every row, also where a spreadsheet had merged cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.column_rows import ABSENT, FIRST_ROW
from utfall.model.contract import CONTRACTS
from utfall.model.finding import Finding
from utfall.model.missing import SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.material import Material
    from utfall.source.raw import RawTable
    from utfall.source.raw_rows import RawColumn


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
    for name, column in table.columns():
        for row, text, above in _empty_cells(column) if name in required else ():
            if any(table.rows[row - FIRST_ROW].cells):
                merged = above if text == "" and name != "id" else ""
                case, details = "merged" if merged else "empty", {"above": above}
                yield Finding("required-value", case, table.file, row, name, text, details=details)


def _empty_cells(column: RawColumn) -> Iterator[tuple[int, str, str]]:
    """Yield row and text of the cells without a value, and the nearest value above each."""
    empty = {code for code, text in enumerate(column.texts) if text.strip() in SYMBOLS}
    above = ""
    for row, code in enumerate(column.codes, FIRST_ROW) if empty else ():
        if code in empty:
            yield row, column.texts[code], above
        elif code != ABSENT:
            above = column.texts[code]

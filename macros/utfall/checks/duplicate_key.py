"""Keys: each row of a table is the only one of its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.checks.material import key_columns
from utfall.model.column_rows import ABSENT, FIRST_ROW
from utfall.model.finding import Finding

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator

    from utfall.checks.material import Material
    from utfall.source.raw import RawTable


def check(material: Material) -> Iterator[Finding]:
    """Find rows whose key stands on an earlier row too."""
    for table in material.tables:
        yield from _table(table)


def _table(table: RawTable) -> Iterator[Finding]:
    names = key_columns(table)
    if not names or any(name not in table.header for name in names):
        return
    columns = [table.rows.columns[table.header.index(name)] for name in names]
    keys = _numbered([column.codes for column in columns], [len(column.texts) + 1 for column in columns])
    if len(set(keys)) == len(keys):
        return
    first: dict[int, int] = {}
    for row, key in enumerate(keys, FIRST_ROW):
        codes = [column.codes[row - FIRST_ROW] for column in columns]
        if first.setdefault(key, row) != row and ABSENT not in codes and any(table.rows[row - FIRST_ROW].cells):
            texts = "/".join(column.texts[code] for column, code in zip(columns, codes, strict=True))
            details = {"first": first[key]}
            yield Finding("duplicate-key", "again", table.file, row, ", ".join(names), texts, details=details)


def _numbered(columns: list[array[int]], sizes: list[int]) -> list[int]:
    """Return one number for the codes of each row: rows of the same codes have the same."""
    numbers = list(columns[0])
    for codes, size in zip(columns[1:], sizes[1:], strict=True):
        numbers = [number * size + code for number, code in zip(numbers, codes, strict=True)]
    return numbers

"""Keys: each row of a table is the only one of its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.checks.material import key_columns
from utfall.model.column_rows import ABSENT, FIRST_ROW
from utfall.model.finding import Finding

if TYPE_CHECKING:
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
    first: dict[tuple[int, ...], int] = {}
    for row, key in enumerate(zip(*(column.codes for column in columns), strict=True), FIRST_ROW):
        if first.setdefault(key, row) != row and ABSENT not in key and any(table.rows[row - FIRST_ROW].cells):
            texts = "/".join(column.texts[code] for column, code in zip(columns, key, strict=True))
            details = {"first": first[key]}
            yield Finding("duplicate-key", "again", table.file, row, ", ".join(names), texts, details=details)

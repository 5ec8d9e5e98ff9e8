"""Keys: each row of a table is the only one of its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.checks.material import key_columns
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
    columns = key_columns(table)
    if not columns or any(name not in table.header for name in columns):
        return
    places = [table.header.index(name) for name in columns]
    first: dict[tuple[str, ...], int] = {}
    for row in table.rows:
        if len(row.cells) <= max(places) or not any(row.cells):
            continue
        key = tuple(row.cells[place] for place in places)
        if key in first:
            details = {"first": first[key]}
            field = ", ".join(columns)
            yield Finding("duplicate-key", "again", table.file, row.number, field, "/".join(key), details=details)
        first.setdefault(key, row.number)

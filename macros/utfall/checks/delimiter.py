"""The character between cells: a comma, where a Swedish spreadsheet program writes a semicolon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.material import Material

NAMES = {";": ";", "\t": "tab", "|": "|"}


def check(material: Material) -> Iterator[Finding]:
    """Find files whose cells are not separated by commas."""
    for table in material.tables:
        if table.delimiter in NAMES and len(table.fields) > 1:
            yield Finding("delimiter", "other", table.file, row=1, value=NAMES[table.delimiter])

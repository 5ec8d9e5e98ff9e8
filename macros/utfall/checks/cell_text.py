"""Texts of cells: no control characters, and no longer than the other forms can hold.

Separators of lines are let be: every form writes a space for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.finding import Finding
from utfall.source.cells import CONTROLS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.material import Material

LONGEST = 32_000  # a cell of a workbook holds 32 767 characters


def check(material: Material) -> Iterator[Finding]:
    """Find cells and headings with characters that have no look, and cells that are too long."""
    for table in material.tables:
        for name in table.header:
            if found := CONTROLS.search(name):
                yield Finding("cell-text", "control", table.file, 1, details={"sign": _named(found[0])})
        for name, column in table.columns():
            for row, text in column.rows_where(_is_at_fault):
                if found := CONTROLS.search(text):
                    yield Finding("cell-text", "control", table.file, row, name, details={"sign": _named(found[0])})
                else:
                    details = {"count": len(text), "most": LONGEST}
                    yield Finding("cell-text", "long", table.file, row, name, details=details)


def _is_at_fault(text: str) -> bool:
    return len(text) > LONGEST or CONTROLS.search(text) is not None


def _named(sign: str) -> str:
    return f"U+{ord(sign):04X}"

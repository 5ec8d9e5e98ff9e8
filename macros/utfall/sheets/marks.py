"""What a spreadsheet's file says of its cells beside their values: formulas, errors, formats, hidden, merged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.sheets.workbook import MergedCells


@dataclass(slots=True)
class CellMark:
    """Hold what is said of one cell. ``error`` is the error's name, ``has_value`` whether a value is kept."""

    number_format: str = ""
    is_formula: bool = False
    error: str = ""
    has_value: bool = True


@dataclass(slots=True)
class SheetMarks:
    """Gather what is said of one sheet while its part is read."""

    name: str
    is_hidden: bool = False
    cells: dict[tuple[int, int], CellMark] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[MergedCells] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class BookMarks:
    """Hold what a file says of itself and of its sheets, in their order."""

    sheets: tuple[SheetMarks, ...]
    properties: dict[str, str]
    has_macros: bool = False

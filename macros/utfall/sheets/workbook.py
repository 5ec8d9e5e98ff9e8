"""A workbook as it was delivered: worksheets, and cells with address, kind, value and how the value is shown.

Frozen values. What a cell may mean for a report is not known here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LETTERS = 26
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')  # in a format code: what is text, space, or a condition


class CellKind(Enum):
    """What a cell holds. An empty cell is not kept; a formula whose value the file does not keep is."""

    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"
    EMPTY_FORMULA = "empty-formula"


@dataclass(frozen=True, slots=True)
class SheetCell:
    """Hold one cell. ``row`` and ``column`` count from 1.

    ``text`` is a number with at most 15 digits (``1385210.45``), a day (``2023-12-01``) with its time where it has one,
    ``TRUE``, an error (``#REF!``), or the text as it stands. ``number_format`` is the format's code, empty for General.
    """

    row: int
    column: int
    kind: CellKind
    text: str
    number_format: str = ""
    is_formula: bool = False

    @property
    def address(self) -> str:
        """The address as spreadsheets write it: ``D14``."""
        return address(self.row, self.column)

    @property
    def number(self) -> Decimal | None:
        """The number, where the cell holds one."""
        return Decimal(self.text) if self.kind is CellKind.NUMBER else None

    @property
    def is_percent(self) -> bool:
        """Whether the cell shows its number as a percentage: 0.058 as 5,8 %."""
        return "%" in _QUOTED.sub("", self.number_format)

    @property
    def hides_minus(self) -> bool:
        """Whether a number below zero is shown without its minus: in red or in parentheses alone."""
        sections = self.number_format.split(";")
        return len(sections) > 1 and "-" not in _QUOTED.sub(_unquoted, sections[1].replace("\u2212", "-"))


def _unquoted(found: re.Match[str]) -> str:
    return "" if found[0].startswith(("[", "_", "*")) else found[0].strip('"\\')


@dataclass(frozen=True, slots=True)
class MergedCells:
    """Which cells are shown as one; only the first holds something."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @property
    def address(self) -> str:
        """The range as spreadsheets write it: ``A1:C1``."""
        return f"{address(self.first_row, self.first_column)}:{address(self.last_row, self.last_column)}"

    def covers(self, row: int, column: int) -> bool:
        """Tell whether a cell is one of them."""
        return self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column


@dataclass(frozen=True, slots=True)
class Worksheet:
    """Hold one sheet: the cells that hold something by row and column, and what is hidden or merged."""

    name: str
    cells: Mapping[tuple[int, int], SheetCell]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[MergedCells, ...] = ()
    is_hidden: bool = False
    last_row: int = field(init=False)
    last_column: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "last_row", max((row for row, _ in self.cells), default=0))
        object.__setattr__(self, "last_column", max((column for _, column in self.cells), default=0))

    def cell(self, row: int, column: int) -> SheetCell | None:
        """Return a cell, if it holds something."""
        return self.cells.get((row, column))

    def text(self, row: int, column: int) -> str:
        """Return what a cell holds as text; nothing for an empty one."""
        found = self.cells.get((row, column))
        return found.text if found else ""

    def row(self, number: int) -> Iterator[SheetCell]:
        """Yield the cells of a row that hold something, from the left."""
        found = (self.cells.get((number, column)) for column in range(1, self.last_column + 1))
        return (one for one in found if one)

    def merged_at(self, row: int, column: int) -> MergedCells | None:
        """Return the merged cells that a cell is one of."""
        return next((one for one in self.merged if one.covers(row, column)), None)


@dataclass(frozen=True, slots=True)
class Workbook:
    """Hold one file as it was delivered. ``form`` is ``xlsx``, ``ods`` or ``csv``.

    ``properties`` are the custom properties that whoever made the file has given it. ``encoding`` and ``delimiter`` are
    what was found out of delimited text.
    """

    name: str
    sha256: str
    form: str
    worksheets: tuple[Worksheet, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    has_macros: bool = False
    encoding: str = ""
    delimiter: str = ""

    def worksheet(self, name: str) -> Worksheet | None:
        """Return the worksheet of a name."""
        return next((one for one in self.worksheets if one.name == name), None)


def address(row: int, column: int) -> str:
    """Return a cell's address: ``D14`` of row 14 and column 4."""
    return f"{column_letters(column)}{row}"


def column_letters(column: int) -> str:
    """Return a column's letters: ``A`` of 1, ``AA`` of 27."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number of a column: 27 of ``AA``."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def place_of(written: str) -> tuple[int, int] | None:
    """Return the row and column that an address names; ``None`` for what is no address."""
    found = _ADDRESS.fullmatch(written)
    return (int(found[2]), column_number(found[1])) if found else None

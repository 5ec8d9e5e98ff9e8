"""A form to fill in: its sheets, rows and cells, before it is a workbook and after it has come back as one.

The workbook is written from this value and its answers are read by the same fields, so that the two agree. Knows no
files and no program that opens workbooks.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from utfall.period import Period
    from utfall.shown.content import Day, Number

NOTE = "note:"  # before the name of a column: the field holds the footnote at that cell


class FillKind(Enum):
    """What a field of a form takes."""

    NUMBER = "number"
    INTEGER = "integer"
    DATE = "date"
    CHOICE = "choice"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class FillChoice:
    """Hold one of the words that a field takes, and what stands in the data for it."""

    word: str
    stored: str


@dataclass(frozen=True, slots=True)
class FillField:
    """Hold one cell to fill in: its place in the package, what it takes, and what stands there now.

    ``name`` is what its row is called and ``title`` its column. ``column`` may begin with ``NOTE``. ``prompt`` is what
    the cell asks, and ``is_due`` tells whether the month can be published without it. ``pattern`` is the whole text's,
    ``least`` and ``most`` are limits of a figure.
    """

    resource: str
    row: str
    column: str
    title: str
    kind: FillKind
    name: str = ""
    now: str = ""
    unit: str = ""
    decimals: int | None = None
    choices: tuple[FillChoice, ...] = ()
    pattern: str | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    is_required: bool = False
    is_due: bool = False
    prompt: str = ""

    @property
    def place(self) -> tuple[str, str, str]:
        """The table, the row's key and the column."""
        return self.resource, self.row, self.column

    @property
    def definition(self) -> str:
        """What the field takes, as a form keeps it to see whether that has changed since."""
        stored = "|".join(choice.stored for choice in self.choices)
        return " ".join(part for part in (self.kind.value, self.unit, stored) if part)


@dataclass(frozen=True, slots=True)
class FillColumn:
    """Hold the heading of a column, which no other of its sheet has, and whether it holds figures or sentences."""

    heading: str
    is_number: bool = False
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class FillRow:
    """Hold a row of a form: the key of the row in the package, who owns it and what it is called."""

    key: str
    owner: str
    name: str
    cells: tuple[FillField | str | Number | Day, ...]


@dataclass(frozen=True, slots=True)
class FillSheet:
    """Hold one table of a form: the rows of one table of the package."""

    title: str
    resource: str
    columns: tuple[FillColumn, ...]
    rows: tuple[FillRow, ...]

    def fields(self) -> Iterator[tuple[int, int, FillField]]:
        """Yield row and column, both from 0 below the headings, of every cell to fill in."""
        for at, row in enumerate(self.rows):
            yield from ((at, column, cell) for column, cell in enumerate(row.cells) if isinstance(cell, FillField))


@dataclass(frozen=True, slots=True)
class FillForm:
    """Hold a form: of which package, month and edition it is, who is to fill it in, and its sheets.

    ``owner`` is empty where it holds what is due of all.
    """

    package: str
    title: str
    month: Period
    version: str
    language: str
    owner: str
    sheets: tuple[FillSheet, ...]

    @property
    def fields(self) -> tuple[FillField, ...]:
        """Every cell to fill in."""
        return tuple(field for sheet in self.sheets for _, _, field in sheet.fields())

    @property
    def checksum(self) -> str:
        """The checksum of what the form asks for, whatever stands in it."""
        return definitions_checksum((*one.place, one.definition) for one in self.fields)


def definitions_checksum(listed: Iterator[tuple[str, ...]]) -> str:
    """Return the SHA-256 of cells and what each takes, one on a line."""
    return hashlib.sha256("\n".join("\t".join(one) for one in listed).encode()).hexdigest()

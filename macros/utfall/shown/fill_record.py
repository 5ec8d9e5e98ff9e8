"""What a form knows of itself: which month, edition and package it is of, and what stood in each of its open cells.

It is kept in a hidden sheet of the form, as texts. Cells are found again by the row's key and the column's heading, so
that a program that saves the form may move or rename what it likes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.shown.fill_form import FillField

MARK, VERSION = "utfall-form", "1"  # the mark of a form, and the version of its layout
RECORD = "_utfall"  # the hidden sheet
KEY_HEADING = "utfall:"  # before the name of the table, in the heading of the hidden column of keys
FACTS = ("package", "month", "edition", "owner", "definitions")
LISTED = ("table", "row", "column", "heading", "takes", "was")


@dataclass(frozen=True, slots=True)
class AskedCell:
    """Hold one open cell as the form lists it. ``was`` is what stood there when the form was made."""

    table: str
    row: str
    column: str
    heading: str
    takes: str
    was: str = ""

    @property
    def place(self) -> tuple[str, str, str]:
        """The table, the row's key and the column."""
        return self.table, self.row, self.column


@dataclass(frozen=True, slots=True)
class FillRecord:
    """Hold a form's record as it is read back."""

    facts: Mapping[str, str]
    cells: tuple[AskedCell, ...]


def field_listed(field: FillField, heading: str) -> tuple[str, ...]:
    """Return the line of a field in the record."""
    return (*field.place, heading, field.definition, field.now)

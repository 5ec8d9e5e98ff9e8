"""Cells of a data file changed, and every other left as it is. Text in, text out."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from utfall.csv_text import write_csv_text

if TYPE_CHECKING:
    from collections.abc import Iterable


def with_cells(text: str, cells: Iterable[tuple[int, str, str]]) -> str:
    """Return a table's text with other values in some cells: row (the heading is 1), column and what is to stand."""
    rows = [list(row) for row in csv.reader(io.StringIO(text, newline=""))]
    for number, column, value in cells:
        rows[number - 1][rows[0].index(column)] = value
    return write_csv_text(rows)

"""Cells of a data file changed, and every other left as it is. Text in, text out."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def with_cells(text: str, cells: Iterable[tuple[int, str, str]]) -> str:
    """Return a table's text with other values in some cells: row (the heading is 1), column and what is to stand."""
    rows = [list(row) for row in csv.reader(io.StringIO(text, newline=""))]
    for number, column, value in cells:
        rows[number - 1][rows[0].index(column)] = value
    return table_text(rows)


def table_text(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as the text of a data file."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()

"""Delimited text, whoever wrote it: encoding, separator and quoting are found out; every cell is a text.

What a text means (a decimal comma, a month) is not decided here.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING

from utfall.csv_text import decode_text
from utfall.sheets.limits import MOST_SIGNS, Extent, SheetError
from utfall.sheets.workbook import CellKind, SheetCell, Workbook, Worksheet

if TYPE_CHECKING:
    from collections.abc import Iterator

DELIMITERS = ";\t,|"
SHEET = "CSV"  # what the only sheet of a text is called
_LINES_TRIED = 60
_CONTROL = 9  # below a tab no text has a sign


def read_delimited(name: str, sha256: str, content: bytes) -> Workbook:
    """Return a text as a workbook of one sheet. Raise ``SheetError`` for what is no table."""
    text, encoding = _decoded(name, content)
    is_said = text[:4].lower() == "sep=" and len(text) > len("sep=;")
    delimiter = text[4] if is_said else _delimiter(text)
    shift = 1 if is_said else 0  # the line that names the separator counts as a row, as an editor numbers them
    cells = {}
    extent = Extent(name, SHEET)
    for row, record in enumerate(_records(name, text, delimiter), 1):
        for column, held in enumerate(record if row > shift else (), 1):
            if held.strip():
                extent.add(row, column)
                cells[row, column] = SheetCell(row, column, CellKind.TEXT, held)
    sheet = Worksheet(SHEET, cells)
    return Workbook(name, sha256, "csv", (sheet,), encoding=encoding, delimiter=delimiter)


def _decoded(name: str, content: bytes) -> tuple[str, str]:
    """Return the text and its encoding: what the mark says, else what makes words of it."""
    decoded = decode_text(content)
    controls = sum(ord(sign) < _CONTROL for sign in decoded.text[:4096])
    if controls or decoded.text[:4096].count("\ufffd") > 1:
        raise SheetError("no-table", name)
    return decoded.text, "utf-8-sig" if decoded.has_bom else decoded.encoding


def _delimiter(text: str) -> str:
    """Return the separator that gives most rows the same number of cells, more than one; a comma where none does."""
    sample = "".join(text.splitlines(keepends=True)[:_LINES_TRIED])

    def fit(delimiter: str) -> tuple[int, int]:
        try:
            widths = Counter(
                len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row
            )
        except csv.Error:
            return 0, 0
        width, rows = max(widths.items(), key=lambda one: (one[0] > 1, one[1], one[0]), default=(0, 0))
        return (rows, width) if width > 1 else (0, 0)

    best = max(DELIMITERS, key=lambda one: (fit(one), -DELIMITERS.index(one)))
    return best if fit(best)[0] else ","


def _records(name: str, text: str, delimiter: str) -> Iterator[list[str]]:
    before = csv.field_size_limit(MOST_SIGNS)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from reader
    except csv.Error as fault:
        raise SheetError("quotes", name, row=reader.line_num) from fault
    finally:
        csv.field_size_limit(before)

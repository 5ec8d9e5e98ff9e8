"""Write a workbook's parts in fewer bytes: the same cells, formats and tables, as any program reads them.

The format lets a row or a cell stand without its place, which is then the one after that before it: the places were
three quarters of a sheet once it is packed. Works on what XlsxWriter writes, which has no texts in its sheets.
"""

from __future__ import annotations

import re

SHEETS, TABLES, RELATIONS, PROGRAM = "xl/worksheets/sheet", "xl/tables/", "xl/worksheets/_rels/", "docProps/app.xml"
_CELLS = re.compile(r"(<row [^>/]*>)(.*?)(?=</row>)")
_ROW = re.compile(r'<row r="(\d+)"(?: spans="\d+:\d+")?')
_CELL = re.compile(r'<c r="([A-Z]+)\d+"')
_EMPTY = "<c/>"
_DECLARATION = re.compile(r"<\?xml [^>]*\?>\n?")  # tells what is so without it
# What programs work out by themselves, or do anyway: how far the cells go, which cell each part of the window has
# selected, the heights and margins that they begin with, what the cell of a link says.
_NEEDLESS = re.compile(
    r'<dimension ref="[^"]*"/>|<selection [^>]*/>|<sheetFormatPr defaultRowHeight="15"/>|<pageMargins [^>]*/>'
    r'|(?<=") display="[^"]*"(?=/>)|(?<=\.71)09375(?=" customWidth)'
)
_NO_STYLE = re.compile(r"<tableStyleInfo (?!name=)[^>]*/>")  # of a table that has none
_TITLES = re.compile(r"<HeadingPairs>.*</TitlesOfParts>", re.DOTALL)  # the sheets' names once more


def compact_parts(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return a workbook's parts, those compact of which there is one for each sheet."""
    return {name: _compact(name, part.decode()).encode() for name, part in parts.items()}


def _compact(name: str, part: str) -> str:
    if name.startswith(SHEETS):
        return _without_numbers(_CELLS.sub(_row, _NEEDLESS.sub("", _DECLARATION.sub("", part))))
    if name.startswith((TABLES, RELATIONS)):
        return _NO_STYLE.sub("", _DECLARATION.sub("", part))
    return _TITLES.sub("", part) if name == PROGRAM else part


def column_of(letters: str) -> int:
    """Return the number of a column, from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _without_numbers(sheet: str) -> str:
    """Return a sheet without the numbers of rows that follow the one before."""
    last = 0

    def row(found: re.Match[str]) -> str:
        nonlocal last
        before, last = last, int(found[1])
        return "<row" if last == before + 1 else f'<row r="{last}"'

    return _ROW.sub(row, sheet)


def _row(found: re.Match[str]) -> str:
    """Return a row without the places of its cells, each empty cell before another written out."""
    at = 0

    def cell(place: re.Match[str]) -> str:
        nonlocal at
        column = column_of(place[1])
        gap, at = column - at, column + 1
        return f"{_EMPTY * gap}<c"

    return f"{found[1]}{_CELL.sub(cell, found[2])}"

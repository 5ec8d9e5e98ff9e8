"""Read the tables of the files beside the pages back: the CSV as shown, the workbook, the JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from utfall.forms.packing import unpacked
from utfall.forms.reading import NOTHING, Read, ReadTable
from utfall.forms.sheet_xml import column_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HEAD = 4  # the row of a sheet that has the headings
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ROW = re.compile(r'<row(?: r="(\d+)")?[^>/]*(?:/>|>(.*?)</row>)')
_CELL = re.compile(r'<c(?: r="([A-Z]+)\d+")?(?: s="\d+")?( t="s")?(?:/>|><v>([^<]*)</v>)')
_LETTERS = re.compile(r"[A-Z]+")
_FIGURE = re.compile(r"\(?\+?#,##0(?:\.(0+))?\)?(?=;|$)")
BUILT_IN = {"3": "#,##0", "4": "#,##0.00"}  # formats that the file format has numbers for


def csv_table(content: bytes, parting: str) -> ReadTable:
    """Return the table of a CSV as shown: under its caption."""
    caption, headings, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=parting)
    read = tuple(tuple(Read(text) for text in row) for row in rows)
    return ReadTable(tuple(headings), read, caption="".join(caption))


def json_tables(content: bytes) -> dict[str, ReadTable]:
    """Return the tables of the JSON by their ids."""
    found = json.loads(content, parse_float=Decimal, parse_int=Decimal)
    return {
        table["id"]: ReadTable(
            tuple(column["heading"] for column in table["columns"]),
            tuple(tuple(_json_cell(cell) for cell in row) for row in table["rows"]),
            caption=str(table["caption"]),
        )
        for table in found["tables"]
    }


def json_derived(content: bytes) -> dict[str, list[str]]:
    """Return the keys of the columns that the JSON says are worked out, by the ids of its tables."""
    return {
        table["id"]: [column["key"] for column in table["columns"] if column.get("derived") is True]
        for table in json.loads(content)["tables"]
    }


def _json_cell(cell: object) -> Read:
    if isinstance(cell, Decimal):
        return Read(None, cell)
    if isinstance(cell, dict):
        return Read(None, f"missing:{cell['missing']}")
    return Read("" if cell is None else str(cell))


def workbook_tables(content: bytes, skipped: int = 0) -> list[ReadTable]:
    """Return the tables of a workbook, one for each sheet, in the sheets' order; without the first ``skipped``."""
    parts = unpacked(content)
    shared = parts.get("xl/sharedStrings.xml", b"<sst/>")  # another program may have written each text in its cell
    texts = [_text(one) for one in ET.fromstring(shared)]  # noqa: S314 - written by us
    names = sorted((name for name in parts if name.startswith("xl/worksheets/sheet")), key=_number)
    places = _places(parts["xl/styles.xml"])
    return [_sheet(parts[name], texts, places) for name in names[skipped:]]


def data_rows(content: bytes) -> list[list[str]]:
    """Return the rows under the headings of a workbook's first sheet, as texts.

    By a pattern and not as a tree: the sheet holds a hundred thousand cells, and a tree takes ten times as long.
    """
    parts = unpacked(content)
    if "xl/sharedStrings.xml" not in parts:  # another program has written it
        read = workbook_tables(content)[0].rows
        return [[str(one.value) if one.text is None else one.text for one in row] for row in read]
    texts = [_text(one) for one in ET.fromstring(parts["xl/sharedStrings.xml"])]  # noqa: S314 - written by us
    rows: list[list[str]] = []
    width = number = 0
    for said, found in _ROW.findall(parts["xl/worksheets/sheet1.xml"].decode()):
        number = int(said or number + 1)
        if number == HEAD:
            rows, width = [], len(_CELL.findall(found))
        elif number > HEAD:
            cells, at = [""] * width, 0
            for place, shared, value in _CELL.findall(found):
                at = column_of(place) if place else at
                if value:
                    cells[at] = texts[int(value)] if shared else value
                at += 1
            rows.append(cells)
    return rows


def _number(name: str) -> int:
    return int("".join(filter(str.isdecimal, name)))


def _text(item: ET.Element) -> str:
    return "".join(part.text or "" for part in item.iter(f"{_MAIN}t"))


def _places(styles: bytes) -> list[int]:
    """Return how many decimals each format of cells shows of a figure; -1 where it is no format of figures."""
    root = ET.fromstring(styles)  # noqa: S314 - as above
    own = {one.get("numFmtId", ""): one.get("formatCode", "") for one in root.iter(f"{_MAIN}numFmt")}
    codes = {**BUILT_IN, **own}
    formats = root.find(f"{_MAIN}cellXfs")
    shapes = (codes.get(one.get("numFmtId", ""), "") for one in (() if formats is None else formats))
    return [_decimals(shape) for shape in shapes]


def _decimals(shape: str) -> int:
    found = _FIGURE.match(shape)
    return len(found[1] or "") if found else -1


def _sheet(content: bytes, texts: list[str], places: list[int]) -> ReadTable:
    rows = [list(_cells(row, texts, places)) for row in ET.fromstring(content).iter(f"{_MAIN}row")]  # noqa: S314 - as above
    caption = rows[0][0][1].text if rows and rows[0] else ""
    headings, *found = rows[HEAD - 1 :]
    width = len(headings)
    filled = (_filled(row, width) for row in found)
    return ReadTable(tuple(cell.text or "" for _, cell in headings), tuple(filled), caption=caption or "")


def _filled(row: Iterable[tuple[int, Read]], width: int) -> tuple[Read, ...]:
    there = dict(row)
    return tuple(there.get(at, NOTHING) for at in range(width))


def _cells(row: ET.Element, texts: list[str], places: list[int]) -> Iterator[tuple[int, Read]]:
    """Yield the cells of a row with their columns, from 0; only those that hold something are there.

    A cell that does not tell its place stands after the one before it.
    """
    at = 0
    for cell in row.iter(f"{_MAIN}c"):
        place = _LETTERS.match(cell.get("r", ""))
        at = column_of(place[0]) if place else at
        value = cell.find(f"{_MAIN}v")
        if cell.get("t") == "inlineStr":
            yield at, Read(_text(cell))
        elif value is not None and value.text:
            shown = places[int(cell.get("s", "0"))]
            yield at, Read(texts[int(value.text)]) if cell.get("t") == "s" else Read(None, Decimal(value.text), shown)
        at += 1

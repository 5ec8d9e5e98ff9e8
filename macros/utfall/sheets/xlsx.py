"""Office Open XML: what its parts say beside the values, read as events (ECMA-376, part 1, chapter 18).

Calamine gives the values; it does not tell a formula, an error, a format or what is hidden.
"""

from __future__ import annotations

from posixpath import join, normpath
from typing import TYPE_CHECKING

from utfall.sheets.limits import MOST_COLUMNS, MOST_SHEETS, Extent, SheetError
from utfall.sheets.marks import BookMarks, CellMark, SheetMarks
from utfall.sheets.markup import Events, elements, texts
from utfall.sheets.workbook import MergedCells, place_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.sheets.package import OfficePackage

BOOK = "xl/workbook.xml"
_BUILT_IN = {  # the codes of formats that have a number alone (18.8.30), those that differ in what a number means
    "9": "0%", "10": "0.00%", "37": "#,##0 ;(#,##0)", "38": "#,##0 ;[Red](#,##0)",
    "39": "#,##0.00;(#,##0.00)", "40": "#,##0.00;[Red](#,##0.00)", "49": "@",
}  # fmt: skip


def read_xlsx(package: OfficePackage) -> BookMarks:
    """Return what the file says of its sheets. Raise ``SheetError`` for one that is broken or too large."""
    formats = _formats(package)
    found = [_sheet(package, part, SheetMarks(name, state), formats) for name, state, part in _sheets(package)]
    properties = texts(package.chunks("docProps/custom.xml"), package.name, "property", "name")
    return BookMarks(tuple(found), properties, any(part.endswith("vbaProject.bin") for part in package.parts))


def _sheets(package: OfficePackage) -> list[tuple[str, bool, str]]:
    """Return the sheets' names, whether they are hidden, and their parts."""
    targets = {
        said.get("Id", ""): normpath(join("xl", said.get("Target", ""))).lstrip("/")
        if not said.get("Target", "").startswith("/")
        else said["Target"].lstrip("/")
        for name, said in elements(package.chunks("xl/_rels/workbook.xml.rels"), package.name)
        if name == "Relationship"
    }
    named = [said for name, said in elements(package.chunks(BOOK), package.name) if name == "sheet"]
    if len(named) > MOST_SHEETS:
        raise SheetError("bomb", package.name)
    listed = [(one.get("name", ""), one.get("state", "visible") != "visible", targets.get(one.get("id", ""), ""))
              for one in named]  # fmt: skip
    return [one for one in listed if one[2] in package.parts and "chartsheet" not in one[2]]


def _formats(package: OfficePackage) -> list[str]:
    """Return the format code of each cell style, in the order that cells refer to them by."""
    codes = dict(_BUILT_IN)
    styles: list[str] = []
    is_of_cells = False
    for name, said in elements(package.chunks("xl/styles.xml"), package.name):
        if name == "numFmt":
            codes[said.get("numFmtId", "")] = said.get("formatCode", "")
        elif name in {"cellXfs", "cellStyleXfs", "cellStyles", "dxfs"}:
            is_of_cells = name == "cellXfs"
        elif name == "xf" and is_of_cells:
            styles.append(said.get("numFmtId", ""))
    return ["" if codes.get(one, "") == "General" else codes.get(one, "") for one in styles]


def _sheet(package: OfficePackage, part: str, marks: SheetMarks, formats: list[str]) -> SheetMarks:
    reader = _SheetReader(marks, formats, Extent(package.name, marks.name))
    Events(reader.started, reader.ended, reader.said).read(package.chunks(part), package.name)
    return marks


class _SheetReader:
    """Take the events of one sheet's part."""

    def __init__(self, marks: SheetMarks, formats: list[str], extent: Extent) -> None:
        self.marks, self.formats, self.extent = marks, formats, extent
        self.row = self.column = 0
        self.mark = CellMark()
        self.kind = self.value = ""
        self.is_value = False

    def started(self, name: str, said: Mapping[str, str]) -> None:
        match name:
            case "c":
                self._cell(said)
            case "v" | "t":
                self.is_value = True
            case "f":
                self.mark.is_formula = True
            case "row":
                self._row(said)
            case "col":
                self._columns(said)
            case "mergeCell":
                self._merged(said.get("ref", ""))

    def said(self, text: str) -> None:
        if self.is_value:
            self.value += text

    def ended(self, name: str) -> None:
        if name in {"v", "t"}:
            self.is_value = False
        elif name == "c":
            self._keep()

    def _row(self, said: Mapping[str, str]) -> None:
        self.row = _count(said.get("r")) or self.row + 1
        self.column = 0
        if said.get("hidden") in {"1", "true"} or said.get("ht") == "0":
            self.marks.hidden_rows.add(self.row)

    def _cell(self, said: Mapping[str, str]) -> None:
        self.row, self.column = place_of(said.get("r", "")) or (self.row, self.column + 1)
        style = _count(said.get("s"))
        self.mark = CellMark(self.formats[style] if style < len(self.formats) else "")
        self.kind, self.value = said.get("t", "n"), ""

    def _keep(self) -> None:
        """Keep what is said of a cell that holds a value or a formula; a mere format is of an empty cell."""
        self.mark.has_value = bool(self.value) or self.kind == "str"  # an empty text is a value
        if self.kind == "e":
            self.mark.error = self.value or "#N/A"
        if self.value or self.mark.is_formula:
            self.extent.add(self.row, self.column)
            self.marks.cells[self.row, self.column] = self.mark

    def _columns(self, said: Mapping[str, str]) -> None:
        if said.get("hidden") in {"1", "true"} or said.get("width") == "0":
            first, last = _count(said.get("min")), _count(said.get("max"))
            self.marks.hidden_columns.update(range(first, min(last, MOST_COLUMNS) + 1))

    def _merged(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        begins, ends = place_of(first), place_of(last or first)
        if begins and ends:
            self.marks.merged.append(MergedCells(*begins, *ends))


def _count(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < len("12345678") else 0

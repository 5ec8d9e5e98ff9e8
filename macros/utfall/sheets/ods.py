"""OpenDocument spreadsheets: what ``content.xml`` says beside the values, read as events (OASIS ODF 1.3, part 3)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from utfall.sheets.limits import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, Extent, SheetError
from utfall.sheets.marks import BookMarks, CellMark, SheetMarks
from utfall.sheets.markup import Events, elements, texts
from utfall.sheets.workbook import MergedCells
from utfall.words import any_of, recognised

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.sheets.package import OfficePackage

CONTENT = "content.xml"
_CELLS = {"table-cell", "covered-table-cell"}
_APART = {"tracked-changes", "annotation", "shapes", "dde-links"}  # hold tables or texts that are no cells of the sheet


@cache
def _error_pattern() -> re.Pattern[str]:
    """Return the pattern of an error as programs write it, by its name in capitals or by its number."""
    return re.compile(rf"#(?:[^\W_a-z]|/)+[!?]?|(?:{any_of(recognised('cells', 'said.errors'))}):\d{{3}}")


def read_ods(package: OfficePackage) -> BookMarks:
    """Return what the file says of its sheets. Raise ``SheetError`` for one that is broken, locked or too large."""
    manifest = elements(package.chunks("META-INF/manifest.xml"), package.name)
    if any(name == "encryption-data" for name, _ in manifest):
        raise SheetError("password", package.name)
    reader = _ContentReader(package.name)
    Events(reader.started, reader.ended, reader.said).read(package.chunks(CONTENT), package.name)
    properties = texts(package.chunks("meta.xml"), package.name, "user-defined", "name")
    has_macros = any(part.startswith(("Basic/", "Scripts/")) and part.endswith((".xml", ".py", ".js", ".bsh"))
                     and not part.endswith(("script-lc.xml", "script-lb.xml")) for part in package.parts)  # fmt: skip
    return BookMarks(tuple(reader.sheets), properties, has_macros)


class _ContentReader:
    """Take the events of the part that holds every sheet."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.sheets: list[SheetMarks] = []
        self.unseen: set[str] = set()  # styles of tables that are not shown
        self.style = ""
        self.apart = 0
        self.tables = 0
        self.extent = Extent(file, "")
        self.row = self.column = 0
        self.down = self.right = 1
        self.cell: Mapping[str, str] = {}
        self.text = ""

    def started(self, name: str, said: Mapping[str, str]) -> None:
        if self.apart or name in _APART:
            self.apart += 1
        elif name == "style":
            self.style = said.get("name", "")
        elif name == "table-properties" and said.get("display") == "false":
            self.unseen.add(self.style)
        elif name == "table":
            self._table(said)
        elif self.tables:
            self._of_table(name, said)

    def _of_table(self, name: str, said: Mapping[str, str]) -> None:
        if name == "table-column":
            self._columns(said)
        elif name == "table-row":
            self._row(said)
        elif name in _CELLS:
            self.cell, self.text = said, ""
            self.right = _repeated(said, "number-columns-repeated")

    def ended(self, name: str) -> None:
        if self.apart:
            self.apart -= 1
        elif name == "table":
            self.tables -= 1
        elif name in _CELLS:
            self._keep()
            self.column += self.right
        elif name == "table-row":
            self.row += self.down

    def said(self, text: str) -> None:
        if not self.apart and self.cell:
            self.text += text

    def _table(self, said: Mapping[str, str]) -> None:
        self.tables += 1
        if self.tables > 1 or len(self.sheets) >= MOST_SHEETS:
            raise SheetError("broken" if self.tables > 1 else "bomb", self.file)
        name = said.get("name", "")
        self.sheets.append(SheetMarks(name, said.get("style-name", "") in self.unseen))
        self.extent = Extent(self.file, name)
        self.row, self.column, self.down = 1, 1, 1

    def _columns(self, said: Mapping[str, str]) -> None:
        count = _repeated(said, "number-columns-repeated")
        if said.get("visibility", "visible") != "visible":
            self.sheets[-1].hidden_columns.update(range(self.column, min(self.column + count, MOST_COLUMNS + 1)))
        self.column += count

    def _row(self, said: Mapping[str, str]) -> None:
        self.column, self.down = 1, _repeated(said, "number-rows-repeated")
        if said.get("visibility", "visible") != "visible":
            self.sheets[-1].hidden_rows.update(range(self.row, min(self.row + self.down, MOST_ROWS + 1)))

    def _keep(self) -> None:
        said, text, here = self.cell, self.text.strip(), self.sheets[-1]
        self.cell = {}
        down, right = _repeated(said, "number-rows-spanned"), _repeated(said, "number-columns-spanned")
        if down > 1 or right > 1:
            here.merged.append(MergedCells(self.row, self.column, self.row + down - 1, self.column + right - 1))
        is_formula = "formula" in said
        if not (said.get("value-type") or text or is_formula):
            return
        self.extent.add(self.row, self.column, self.down, self.right)
        mark = CellMark(_format(said), is_formula, _error(said, text, is_formula=is_formula))
        mark.has_value = bool(text or said.get("value") or said.get("date-value") or said.get("boolean-value"))
        for row in range(self.row, self.row + self.down):
            for column in range(self.column, self.column + self.right):
                here.cells[row, column] = mark


def _format(said: Mapping[str, str]) -> str:
    """Return the format that a cell's type stands for; its own would have to be put together of a style's parts."""
    return "0%" if said.get("value-type") == "percentage" else ""


def _error(said: Mapping[str, str], text: str, *, is_formula: bool) -> str:
    is_error = said.get("value-type") == "error" or (is_formula and _error_pattern().fullmatch(text))
    return text if is_error and text else ""


def _repeated(said: Mapping[str, str], name: str) -> int:
    written = said.get(name, "1")
    return max(1, int(written)) if written.isdecimal() and len(written) < len("12345678") else 1

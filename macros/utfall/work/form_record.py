"""A returned form as it lies in its workbook: the record it carries, and where each of its open cells is now.

A program that saves the form may rename sheets, move columns and change how texts are kept. Rows are found again by
their keys, and columns by their headings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.sheets.workbook import address
from utfall.shown.fill_form import definitions_checksum
from utfall.shown.fill_record import FACTS, KEY_HEADING, LISTED, MARK, RECORD, VERSION, AskedCell, FillRecord
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.sheets.workbook import SheetCell, Workbook, Worksheet


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Hold where a cell of a form is: its sheet, row and column, counted from 1."""

    sheet: Worksheet
    row: int
    column: int

    @property
    def name(self) -> str:
        """The sheet and the address, as spreadsheets write them together."""
        return f"{self.sheet.name}!{address(self.row, self.column)}"

    @property
    def cell(self) -> SheetCell | None:
        """What stands there, if anything does."""
        found = self.sheet.cell(self.row, self.column)
        return found if found and (found.text.strip() or found.is_formula) else None


def is_form(workbook: Workbook) -> bool:
    """Tell whether a workbook is a form that this program has made."""
    return MARK in workbook.properties or _record_sheet(workbook) is not None


def read_record(workbook: Workbook) -> FillRecord:
    """Return what a form knows of itself. Raise ``UsageError`` where that is no longer whole."""
    sheet = _record_sheet(workbook)
    rows = [_texts(sheet, row) for row in range(1, sheet.last_row + 1)] if sheet else []
    head = next((at for at, row in enumerate(rows) if row == LISTED), None)
    if head is None:
        raise UsageError(Sentence("error.form-damaged", {"file": workbook.name}))
    facts = {row[0]: row[1] for row in rows[:head]}
    if facts.get(MARK) != VERSION:
        raise UsageError(Sentence("error.form-version", {"file": workbook.name}))
    cells = tuple(AskedCell(*row) for row in rows[head + 1 :])
    if facts.get("definitions") != definitions_checksum((*cell.place, cell.takes) for cell in cells):
        raise UsageError(Sentence("error.form-damaged", {"file": workbook.name}))
    return FillRecord({name: facts.get(name, "") for name in FACTS}, cells)


def _record_sheet(workbook: Workbook) -> Worksheet | None:
    named = workbook.worksheet(RECORD)
    return named or next((one for one in workbook.worksheets if one.text(1, 1) == MARK), None)


def _texts(sheet: Worksheet, row: int) -> tuple[str, ...]:
    return tuple(sheet.text(row, column) for column in range(1, len(LISTED) + 1))


class FormCells:
    """Find the open cells of a form in its sheets."""

    def __init__(self, workbook: Workbook) -> None:
        self._rows: dict[tuple[str, str], list[tuple[Worksheet, int]]] = {}
        self._columns: dict[str, dict[str, int]] = {}
        self.unknown: list[CellPlace] = []
        for sheet in workbook.worksheets:
            heads = {sheet.text(1, at): at for at in range(sheet.last_column, 0, -1) if sheet.text(1, at)}
            table = next((one.removeprefix(KEY_HEADING) for one in heads if one.startswith(KEY_HEADING)), None)
            if table is not None:
                self._columns[sheet.name] = heads
                self._find_rows(sheet, table, heads[f"{KEY_HEADING}{table}"])

    def _find_rows(self, sheet: Worksheet, table: str, key_column: int) -> None:
        for row in range(2, sheet.last_row + 1):
            key = sheet.text(row, key_column)
            if key:
                self._rows.setdefault((table, key), []).append((sheet, row))
            elif first := next(iter(sheet.row(row)), None):
                self.unknown.append(CellPlace(sheet, row, first.column))

    def places(self, asked: AskedCell) -> list[CellPlace]:
        """Return where an open cell is: once in a form that is whole."""
        return list(self._places(asked))

    def _places(self, asked: AskedCell) -> Iterator[CellPlace]:
        for sheet, row in self._rows.get((asked.table, asked.row), ()):
            column = self._columns[sheet.name].get(asked.heading)
            if column is not None:
                yield CellPlace(sheet, row, column)

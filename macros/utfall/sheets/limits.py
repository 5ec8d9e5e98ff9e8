"""How large a delivered file may be, and what is said of one that is larger or cannot be read. Knows no format."""

from __future__ import annotations

from utfall.errors import UsageError
from utfall.words import Sentence

MOST_BYTES = 50_000_000  # of the file
MOST_UNPACKED = 400_000_000  # of all that a package holds
MOST_RATIO = 200  # unpacked to packed, of a part; a sheet of one repeated figure packs 100 times
SMALL_PART = 2_000_000  # a part that is smaller may be packed as hard as it likes
MOST_PARTS = 2_000
MOST_ROWS = 100_000  # a report's table has some hundreds; a ledger of every voucher is no table of a report
MOST_COLUMNS = 2_000
MOST_AREA = 2_000_000  # rows times columns: the whole rectangle is held in memory while it is read
MOST_SHEETS = 250
MOST_DEPTH = 60  # of elements within one another
MOST_SIGNS = 40_000  # of a cell; a spreadsheet takes 32 767


class SheetError(UsageError):
    """Why a delivered file cannot be read, with its name and the place where that is known."""

    def __init__(self, case: str, file: str, **params: object) -> None:
        super().__init__(Sentence(f"sheets.{case}", {"file": file, **params}))
        self.case = case


class Extent:
    """Count how far the filled cells of a sheet reach, and refuse a sheet that reaches too far."""

    def __init__(self, file: str, sheet: str) -> None:
        self.file, self.sheet = file, sheet
        self.rows, self.columns = [0, 0], [0, 0]

    def add(self, row: int, column: int, down: int = 1, right: int = 1) -> None:
        """Take in a filled cell, or a block of equal ones. Raise ``SheetError`` where that is too much."""
        self.rows = [min(self.rows[0] or row, row), max(self.rows[1], row + down - 1)]
        self.columns = [min(self.columns[0] or column, column), max(self.columns[1], column + right - 1)]
        high, wide = self.rows[1] - self.rows[0] + 1, self.columns[1] - self.columns[0] + 1
        if self.rows[1] > MOST_ROWS:
            raise SheetError("rows", self.file, sheet=self.sheet, row=self.rows[1], most=MOST_ROWS)
        if self.columns[1] > MOST_COLUMNS or high * wide > MOST_AREA:
            raise SheetError("wide", self.file, sheet=self.sheet, count=high, columns=wide)

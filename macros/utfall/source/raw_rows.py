"""The rows of a data file as they are written, kept as columns: each distinct text once, and a code for each cell.

A check of how cells are written asks each distinct text of a column once, however many rows have it. Rows with more or
fewer cells than there are headings are kept whole beside.
"""

from __future__ import annotations

import csv
import io
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, overload

from utfall.model.column_rows import ABSENT, FIRST_ROW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

MOST_SIGNS = 2**31 - 1  # of a cell, so that a check can say that one is too long; Python's own limit is a broken row


@dataclass(frozen=True, slots=True)
class RawRow:
    """Hold one row's cells as they are written. ``number`` counts the header as row 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(slots=True)
class RawColumn:
    """Hold one column: ``codes`` has a place in ``texts`` for each row, or ``ABSENT`` where the row is too short."""

    texts: list[str] = field(default_factory=list)
    codes: array[int] = field(default_factory=lambda: array("i"))

    def rows_where(self, test: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
        """Yield number and text of the rows whose text passes a test, which is asked of each distinct text once."""
        wanted = {code for code, text in enumerate(self.texts) if test(text)}
        rows = enumerate(self.codes, FIRST_ROW) if wanted else ()
        return ((number, self.texts[code]) for number, code in rows if code in wanted)


class RawRows(Sequence[RawRow]):
    """The rows below a header. ``columns`` has one for each heading; ``uneven`` the cells of rows of another length."""

    __slots__ = ("columns", "length", "uneven")

    def __init__(
        self, columns: Sequence[RawColumn] = (), uneven: Mapping[int, tuple[str, ...]] | None = None, length: int = 0
    ) -> None:
        self.columns, self.uneven, self.length = tuple(columns), uneven or {}, length

    def __len__(self) -> int:
        return self.length

    @overload
    def __getitem__(self, at: int) -> RawRow: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[RawRow, ...]: ...
    def __getitem__(self, at: int | slice) -> RawRow | tuple[RawRow, ...]:
        if isinstance(at, slice):
            return tuple(map(self._row, range(*at.indices(self.length))))
        row = at + self.length if at < 0 else at
        if not 0 <= row < self.length:
            raise IndexError(at)
        return self._row(row)

    def __iter__(self) -> Iterator[RawRow]:
        return map(self._row, range(self.length))

    def _row(self, row: int) -> RawRow:
        cells = self.uneven.get(row)
        if cells is None:
            cells = tuple([one.texts[one.codes[row]] for one in self.columns])
        return RawRow(row + FIRST_ROW, cells)


def read_rows(text: str, delimiter: str) -> tuple[tuple[str, ...], RawRows, int | None]:
    """Return heading and rows; where quotation marks do not match, those before, and the number of the row with them.

    Read strictly: otherwise a mark that is never closed takes the rest of the file into one cell, unnoticed.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = csv.field_size_limit(MOST_SIGNS)
    gathered: _Gathered | None = None
    try:
        gathered = _Gathered(next(reader, []))
        for record in reader:
            gathered.add(record)
    except csv.Error:
        broken = 1 if gathered is None else gathered.count + FIRST_ROW
        return (*(gathered or _Gathered([])).found(), broken)
    finally:
        csv.field_size_limit(before)
    return (*gathered.found(), None)


class _Gathered:
    """Gather the cells of a file column by column."""

    def __init__(self, header: list[str]) -> None:
        self.header = tuple(header)
        self.columns = [RawColumn() for _ in header]
        self.known: list[dict[str, int]] = [{} for _ in header]
        self.appends = [column.codes.append for column in self.columns]
        self.uneven: dict[int, tuple[str, ...]] = {}
        self.count = 0

    def add(self, record: list[str]) -> None:
        """Take in one row."""
        if len(record) != len(self.header):
            self.uneven[self.count] = tuple(record)
        for known, append, text in zip(self.known, self.appends, record, strict=False):
            append(known.setdefault(text, len(known)))
        for append in self.appends[len(record) :]:
            append(ABSENT)
        self.count += 1

    def found(self) -> tuple[tuple[str, ...], RawRows]:
        """Return the heading and the rows."""
        for known, column in zip(self.known, self.columns, strict=True):
            column.texts = list(known)
        return self.header, RawRows(self.columns, self.uneven, self.count)

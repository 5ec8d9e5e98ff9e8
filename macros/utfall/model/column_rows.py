"""Rows kept as columns: each distinct value once, and for each row which of them it has.

A row is made when it is asked for and not kept, so that a table of 100 000 rows takes megabytes and not hundreds. What
looks at one column asks for it; what has to see whole rows goes through them as in any other table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from utfall.model.missing import Missing
from utfall.model.resource import Row

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterator, Mapping

    from utfall.model.resource import Value

ABSENT = -1  # the code of a cell that the row does not have
LONG = 5_000  # rows of a table that more is done for, so that it takes little memory
FIRST_ROW = 2  # of a file, below its header


@dataclass(frozen=True, slots=True)
class CodedColumn:
    """Hold one column: ``codes`` has a place in ``texts`` and ``distinct`` for each row, or ``ABSENT``.

    ``texts`` are the distinct cells as they are written, ``distinct`` the same as read.
    """

    texts: tuple[str, ...]
    distinct: tuple[Value, ...]
    codes: array[int]

    def of(self, row: int) -> Value:
        """Return the value of a row, counted from zero."""
        code = self.codes[row]
        return Missing.NOT_REPORTED if code == ABSENT else self.distinct[code]

    def text(self, row: int) -> str:
        """Return the value of a row as text; of a missing one an empty text."""
        value = self.of(row)
        return "" if isinstance(value, Missing) else str(value)

    def codes_where(self, test: Callable[[Value], bool]) -> set[int]:
        """Return the codes of the distinct values that pass a test."""
        return {code for code, value in enumerate(self.distinct) if test(value)}

    def rows_where(self, test: Callable[[Value], bool]) -> Iterator[int]:
        """Yield the rows whose value passes a test, which is asked of each distinct value once."""
        wanted = self.codes_where(test)
        return (row for row, code in enumerate(self.codes) if code in wanted) if wanted else iter(())


class ColumnRows(Sequence[Row]):
    """The rows of a table that is kept as columns, in the order of the file."""

    __slots__ = ("_count", "_key", "_names", "columns")

    def __init__(self, columns: Mapping[str, CodedColumn], key: Sequence[str], count: int) -> None:
        self.columns, self._count, self._names = columns, count, tuple(key)
        self._key = tuple(columns.get(name) for name in key)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(at, slice):
            return tuple(self._row(row) for row in range(*at.indices(self._count)))
        row = at + self._count if at < 0 else at
        if not 0 <= row < self._count:
            raise IndexError(at)
        return self._row(row)

    def __iter__(self) -> Iterator[Row]:
        return map(self._row, range(self._count))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(Row.__eq__, self, other))

    def __hash__(self) -> int:
        return hash((self._count, *self.columns))

    def key(self, row: int) -> str:
        """Return the key of a row, counted from zero: the cells of its key as they are written, else its number."""
        cells = ("" if one is None or one.codes[row] == ABSENT else one.texts[one.codes[row]] for one in self._key)
        return "/".join(cells) or str(row + FIRST_ROW)

    def keys(self) -> Iterator[str]:
        """Yield the keys of all rows."""
        return map(self.key, range(self._count))

    def with_columns(self, columns: Mapping[str, CodedColumn]) -> ColumnRows:
        """Return the same rows with other values in their columns; their keys stay."""
        return ColumnRows(columns, self._names, len(self))

    def _row(self, row: int) -> Row:
        values = {name: one.distinct[code] for name, one in self.columns.items() if (code := one.codes[row]) != ABSENT}
        return Row(row + FIRST_ROW, self.key(row), values)


def differing(rows: ColumnRows, before: ColumnRows, names: Sequence[str]) -> Iterator[tuple[int, int | None]]:
    """Yield the rows whose values in some columns are not those of the row of the same key, with that row's place.

    A row that was not there before has none. Values are compared once for each distinct one, rows by their numbers.
    """
    places = {key: at for at, key in enumerate(before.keys())}
    sizes = len(rows), len(before)
    columns = [_numbered((rows.columns.get(name), before.columns.get(name)), sizes) for name in names]
    for row, key in enumerate(rows.keys()):
        at = places.get(key)
        if at is None or any(now[row] != then[at] for now, then in columns):
            yield row, at


def _numbered(columns: Sequence[CodedColumn | None], sizes: Sequence[int]) -> tuple[list[int], ...]:
    """Return a number for each row of a column, now and before: the same where the values are equal."""
    known: dict[Value, int] = {Missing.NOT_REPORTED: 0}
    found = []
    for one, size in zip(columns, sizes, strict=True):
        numbers = [known.setdefault(value, len(known)) for value in one.distinct] if one else []
        numbers.append(0)  # where ``ABSENT`` points: a cell that is not there says nothing
        found.append([numbers[code] for code in one.codes] if one else [0] * size)
    return tuple(found)

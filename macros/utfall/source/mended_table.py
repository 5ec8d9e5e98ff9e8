"""A data file as any program has saved it, and the same file as it is kept: bytes in, bytes and what was mended out.

Only what loses nothing and can mean one thing is mended: how the file is written, empty rows and columns, and the cells
that ``lossless`` can read. The order of columns and rows stays. Writes no file.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.csv_text import DELIMITERS, CsvText, read_csv_text, write_csv_text
from utfall.model.mend import CellMend, FileMend
from utfall.source.lossless import ReadingState, read_column
from utfall.source.lossless_text import bare_text
from utfall.source.raw_rows import RawRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from utfall.source.cell_rules import PackageUnits
    from utfall.source.lossless import CellReading
    from utfall.source.raw import RawTable


@dataclass(frozen=True, slots=True)
class OpenCell:
    """Hold a cell that a person has to decide, and what it could mean."""

    row: int
    column: str
    kind: str
    unit: str
    text: str
    reading: CellReading


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Hold a file with its rows and columns in order. ``table`` has its header then, and the rows as they were read.

    The ``rows`` that are left have their numbers in the file.
    """

    table: RawTable
    content: bytes
    rows: tuple[RawRow, ...] = ()
    mends: tuple[FileMend, ...] = ()
    cells: tuple[CellMend, ...] = ()
    is_readable: bool = True  # not so where quotation marks do not match, or nothing tells encoding or headings

    @property
    def name(self) -> str:
        """The name of the table."""
        return self.table.name

    @property
    def header(self) -> tuple[str, ...]:
        """The headings of its columns."""
        return self.table.header


@dataclass(frozen=True, slots=True)
class MendedTable:
    """Hold what a file becomes. ``content`` is what it was where nothing is to be mended."""

    content: bytes
    files: tuple[FileMend, ...] = ()
    cells: tuple[CellMend, ...] = ()
    left: tuple[OpenCell, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.files or self.cells)


def lay_out(table: RawTable, content: bytes) -> LaidOut:
    """Return a file's rows and columns, with what had to be mended to read them. ``table`` tells of its fields."""
    known = {field.name.casefold(): field.name for field in table.fields}
    found = read_csv_text(content, known)
    if found.broken_quotes or found.decoded.is_doubtful or not found.records:
        return LaidOut(table, content, is_readable=False)
    records, unpacked = _unpacked(found, len(known))
    (_, first), *rest = records
    header = [_heading(name, known) for name in first]
    if known and not set(header) & set(known.values()):  # another table, or none
        return LaidOut(table, content, is_readable=False)
    filled = {at for _, row in rest for at, cell in enumerate(row) if bare_text(cell)}
    blank = [at for at, name in enumerate(header) if not name and at not in filled]
    kept = [(number, row) for number, row in rest if not _is_blank(row, len(header))]
    mends = [*_of_file(found), FileMend("packed-rows", count=unpacked)]
    mends += [FileMend("blank-columns", count=len(blank)), FileMend("blank-rows", count=len(rest) - len(kept))]
    heads = tuple(CellMend(1, name, name, new) for name, new in zip(first, header, strict=True) if name != new and new)
    rows = tuple(RawRow(number, tuple(_line_ends(_without(row, blank)))) for number, row in kept)
    fresh = replace(table, header=tuple(_without(header, blank)))
    return LaidOut(fresh, content, rows, tuple(one for one in mends if one.count or one.before), heads)


def mend(laid: LaidOut, units: PackageUnits) -> MendedTable:
    """Return a file with its cells mended. ``units`` are those of the package's indicators and statements."""
    if not laid.is_readable:
        return MendedTable(laid.content)
    table = laid.table
    width = len(table.header)
    whole = [row for row in laid.rows if len(row.cells) == width]  # a shifted row would show what is not so
    cells = {row.number: list(row.cells) for row in laid.rows}
    mends, left = list(laid.cells), []
    twice = {name for name, times in Counter(table.header).items() if times > 1}
    for at, name in enumerate(table.header):
        if name in twice:
            continue
        rules = units.rules(table, name, whole)
        for row, rule, reading in zip(whole, rules, read_column([row.cells[at] for row in whole], rules), strict=True):
            if reading.state is ReadingState.MENDED:
                mends.append(CellMend(row.number, name, row.cells[at], reading.text))
                cells[row.number][at] = reading.text
            elif reading.state is not ReadingState.CANONICAL:
                left.append(OpenCell(row.number, name, rule.kind, rule.unit, row.cells[at], reading))
    written = write_csv_text([table.header, *cells.values()]).encode()
    files = list(laid.mends)
    if not files and not mends and written != laid.content:
        files.append(FileMend("quoting"))
    order = {name: at for at, name in enumerate(table.header)}
    ordered = sorted(mends, key=lambda one: (one.row, order.get(one.column, -1)))
    opened = sorted(left, key=lambda one: (one.row, order[one.column]))
    return MendedTable(written, tuple(files), tuple(ordered), tuple(opened))


def _of_file(found: CsvText) -> Iterator[FileMend]:
    if found.decoded.encoding != "utf-8":
        yield FileMend("encoding", found.decoded.encoding, "utf-8")
    if found.decoded.has_bom:
        yield FileMend("byte-order-mark", "BOM")
    if found.has_hint:
        yield FileMend("separator-line", "sep=")
    if found.delimiter != ",":
        yield FileMend("delimiter", {"\t": "tab"}.get(found.delimiter, found.delimiter), ",")
    if found.line_end != "LF":
        yield FileMend("line-ends", found.line_end, "LF")


def _unpacked(found: CsvText, width: int) -> tuple[list[tuple[int, list[str]]], int]:
    """Return the rows with their numbers in the file, and how many of them stood whole in their first cell.

    So a program writes a row that it took for one cell, with the row's own quotation marks doubled.
    """
    rows = [(number, list(row)) for number, row in enumerate(found.records, 1)]
    wide = max(width, len(rows[0][1]))
    opened = 0
    for at, (number, row) in enumerate(rows):
        if wide > 1 and row and row[0] and not any(row[1:]):
            cells = next((one for sign in DELIMITERS if len(one := _split(row[0], sign)) == wide), None)
            if cells:
                rows[at], opened = (number, list(cells)), opened + 1
    return rows, opened


def _split(text: str, sign: str) -> Sequence[str]:
    found = read_csv_text(text.encode()) if sign == "," else read_csv_text(f"sep={sign}\n{text}".encode())
    return found.records[0] if len(found.records) == 1 and found.delimiter == sign else ()


def _heading(written: str, known: dict[str, str]) -> str:
    """Return a heading as the schema has it, where it is that one in other letters or with spaces around it."""
    bare = bare_text(written)
    return known.get(bare.casefold(), bare)


def _is_blank(row: Sequence[str], width: int) -> bool:
    return not row or (width > 1 and not any(bare_text(cell) for cell in row))


def _without(row: Sequence[str], blank: Sequence[int]) -> list[str]:
    return [cell for at, cell in enumerate(row) if at not in blank]


def _line_ends(row: Iterable[str]) -> Iterator[str]:
    return (cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row)

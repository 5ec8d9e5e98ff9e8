"""Where a sheet's tables are: heading rows, label columns, columns of values, rows; titles, sections and notes aside.

Told by the cells alone: a table's first row of figures, the texts over its columns, and the blank rows between tables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from utfall.sheets.workbook import CellKind
from utfall.source.lossless import CellRule, ReadingState, read_written
from utfall.words import any_of, recognised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from utfall.sheets.workbook import SheetCell, Worksheet

_YEAR_LIKE = re.compile(r"(?:19|20)\d{2}(?:[-/.]?(?:0[1-9]|1[0-2])(?:[-/.]?[0-3]\d)?)?")
MOST_HEADINGS, MOST_SECTIONS = 4, 3
BETWEEN = " / "  # between the parts of a heading on several rows
WITHIN = " \u203a "  # between the parts of a row's label


@dataclass(frozen=True, slots=True)
class BlockColumn:
    """Name a column of a table by its heading, its parts joined where it has several rows."""

    number: int
    label: str


@dataclass(frozen=True, slots=True)
class BlockRow:
    """Name a row of a table by its labels; ``sections`` are the last lines that stand over it and others."""

    number: int
    labels: tuple[str, ...]
    sections: tuple[str, ...] = ()

    @property
    def section(self) -> str:
        """The line that stands over it."""
        return self.sections[-1] if self.sections else ""

    @property
    def label(self) -> str:
        """The labels as one text."""
        return WITHIN.join(self.labels)


@dataclass(frozen=True, slots=True)
class SheetBlock:
    """Hold one table of a sheet. ``above`` are the cells over it, such as its title, unit and period."""

    sheet: Worksheet
    headings: tuple[int, ...]
    label_columns: tuple[int, ...]
    columns: tuple[BlockColumn, ...]
    rows: tuple[BlockRow, ...]
    above: tuple[SheetCell, ...]

    def visible_rows(self) -> Iterator[BlockRow]:
        """Yield the rows that a person sees."""
        return (row for row in self.rows if row.number not in self.sheet.hidden_rows)


@cache
def _figure() -> re.Pattern[str]:
    """Return the pattern of a figure that is written as a text, with what stands before and behind it."""
    before, after = (any_of(recognised("cells", f"amount.{key}")) for key in ("before", "after"))
    return re.compile(
        rf"[(\-\u2212\u2013+\s]*+(?:{before})?\s*+\d[\d\s.,'\u2019]*+\)?\s*+-?\s*+(?:%|{after})?\.?", re.IGNORECASE
    )


@cache
def _absent() -> re.Pattern[str]:
    """Return the pattern of what stands in the place of a figure."""
    words = any_of(recognised("import", "row.absent"))
    return re.compile(rf"[-\u2013\u2014\u2212]{{1,3}}|\.{{1,3}}|x|#(?:[^\W_]|/)+[!?]?|{words}", re.IGNORECASE)


def is_figure(cell: SheetCell | None) -> bool:
    """Tell whether a cell holds a figure, written as one or as text; a year is none here."""
    if cell is None:
        return False
    if cell.kind is CellKind.NUMBER:
        return not _is_year(cell)
    return cell.kind in {CellKind.ERROR, CellKind.EMPTY_FORMULA} or (
        cell.kind is CellKind.TEXT and bool(_figure().fullmatch(cell.text.strip())) and not _is_year(cell)
    )


def _is_year(cell: SheetCell) -> bool:
    return (
        bool(_YEAR_LIKE.fullmatch(cell.text.strip())) and not cell.is_percent and cell.number_format in {"", "0", "@"}
    )


def heading_text(cell: SheetCell | None) -> str:
    """Return a heading cell's text; a day is read as its month."""
    if cell is None:
        return ""
    return cell.text[:7] if cell.kind is CellKind.DATE else " ".join(cell.text.split())


def blocks_of(sheet: Worksheet) -> tuple[SheetBlock, ...]:
    """Return the tables of a sheet, from the top."""
    rows = sorted({row for row, _ in sheet.cells})
    cells = {number: list(sheet.row(number)) for number in rows}
    starts = list(_starts(rows, cells))
    if not starts:
        return ()
    ends = [first for first, _ in starts[1:]] + [sheet.last_row + 1]
    found = []
    begins = 1
    for (first, headings), end in zip(starts, ends, strict=True):
        body = [row for row in rows if headings[-1] < row < end]
        found.append(_block(sheet, headings, body, [row for row in rows if begins <= row < first]))
        begins = end
    return tuple(_joined(one for one in found if one.rows and one.columns))


def _joined(blocks: Iterable[SheetBlock]) -> list[SheetBlock]:
    """Return tables, those that go on under the same headings as one: a report repeats them on each of its pages."""
    found: list[SheetBlock] = []
    for block in blocks:
        before = found[-1] if found else None
        if before and (before.label_columns, _heads(before)) == (block.label_columns, _heads(block)):
            found[-1] = replace(before, rows=(*before.rows, *block.rows))
        else:
            found.append(block)
    return found


def _heads(block: SheetBlock) -> dict[int, str]:
    return {one.number: one.label for one in block.columns if one.number not in block.label_columns}


def _starts(rows: Sequence[int], cells: dict[int, list[SheetCell]]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield the first row of each table with its heading rows: those over the first figures, and over later ones."""
    if not any(is_figure(cell) for found in cells.values() for cell in found):
        first = next((row for row in rows if len(cells[row]) > 1), None)
        if first is not None:
            yield first, (first,)
        return
    pending: list[int] = []
    is_in_body = False
    before = 0
    for row in rows:
        is_after_blank = before < row - 1
        if _has_values(cells[row]):
            if pending:
                yield pending[0], tuple(pending[-MOST_HEADINGS:])
            pending, is_in_body = [], True
        elif _is_heading(cells[row], alone=not is_in_body) and (is_after_blank or not is_in_body or pending):
            pending = _with_row(pending, row, cells, is_after_blank=is_after_blank)
        elif is_in_body and len(cells[row]) > 1:
            pending = []
        before = row


def _with_row(pending: list[int], row: int, cells: dict[int, list[SheetCell]], *, is_after_blank: bool) -> list[int]:
    """Return the heading rows with one more: a part of it, another in its place, or a row of its body.

    A row that begins where the heading begins, and fills nothing that it leaves open, is a row without figures.
    """
    if not pending or (is_after_blank and len(cells[pending[-1]]) <= len(cells[row])):
        return [row]
    over = {cell.column for one in pending for cell in cells[one]}
    here = {cell.column for cell in cells[row]}
    is_of_body = here <= over and min(here) == min(over)
    return pending if is_of_body else [*pending, row]


def _has_values(found: Sequence[SheetCell]) -> bool:
    """Tell whether a row holds a figure, or what stands in the place of one beside a label."""
    labelled = [cell for cell in found[1:] if cell.kind is CellKind.TEXT and _absent().fullmatch(cell.text.strip())]
    return any(is_figure(cell) for cell in found) or bool(labelled)


def _is_heading(found: Sequence[SheetCell], *, alone: bool) -> bool:
    """Tell whether a row may head columns: texts, days and years, more than one, or one that is not at the left."""
    return len(found) > 1 or (alone and len(found) == 1 and found[0].column > 1)


def _block(sheet: Worksheet, headings: tuple[int, ...], body: Sequence[int], above: Sequence[int]) -> SheetBlock:
    wide = range(1, sheet.last_column + 1)
    figures = [c for c in wide if _mostly(is_figure(sheet.cell(row, c)) for row in body if sheet.cell(row, c))]
    first = next((c for c in figures if any(_texts(sheet, row, range(1, c)) for row in body)), 0)
    texts = [c for c in range(1, first or sheet.last_column + 1) if any(_is_text(sheet.cell(row, c)) for row in body)]
    labels = tuple(c for c in texts if c not in figures) if first else tuple(texts[:1])
    labels = tuple(c for c in labels if not _is_of_periods(sheet, body, c)) or labels
    names = {c: _heading(sheet, headings, c) for c in wide}
    named = (BlockColumn(c, names[c]) for c in wide)
    columns = tuple(one for one in named if one.label or any(sheet.cell(row, one.number) for row in body))
    said = tuple(cell for row in above if row not in headings for cell in sheet.row(row))
    return SheetBlock(sheet, headings, labels, columns, tuple(_rows(sheet, body, labels)), said)


def _mostly(found: Iterable[bool]) -> bool:
    seen = list(found)
    return bool(seen) and 2 * sum(seen) >= len(seen)


def _is_of_periods(sheet: Worksheet, body: Sequence[int], column: int) -> bool:
    found = [cell for row in body if (cell := sheet.cell(row, column))]
    return _mostly(period_text(cell) != "" for cell in found)


def period_text(cell: SheetCell) -> str:
    """Return the period that a cell names, written as the package writes it; nothing for any other cell."""
    if cell.kind is CellKind.DATE:
        return cell.text[:7]
    if cell.kind not in {CellKind.TEXT, CellKind.NUMBER} or (cell.kind is CellKind.NUMBER and not _is_year(cell)):
        return ""
    reading = read_written(cell.text, CellRule("period"))
    return (
        reading.text if reading.state in {ReadingState.CANONICAL, ReadingState.MENDED} and reading.text.strip() else ""
    )


def _is_text(cell: SheetCell | None) -> bool:
    return cell is not None and cell.kind is CellKind.TEXT and not is_figure(cell)


def _texts(sheet: Worksheet, row: int, columns: Iterable[int]) -> bool:
    return any(_is_text(sheet.cell(row, c)) for c in columns)


def _heading(sheet: Worksheet, headings: Sequence[int], column: int) -> str:
    """Return a column's heading, the parts over several columns among them: merged, or written over the first."""
    parts = []
    for row in headings:
        cell = sheet.cell(row, column)
        merged = sheet.merged_at(row, column)
        if cell is None and merged:
            cell = sheet.cell(merged.first_row, merged.first_column)
        if cell is None and row != headings[-1]:
            cell = _over(sheet, row, column, headings)
        parts.append(heading_text(cell))
    return BETWEEN.join(dict.fromkeys(part for part in parts if part))


def _over(sheet: Worksheet, row: int, column: int, headings: Sequence[int]) -> SheetCell | None:
    """Return the part of a heading that stands to the left, over a column that has another part of its own under it."""
    if not any(sheet.cell(below, column) for below in headings if below > row):
        return None
    left = next((c for c in range(column - 1, 0, -1) if sheet.cell(row, c)), 0)
    is_under = left and any(sheet.cell(below, left) for below in headings if below > row)
    return sheet.cell(row, left) if is_under and not sheet.merged_at(row, left) else None


def _rows(sheet: Worksheet, body: Sequence[int], labels: Sequence[int]) -> Iterator[BlockRow]:
    """Yield the rows with what they are called; a label that is written once for several rows holds for all of them."""
    if not labels:
        return
    sections: tuple[str, ...] = ()
    kept = dict.fromkeys(labels, "")
    for row in body:
        said = {c: heading_text(sheet.cell(row, c)) for c in labels}
        rest = [cell for cell in sheet.row(row) if cell.column not in labels]
        alone = list(sheet.row(row))
        if len(alone) == 1 and _is_text(alone[0]) and alone[0].column <= labels[-1]:
            sections = (*sections, heading_text(alone[0]))[-MOST_SECTIONS:]
        if not any(said.values()):
            continue
        last = labels[-1]
        for c in labels[:-1]:
            is_open = not said[c] and said[last]
            said[c] = kept[c] if is_open else said[c]
            kept[c] = said[c]
        if rest:
            yield BlockRow(row, tuple(text for text in said.values() if text), sections)

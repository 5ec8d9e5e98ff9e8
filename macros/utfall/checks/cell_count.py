"""Cells per row: as many as there are headings; no empty rows, no empty columns left by a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.checks.material import Material
    from utfall.source.raw import RawTable
    from utfall.source.raw_rows import RawRow


def check(material: Material) -> Iterator[Finding]:
    """Find rows that are empty, too long or too short, and columns without a heading."""
    for table in material.tables:
        if table.broken_quotes:
            yield Finding("cell-count", "broken-quotes", table.file, table.broken_quotes)
        elif not table.header:
            yield Finding("cell-count", "empty-file", table.file, row=1)
        yield from heading_findings(table.file, table.header)
        for row in _suspects(table):
            yield from row_findings(table.file, len(table.header), row)


def heading_findings(file: str, header: Sequence[str]) -> Iterator[Finding]:
    """Find that columns have no heading."""
    blank = sum(not name.strip() for name in header)
    if blank:
        yield Finding("cell-count", "blank-heading", file, row=1, details={"count": blank})


def _suspects(table: RawTable) -> Iterator[RawRow]:
    """Yield the rows that have another number of cells than there are headings, and those without a text."""
    blank = [{code for code, text in enumerate(column.texts) if not text.strip()} for column in table.rows.columns]
    if all(blank):
        codes = zip(*(column.codes for column in table.rows.columns), strict=True)
        at_fault = {row for row, cells in enumerate(codes) if all(map(set.__contains__, blank, cells))}
    else:
        at_fault = set()
    return (table.rows[row] for row in sorted({*at_fault, *table.rows.uneven}))


def row_findings(file: str, expected: int, row: RawRow) -> Iterator[Finding]:
    """Find what is wrong with the number of cells in a row, or that it is empty."""
    found = len(row.cells)
    details = {"expected": expected, "found": found}
    if not any(cell.strip() for cell in row.cells):
        yield Finding("cell-count", "blank-row", file, row.number)
    elif found < expected:
        yield Finding("cell-count", "too-few", file, row.number, details=details)
    elif found > expected and not any(row.cells[expected:]):
        yield Finding("cell-count", "trailing-empty", file, row.number, details=details)
    elif found > expected:
        yield Finding("cell-count", "too-many", file, row.number, value=row.cells[expected], details=details)

"""Numbers as they are kept: ``1265135``, ``5.3``, ``-305``; no grouping, no unit, decimal point.

Spreadsheet programs and people write them otherwise, and Frictionless itself takes ``NaN``, ``INF``, ``1e3``
and ``1_000`` for numbers. The finding says what was meant, or what the cell could mean; ``source.lossless`` knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.finding import Finding
from utfall.source.lossless import ReadingState, read_column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.material import Material
    from utfall.source.lossless import CellReading

KINDS = ("number", "integer")


def check(material: Material) -> Iterator[Finding]:
    """Find cells of number columns that are not written canonically."""
    for table, name, rows, rules in material.odd_columns(*KINDS):
        texts = [row.cells[table.header.index(name)] for row in rows]
        for row, text, rule, reading in zip(rows, texts, rules, read_column(texts, rules), strict=True):
            if reading.state is not ReadingState.CANONICAL:
                yield number_finding((table.file, row.number, name, text), reading, rule.unit)


def number_finding(place: tuple[str, int, str, str], reading: CellReading, unit: str) -> Finding:
    """Return the finding at a cell of figures: ``place`` is its file, row, column and text."""
    readings = (reading.text,) if reading.state is ReadingState.MENDED else reading.readings
    case = "waiting" if reading.state is ReadingState.WAITING else reading.how
    if case == "other-unit" and not readings:
        case = "foreign-unit"
    details = {"meant": ", ".join(readings), "unit": unit}
    file, row, name, text = place
    return Finding("canonical-number", case, file, row, name, text, details=details)

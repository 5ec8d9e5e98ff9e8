"""Dates and periods as they are kept: ``2023-11-30``, ``2023-11``, ``2023-T3``, ``2023``.

A spreadsheet program turns ``2023-11`` into ``nov-23`` or into a serial number as soon as it may. The finding says what
was meant, or what the cell could mean; ``source.lossless`` knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.finding import Finding
from utfall.source.lossless import ReadingState, read_column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.material import Material
    from utfall.source.lossless import CellReading

KINDS = ("date", "period")
_CASES = {
    ("date", ReadingState.MENDED): "date",
    ("date", ReadingState.AMBIGUOUS): "date-ambiguous",
    ("date", ReadingState.LOSSY): "date-lossy",
    ("date", ReadingState.UNREADABLE): "date-unclear",
    ("period", ReadingState.MENDED): "period",
    ("period", ReadingState.AMBIGUOUS): "period-ambiguous",
    ("period", ReadingState.LOSSY): "period-lossy",
    ("period", ReadingState.UNREADABLE): "period-unclear",
}


def check(material: Material) -> Iterator[Finding]:
    """Find cells of date and period columns that are not written canonically."""
    for table, name, rows, rules in material.odd_columns(*KINDS):
        texts = [row.cells[table.header.index(name)] for row in rows]
        for row, text, rule, reading in zip(rows, texts, rules, read_column(texts, rules), strict=True):
            if reading.state is not ReadingState.CANONICAL:
                yield date_finding((table.file, row.number, name, text), reading, rule.kind)


def date_finding(place: tuple[str, int, str, str], reading: CellReading, kind: str) -> Finding:
    """Return the finding at a cell of a date or a period: ``place`` is its file, row, column and text."""
    readings = (reading.text,) if reading.state is ReadingState.MENDED else reading.readings
    is_shared = reading.how in {"absent", "spaces"}
    case = reading.how if is_shared else _CASES[kind, reading.state]
    file, row, name, text = place
    return Finding("canonical-date", case, file, row, name, text, details={"meant": ", ".join(readings)})

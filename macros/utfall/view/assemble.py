"""Put a table together from columns and rows: drop columns that no row fills, raise footnotes to headings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.shown.table import Cell, Column, Origin, Table, TableRow
from utfall.view.choice import EVERYTHING, ColumnChoice
from utfall.view.corrections_table import corrected_note
from utfall.view.finality_note import finality_notes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from utfall.model.report import Report
    from utfall.shown.content import Content
    from utfall.shown.table import PageCaption
    from utfall.words import Words

NOTHING = Cell("")  # nothing was to be reported there


@dataclass(frozen=True, slots=True)
class Draft:
    """Hold a row before the columns are chosen: its cells by column key."""

    id: str
    cells: Mapping[str, Cell]
    kind: str = "line"
    level: int = 0
    detail: str = ""
    is_folded: bool = False


@dataclass(frozen=True, slots=True)
class PackageRow:
    """A row of the package, from which cells are shown."""

    report: Report
    words: Words
    resource: str
    row: str

    def cell(self, field: str, content: Content | None) -> Cell:
        """Return a cell with the footnote that the package has at its place, and one for each correction of it.

        An outcome that the package calls preliminary or final has a footnote that says so.

        ``None`` and empty text are left blank: only what was due and is not there is said to be missing.
        """
        note = self.report.note(self.resource, self.row, field)
        final = finality_notes(self.report, (self.resource, self.row, field), self.words)
        corrections = self.report.corrections_at(self.resource, self.row, field)
        corrected = [corrected_note(self.report, one, self.words) for one in corrections]
        origin = Origin(self.resource, self.row, field)
        return Cell("" if content is None else content, (*((note,) if note else ()), *final, *corrected), origin)


def assemble(  # noqa: PLR0913, PLR0917 - what a table is made of
    name: str, caption: str, columns: Sequence[Column], rows: Sequence[Draft], files: Sequence[str],
    choice: ColumnChoice = EVERYTHING, on_pages: PageCaption | None = None,
) -> Table:  # fmt: skip
    """Return the table of these rows, with the columns that are asked for and that at least one row fills.

    A footnote fills a cell: where a figure's place is in doubt, the place must be seen.
    """
    asked = choice.of(columns)
    kept = [column for column in asked if column.kind == "name" or any(_fills(row, column) for row in rows)]
    shared = {column.key: _shared_notes(column, rows) for column in kept}
    headed = tuple(replace(column, notes=(*column.notes, *shared[column.key])) for column in kept)
    drawn = tuple(
        TableRow(row.id, tuple(_without(row.cells.get(one.key, NOTHING), shared[one.key]) for one in kept),
                 row.kind, row.level, row.detail, row.is_folded)
        for row in rows
    )  # fmt: skip
    parts = None if choice.title else on_pages
    return Table(choice.address(name), choice.caption(caption), headed, drawn, tuple(files), on_pages=parts)


def _fills(row: Draft, column: Column) -> bool:
    found = row.cells.get(column.key, NOTHING)
    is_lacking_text = column.kind == "text" and found.content is Missing.NOT_REPORTED  # a cause that is due
    return found.content not in {Missing.NOT_REPORTED, ""} or bool(found.notes) or is_lacking_text


def _shared_notes(column: Column, rows: Sequence[Draft]) -> tuple[str, ...]:
    """Return the notes that every row has in this column: they belong to the heading."""
    notes = [row.cells.get(column.key, NOTHING).notes for row in rows if row.kind != "heading"]
    return notes[0] if len(notes) > 1 and len(set(notes)) == 1 else ()


def _without(found: Cell, notes: tuple[str, ...]) -> Cell:
    if not notes:
        return found
    return replace(found, notes=tuple(note for note in found.notes if note not in notes))

"""``utfall protect``: the fewest further cells to hide, so that no hidden figure can be reckoned back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.disclosure import PublishedFigures, sum_text
from utfall.derive.protection import protection
from utfall.errors import UsageError
from utfall.model.missing import Missing
from utfall.pages.edition import prepare
from utfall.whole_file import write_whole
from utfall.words import Sentence
from utfall.work.cells import with_cells

if TYPE_CHECKING:
    from utfall.derive.cell_relations import CellAddress
    from utfall.model.history import History
    from utfall.period import Period
    from utfall.project import Project


@dataclass(frozen=True, slots=True)
class HiddenCell:
    """A cell to hide: its file, row and column, and what a reader calls it."""

    file: str
    row: int
    column: str
    name: str


@dataclass(frozen=True, slots=True)
class ProtectionOutcome:
    """How it went: what can be reckoned back by which sum, and the cells that hide it; ``None`` where none do."""

    month: Period
    revealed: tuple[tuple[str, str], ...]
    cells: tuple[HiddenCell, ...] | None
    is_written: bool = False


def protect(project: Project, month: str | None = None, *, writes: bool = False) -> ProtectionOutcome:
    """Propose the cells to hide in a month, by default the newest, and write their symbol where asked to.

    Raises ``UsageError`` where the month cannot be read.
    """
    edition = prepare(project, month)
    if edition.history is None:
        raise UsageError(Sentence("error.protect-unreadable", {"month": str(edition.month)}))
    figures, here = PublishedFigures(edition.history), str(edition.month)
    found = [one for one in figures.revealed() if any(cell.month == here for cell in (one.cell, *one.sum.cells))]
    revealed = tuple((figures.name(one.cell, one.cell), sum_text(figures, one)) for one in found)
    chosen = protection(figures, here) if found else ()
    if chosen is None:
        return ProtectionOutcome(edition.month, revealed, None)
    cells = tuple(_hidden(edition.history, figures, one) for one in chosen)
    if writes:
        _write(project, cells)
    return ProtectionOutcome(edition.month, revealed, cells, writes and bool(cells))


def _hidden(history: History, figures: PublishedFigures, cell: CellAddress) -> HiddenCell:
    report = history.current
    row = report.row(cell.resource, cell.row)
    return HiddenCell(
        report.resources[cell.resource].file, row.number if row else 0, cell.column, figures.name(cell, cell)
    )


def _write(project: Project, cells: tuple[HiddenCell, ...]) -> None:
    """Write the symbol of what is kept secret into the cells, a file at a time."""
    for file in dict.fromkeys(one.file for one in cells):
        path = project.root / file
        places = [(one.row, one.column, Missing.SUPPRESSED.value) for one in cells if one.file == file]
        write_whole(project, path, with_cells(path.read_text(encoding="utf-8"), places).encode())

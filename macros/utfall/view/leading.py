"""Where the names in a table lead: an indicator's to its own page, in whichever table it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from utfall.model.report import Report
    from utfall.shown.outline import Outline
    from utfall.shown.table import Cell, Table, TableRow


@dataclass(frozen=True, slots=True)
class IndicatorPages:
    """Hold the addresses of the indicators' pages by id, and the indicators by name and by the line of a statement."""

    addresses: Mapping[str, str]
    named: Mapping[str, AbstractSet[str]]
    lines: Mapping[str, str]

    def of(self, row: TableRow, cell: Cell) -> str:
        """Return the address of the indicator that a cell names, empty where it names none that has a page.

        It is known by the row's id or by where the name is read from, else by a name that no other indicator has:
        rows of a package's own tables are called like the indicators that they have the figures of.
        """
        if not isinstance(cell.content, str):
            return ""
        place = cell.origin.row if cell.origin else ""
        if place in self.lines:
            return self.addresses.get(self.lines[place], "")
        known = self.named.get(cell.content, frozenset())
        found = {row.id, place} & known or known
        return self.addresses.get(next(iter(found)), "") if len(found) == 1 else ""


def indicator_pages(report: Report, outline: Outline) -> IndicatorPages:
    """Return the pages of the indicators of a report."""
    addresses = {one.id: address for one in report.indicators if (address := outline.indicator_page(one.id))}
    named: dict[str, set[str]] = {}
    for one in report.indicators if addresses else ():
        named.setdefault(one.name, set()).add(one.id)
    lines = (line for statement in report.statements for line in statement.lines if line.indicator)
    return IndicatorPages(addresses, named, {f"{one.statement}/{one.id}": one.indicator for one in lines})


def leading(shown: Table, pages: IndicatorPages) -> Table:
    """Return a table in which the name of every indicator with a page leads to it."""
    if not pages.addresses:
        return shown
    names = [at for at, column in enumerate(shown.columns) if column.kind == "name"]
    return replace(shown, rows=tuple(_row(row, names, pages) for row in shown.rows))


def _row(row: TableRow, names: list[int], pages: IndicatorPages) -> TableRow:
    led = {at: address for at in names if (address := pages.of(row, row.cells[at]))}
    if not led:
        return row
    cells = (replace(cell, leads=led[at]) if at in led else cell for at, cell in enumerate(row.cells))
    return replace(row, cells=tuple(cells))

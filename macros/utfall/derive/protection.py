"""Which further cells to hide so that no hidden figure can be reckoned back: the fewest, the least telling first.

Whoever can reckon a figure back does it by a sum. At least one cell of that sum has to be hidden too, so that trying
each of them, and each of the sums that are left then, finds the fewest.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.resource import SUBTOTAL, TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.derive.cell_relations import CellAddress
    from utfall.derive.disclosure import PublishedFigures, RevealedCell

MOST = 8  # further cells: a table that needs more has to be made otherwise
TRIALS = 4000  # sets of cells that are tried before giving up


def protection(figures: PublishedFigures, month: str) -> tuple[CellAddress, ...] | None:
    """Return the fewest cells of a month to hide beside those that are; ``None`` where no few are enough."""
    for count in range(MOST + 1):
        search = _Search(figures, month)
        found = search.of(frozenset(), count)
        if found is not None:
            return tuple(sorted(found))
        if search.trials > TRIALS:
            return None
    return None


class _Search:
    """Try sets of cells, each once."""

    def __init__(self, figures: PublishedFigures, month: str) -> None:
        self.figures, self.month = figures, month
        self.tried: set[frozenset[CellAddress]] = set()
        self.trials = 0

    def of(self, hidden: frozenset[CellAddress], left: int) -> frozenset[CellAddress] | None:
        """Return these cells with as many more as are left to choose, if that hides all."""
        if hidden in self.tried or self.trials > TRIALS:
            return None
        self.tried.add(hidden)
        self.trials += 1
        revealed = [one for one in self.figures.revealed(hidden) if self._is_of_month(one)]
        if not revealed:
            return hidden
        if not left:
            return None
        choices = min((list(self._choices(one)) for one in revealed), key=len)
        for cell in sorted(choices, key=self._cost):
            found = self.of(hidden | {cell}, left - 1)
            if found is not None:
                return found
        return None

    def _is_of_month(self, one: RevealedCell) -> bool:
        """Tell whether the month has a part in it: what earlier months reveal by themselves is out already."""
        return any(cell.month == self.month for cell in (one.cell, *one.sum.cells))

    def _choices(self, one: RevealedCell) -> Iterator[CellAddress]:
        for cell in one.sum.cells:
            value = self.figures.value(cell)
            if cell.month == self.month and isinstance(value, Decimal | int) and not self.figures.is_derived(cell):
                yield cell

    def _cost(self, cell: CellAddress) -> tuple[bool, Decimal, CellAddress]:
        """Return how much a reader loses: a sum more than a line, a large figure more than a small one."""
        value = self.figures.value(cell)
        size = abs(Decimal(value)) if isinstance(value, Decimal | int) else Decimal(0)
        return self.figures.kind(cell) in {SUBTOTAL, TOTAL}, size, cell

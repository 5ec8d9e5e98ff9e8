"""Which unknown figures follow from the known ones: exact elimination over fractions, one group of unknowns at a time.

An unknown is determined when every solution of the relations has the same value for it, which is when its row of the
reduced matrix holds no other unknown. The known cells stay in the rows by name, so that a determined unknown comes with
the sum that gives it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from utfall.derive.cell_relations import ONE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from utfall.derive.cell_relations import CellAddress, CellRelation

Factors = dict["CellAddress", Fraction]


@dataclass(frozen=True, slots=True)
class CellSum:
    """What an unknown cell is: known cells, each times its factor, added; ``through`` are in the factors."""

    factors: Mapping[CellAddress, Fraction]
    through: frozenset[CellAddress]

    @property
    def cells(self) -> tuple[CellAddress, ...]:
        """Every cell that has to be known."""
        return (*(one for one in self.factors if one != ONE), *sorted(self.through - set(self.factors)))


@dataclass(slots=True)
class MatrixRow:
    """A relation in the making: factors of the unknown cells, and of the known ones."""

    unknown: Factors
    known: Factors = field(default_factory=dict)
    through: frozenset[CellAddress] = frozenset()

    def scaled(self, factor: Fraction) -> MatrixRow:
        """Return the row times a factor."""
        return MatrixRow(
            {cell: one * factor for cell, one in self.unknown.items()},
            {cell: one * factor for cell, one in self.known.items()},
            self.through,
        )

    def rest(self, factor: Fraction) -> CellSum:
        """Return what the unknown cells come to, where one of them has this factor, in units of that one."""
        return CellSum({one: -part / factor for one, part in self.known.items()}, self.through)

    def less(self, other: MatrixRow, factor: Fraction) -> None:
        """Subtract another row times a factor."""
        _subtract(self.unknown, other.unknown, factor)
        _subtract(self.known, other.known, factor)
        self.through |= other.through


def _subtract(these: Factors, those: Factors, factor: Fraction) -> None:
    for cell, one in those.items():
        left = these.get(cell, Fraction(0)) - one * factor
        if left:
            these[cell] = left
        else:
            these.pop(cell, None)


def determined(
    relations: Iterable[CellRelation], is_known: Callable[[CellAddress], bool], wanted: Collection[CellAddress]
) -> Mapping[CellAddress, Sequence[CellSum]]:
    """Return each unknown cell that follows, with sums that give it: single relations first, then what they make.

    Only groups with a wanted cell are solved.
    """
    found: dict[CellAddress, list[CellSum]] = {}
    for group in groups_of(relations, is_known, wanted):
        for row in (*group, *_reduced(group).values()):
            if len(row.unknown) == 1:
                ((cell, factor),) = row.unknown.items()
                given = row.rest(factor)
                if given not in found.setdefault(cell, []):
                    found[cell].append(given)
    return found


def groups_of(
    relations: Iterable[CellRelation], is_known: Callable[[CellAddress], bool], wanted: Collection[CellAddress]
) -> list[list[MatrixRow]]:
    """Return the relations with unknown cells, in groups that share none; only groups with a wanted cell."""
    rows = [_row(one, is_known) for one in relations if all(map(is_known, one.through))]
    groups = _groups([row for row in rows if row.unknown])
    return [group for group in groups if any(cell in wanted for row in group for cell in row.unknown)]


def _row(one: CellRelation, is_known: Callable[[CellAddress], bool]) -> MatrixRow:
    row = MatrixRow({}, through=one.through)
    for cell, factor in one.factors.items():
        (row.known if cell == ONE or is_known(cell) else row.unknown)[cell] = factor
    return row


def _groups(rows: Sequence[MatrixRow]) -> list[list[MatrixRow]]:
    """Return the rows in groups that share no unknown, the shortest of each group first."""
    parent: dict[CellAddress, CellAddress] = {}

    def root(cell: CellAddress) -> CellAddress:
        while parent.setdefault(cell, cell) != cell:
            parent[cell] = parent[parent[cell]]
            cell = parent[cell]
        return cell

    for row in rows:
        first, *others = row.unknown
        for cell in others:
            parent[root(cell)] = root(first)
    groups: dict[CellAddress, list[MatrixRow]] = {}
    for row in sorted(rows, key=lambda row: (len(row.unknown), len(row.known))):
        groups.setdefault(root(next(iter(row.unknown))), []).append(row)
    return list(groups.values())


def _reduced(rows: Sequence[MatrixRow]) -> dict[CellAddress, MatrixRow]:
    """Return the rows reduced, by their leading unknown: no leading unknown stands in another row."""
    reduced: dict[CellAddress, MatrixRow] = {}
    for one in rows:
        row = MatrixRow(dict(one.unknown), dict(one.known), one.through)
        for cell in [cell for cell in row.unknown if cell in reduced]:
            if cell in row.unknown:
                row.less(reduced[cell], row.unknown[cell])
        if not row.unknown:
            continue  # it says nothing new
        lead = min(row.unknown)
        row = row.scaled(1 / row.unknown[lead])
        for other in reduced.values():
            if lead in other.unknown:
                other.less(row, other.unknown[lead])
        reduced[lead] = row
    return reduced

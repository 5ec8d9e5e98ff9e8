"""What links published figures to one another: linear relations between cells, exact, in the archive's packages.

A relation says that a sum of cells, each with its factor, is zero. Knows neither where relations come from nor what
follows from them.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True, order=True)
class CellAddress:
    """Where a figure stands: the package's month as text, resource, the row's key, column."""

    month: str
    resource: str
    row: str
    column: str


ONE = CellAddress("", "", "", "")  # stands for the number one, so that a constant is a factor like others


@dataclass(frozen=True, slots=True)
class CellRelation:
    """Cells that add up to zero, each times its factor.

    ``through`` are cells whose values are in the factors: the relation holds for whoever knows them.
    """

    factors: Mapping[CellAddress, Fraction]
    through: frozenset[CellAddress] = frozenset()


def relation(
    factors: Iterable[tuple[CellAddress, Fraction | int]], through: Iterable[CellAddress] = ()
) -> CellRelation:
    """Return the relation of these cells; one that is named twice counts with the sum of its factors."""
    found: dict[CellAddress, Fraction] = {}
    for cell, factor in factors:
        found[cell] = found.get(cell, Fraction(0)) + factor
    return CellRelation({cell: factor for cell, factor in found.items() if factor}, frozenset(through))

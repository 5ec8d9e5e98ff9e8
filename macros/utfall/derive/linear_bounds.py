"""Between which figures unknown counts must lie, since none is below zero: the simplex method, exact over fractions.

Bland's rule chooses the pivots, so that no problem makes it go round in a circle.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ZERO, ONE = Fraction(0), Fraction(1)


def bounds(
    rows: Sequence[Sequence[Fraction]], right: Sequence[Fraction], wanted: Iterable[int]
) -> Mapping[int, tuple[Fraction, Fraction | None]]:
    """Return the least and the greatest value of each wanted variable, the greatest ``None`` where there is none.

    ``rows`` times the variables is ``right``, and no variable is negative. Nothing where no values fit.
    """
    start = _feasible(rows, right)
    if start is None:
        return {}
    found: dict[int, tuple[Fraction, Fraction | None]] = {}
    for at in wanted:
        low = start.copied().maximum(at, -ONE)
        found[at] = (ZERO if low is None else -low, start.copied().maximum(at, ONE))
    return found


@dataclass(slots=True)
class _Tableau:
    """The rows with their right sides last, and which variable each row is solved for."""

    rows: list[list[Fraction]]
    basis: list[int]
    width: int

    def copied(self) -> _Tableau:
        """Return another that can be changed."""
        return _Tableau([list(row) for row in self.rows], list(self.basis), self.width)

    def maximum(self, at: int, sign: Fraction) -> Fraction | None:
        """Return the greatest value of a variable times a sign; ``None`` where it has no end."""
        gains = [sign if column == at else ZERO for column in range(self.width)]
        return self.climb(gains)

    def climb(self, gains: Sequence[Fraction]) -> Fraction | None:
        """Exchange variables as long as the sum of gains grows; return it, ``None`` where it grows without end."""
        while True:
            entering = next((one for one in range(len(gains)) if self._gain(gains, one) > 0), None)
            if entering is None:
                return sum((gains[one] * row[-1] for one, row in zip(self.basis, self.rows, strict=True)), ZERO)
            ratios = [
                (row[-1] / row[entering], self.basis[number], number)
                for number, row in enumerate(self.rows)
                if row[entering] > 0
            ]
            if not ratios:
                return None
            self.exchange(min(ratios)[2], entering)

    def _gain(self, gains: Sequence[Fraction], column: int) -> Fraction:
        lost = (gains[one] * row[column] for one, row in zip(self.basis, self.rows, strict=True))
        return gains[column] - sum(lost, ZERO)

    def exchange(self, number: int, entering: int) -> None:
        """Solve a row for another variable."""
        pivot = self.rows[number][entering]
        self.rows[number] = [one / pivot for one in self.rows[number]]
        for other, row in enumerate(self.rows):
            if other != number and row[entering]:
                factor = row[entering]
                self.rows[other] = [one - factor * two for one, two in zip(row, self.rows[number], strict=True)]
        self.basis[number] = entering


def _feasible(rows: Sequence[Sequence[Fraction]], right: Sequence[Fraction]) -> _Tableau | None:
    """Return the rows solved for variables that are not negative: helping variables are added, and driven to zero."""
    width, height = len(rows[0]) if rows else 0, len(rows)
    made = []
    for number, (row, value) in enumerate(zip(rows, right, strict=True)):
        sign = -ONE if value < 0 else ONE
        helping = [ONE if one == number else ZERO for one in range(height)]
        made.append([*(sign * one for one in row), *helping, sign * value])
    tableau = _Tableau(made, [width + number for number in range(height)], width + height)
    least = tableau.climb([*[ZERO] * width, *[-ONE] * height])
    if least is None or least < 0:
        return None
    for number in range(height):
        if tableau.basis[number] >= width:  # it is zero: any variable of the row may take its place
            entering = next((one for one in range(width) if tableau.rows[number][one]), None)
            if entering is not None:
                tableau.exchange(number, entering)
    kept = [number for number in range(height) if tableau.basis[number] < width]
    return _Tableau(
        [[*tableau.rows[number][:width], tableau.rows[number][-1]] for number in kept],
        [tableau.basis[number] for number in kept],
        width,
    )

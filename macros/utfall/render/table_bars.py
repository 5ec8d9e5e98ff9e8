"""Bars around zero as a table: the two columns of figures are the two sides of zero, and each bar stands in its cell.

A bar is as wide as a share of its cell, without position or script; its figure stands at its end as text, so that it
is read, copied and heard as any table. One length is one amount on both sides.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.render.text import NOTHING, Html, element
from utfall.shown.content import Number

if TYPE_CHECKING:
    from utfall.shown.table import Cell, Table

LABEL = Decimal("0.24")  # of the width of both sides: room for a figure at a bar's end, on a telephone too
LEAST = Decimal("0.15")  # of a side without bars: room for its head
STEP = Decimal("0.05")  # of the widths that the style sheet knows
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class BarScale:
    """How the width is divided: the share of the side of minus, and the width of the amount one, of both sides."""

    minus: Decimal
    length: Decimal

    def share(self, amount: Decimal) -> Decimal:
        """Return how much of its cell a bar fills."""
        side = self.minus if amount < 0 else 1 - self.minus
        return abs(amount) * self.length / side

    @property
    def step(self) -> int:
        """The share of the side of minus in per cent."""
        return int(self.minus * HUNDRED)


def bar_scale(shown: Table) -> BarScale:
    """Return the scale of a table's bars: each side as wide as its longest bar and the figure at its end."""
    amounts = [cell.content.value for row in shown.rows for cell in row.cells if isinstance(cell.content, Number)]
    low, high = -min([*amounts, Decimal(0)]), max([*amounts, Decimal(0)])
    if not low or not high:
        minus = LEAST if not low else 1 - LEAST
    else:
        ideal = LABEL + (1 - 2 * LABEL) * low / (low + high)
        minus = min(max(round(ideal / STEP) * STEP, LABEL + STEP), 1 - LABEL - STEP)
    rooms = [(minus - LABEL, low), (1 - minus - LABEL, high)]
    lengths = [room / most for room, most in rooms if most]
    return BarScale(minus, min(lengths, default=Decimal(0)))


def columns(scale: BarScale) -> Html:
    """Return the widths of the columns, by classes that the style sheet knows."""
    cols = ("u-bar-name", f"u-minus-{scale.step}", "u-plus")
    return element("colgroup", Html("").join(Html(f'<col class="{name}">') for name in cols))


def bar(scale: BarScale, cell: Cell) -> Html:
    """Return the bar of a cell; none of an empty one, or of a figure that is zero."""
    if not isinstance(cell.content, Number) or not cell.content.value:
        return NOTHING
    width = f"{scale.share(cell.content.value) * HUNDRED:.1f}%"
    drawn = Html('<rect width="100%" height="100%"/>')
    return element("svg", drawn, class_="u-bar", width=width, height=12, aria_hidden="true", focusable="false")

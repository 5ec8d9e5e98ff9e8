"""How figures behave: a level that grows, a season and a scatter, the same on every machine.

No figure depends on another's scatter and nothing on chance. Figures exist for 2022 too: the year before the first
package, which its comparison columns show.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import ROUND_UP, Decimal
from typing import TYPE_CHECKING

from utfall.demo.timeline import FIRST

if TYPE_CHECKING:
    from utfall.period import Period

GOLDEN = Decimal("0.6180339887")
Season = tuple[int, ...]  # what the months of a year are of a normal month, in per cent

EVEN: Season = (100,) * 12
STAFFED: Season = (
    101,
    99,
    102,
    100,
    101,
    98,
    97,
    98,
    101,
    102,
    101,
    103,
)  # fewer temporaries in July, extra in December
CALLS: Season = (105, 102, 104, 98, 99, 95, 93, 98, 105, 104, 102, 97)
SURPLUS: Season = (92, 94, 98, 100, 104, 110, 114, 106, 98, 96, 94, 94)  # vacant posts in summer
FLU: Season = (112, 114, 104, 98, 93, 88, 80, 88, 98, 104, 109, 112)
DAYS: Season = (102, 98, 103, 98, 100, 97, 99, 103, 101, 103, 102, 96)  # working days
KITCHENS: Season = (102, 99, 100, 101, 98, 108, 100, 106, 101, 98, 97, 104)
LEAVERS: Season = (100, 90, 95, 100, 95, 105, 110, 125, 125, 100, 95, 95)


@dataclass(frozen=True, slots=True)
class Behaviour:
    """How a figure behaves: its level in January 2023, growth a year and scatter in per cent, and its season."""

    level: str
    growth: str = "0"
    spread: str = "0"
    season: Season = EVEN

    def value(self, name: str, period: Period) -> Decimal:
        """Return the figure's value for a period, not rounded; ``name`` sets its scatter apart from that of others."""
        last = period.months[-1]
        years = Decimal((last.year - FIRST.year) * 12 + last.number - FIRST.number) / 12
        trend = Decimal(self.level) * (1 + Decimal(self.growth) / 100 * years)
        moved = trend * self.season[last.number - 1] / 100
        return moved * (1 + Decimal(self.spread) / 100 * scatter(name, period))


def scatter(name: str, period: Period) -> Decimal:
    """Return a number from -1 to 1 for a period, the same on every machine.

    Multiples of the golden ratio, less their whole part, are spread more evenly than chance would have them: any six
    months show what scatter is usual, as a history of six months should.
    """
    last = period.months[-1]
    start = int.from_bytes(hashlib.sha256(name.encode()).digest()[:2], "big")
    return (start / Decimal(1 << 16) + (last.year * 12 + last.number) * GOLDEN) % 1 * 2 - 1


def generously(value: Decimal, step: int) -> Decimal:
    """Return a value rounded away from zero to whole steps: what a careful person says of what is not known yet."""
    return (value / step).to_integral_value(ROUND_UP) * step

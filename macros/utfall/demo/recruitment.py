"""A table of the department's own: posts advertised and filled. The package knows nothing of it but its schema."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.demo.behaviour import EVEN, Behaviour, Season
from utfall.number import rounded

if TYPE_CHECKING:
    from utfall.demo.economy import Unit
    from utfall.demo.plan import Plan
    from utfall.period import Period

Row = dict[str, str]
SPRING: Season = (110, 130, 160, 150, 120, 70, 30, 90, 120, 100, 80, 40)
COST_OF_A_POST = Decimal(3000)  # a unit that costs as much a month advertises about one post
MONTHS_TO_FILL = 3


def recruitment(plan: Plan, month: Period) -> list[Row]:
    """Return the rows of a month: posts advertised and filled by unit, and the days it took."""
    return [_row(plan, order, unit, month) for order, unit in enumerate(plan.units, start=1)]


def _row(plan: Plan, order: int, unit: Unit, month: Period) -> Row:
    advertised = _posts(plan, unit, month)
    filled = max(_posts(plan, unit, month.shifted(-MONTHS_TO_FILL)) - 1, 0)
    days = rounded(Behaviour("74", "-4", "30", EVEN).value(plan.seed(f"dagar/{unit.id}"), month))
    return {
        "id": unit.id, "order": str(order), "department": unit.name,
        "advertised": str(advertised), "filled": str(filled), "days": f"{days:f}" if filled else ".",
    }  # fmt: skip


def _posts(plan: Plan, unit: Unit, month: Period) -> int:
    level = str(Decimal(unit.cost) / COST_OF_A_POST)
    return int(rounded(Behaviour(level, "-6", "60", SPRING).value(plan.seed(f"tjanster/{unit.id}"), month)))

"""The statement of the result by unit: a tree of headings, lines, subtotals and a total whose sums hold."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.demo import economy
from utfall.demo.timeline import FIRST

if TYPE_CHECKING:
    from utfall.demo.economy import Unit
    from utfall.demo.plan import Plan
    from utfall.period import Period

Row = dict[str, str]
STATEMENT = "resultat"
TREE = (  # id, parent, kind, name; units stand as lines under the parent that they name
    ("gemensamma-tjanster", "summa-verksamhet", "heading", "Gemensamma tjänster"),
    ("service", "summa-verksamhet", "heading", "Service till invånare och verksamheter"),
    ("summa-verksamhet", "resultat", "subtotal", "Summa verksamhet"),
    ("summa-utveckling", "resultat", "subtotal", "Summa utveckling"),
    ("resultat", "", "total", "Resultat"),
)


def statements(plan: Plan, month: Period) -> list[Row]:
    """Return the rows of the statements."""
    made = economy.forecast_made(month)
    return [
        {
            "id": STATEMENT, "order": "1", "name": plan.statement_name, "chapter": "ekonomi", "unit": "tkr",
            "decimals": "0", "reported_as": "year_to_date", "forecast_made": str(made or ""),
            "definition": "Intäkter minus kostnader. Ett minus är ett underskott.", "source": "Ekonomisystemet",
        }
    ]  # fmt: skip


def statement_lines(plan: Plan, month: Period) -> list[Row]:
    """Return the rows of the lines, in the order they are shown."""
    rows: list[Row] = []
    for name, parent, kind, title in plan.tree:
        head = {"id": name, "parent": parent, "kind": kind, "name": title}
        units = [unit for unit in plan.units if unit.parent == name]
        lines = [
            {"id": unit.id, "parent": name, "kind": "line", "name": unit.name, **_figures(plan, [unit], month)}
            for unit in units
        ]
        if kind == "heading":
            rows += [head, *lines]
        else:
            same = {"indicator": "resultat"} if kind == "total" else {}
            rows += [*lines, {**head, **same, **_figures(plan, _summed(plan, name), month)}]
    return [
        {"statement": STATEMENT, "order": str(n), "period": str(month), **row} for n, row in enumerate(rows, start=1)
    ]


def _summed(plan: Plan, name: str) -> list[Unit]:
    """Return the units that a subtotal or a total sums, through headings and subtotals."""
    below = {line for line, parent, *_ in plan.tree if parent == name}
    own = [unit for unit in plan.units if unit.parent == name]
    return own + [unit for line in sorted(below) for unit in _summed(plan, line)]


def _figures(plan: Plan, units: list[Unit], month: Period) -> Row:
    made, year_budget = economy.forecast_made(month), Decimal(sum(unit.budget for unit in units))
    is_first_year = month.year == FIRST.year  # the accounts of 2022 were closed in another system
    last = None if is_first_year else sum(economy.result_of_year(plan, unit, month.year - 1) for unit in units)
    figures = {
        "outcome": sum(economy.result_so_far(plan, unit, month) for unit in units),
        "budget": economy.budget_so_far(year_budget, month),
        "forecast": sum(economy.result_forecast(plan, unit, made) for unit in units) if made else None,
        "year_budget": year_budget,
        "previous_outcome": sum(economy.result_so_far(plan, unit, month.same_last_year) for unit in units),
        "previous_year": last,
    }
    return {name: "" if value is None else f"{value:f}" for name, value in figures.items()}

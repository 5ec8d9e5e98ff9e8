"""The economy of an invented department: its units, what they cost and bring, the budgets and the forecasts.

Units are paid for what they do, so revenue is cost and result together. All amounts are whole thousands of kronor
(tkr); a year's budget divides by twelve, so that the budget so far is exact in every month.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from utfall.demo.behaviour import STAFFED, SURPLUS, Behaviour, generously
from utfall.demo.timeline import Timeline, at
from utfall.number import rounded
from utfall.period import Frequency, Period

if TYPE_CHECKING:
    from collections.abc import Callable

    from utfall.demo.plan import Plan

AMOUNTS = ("intakter", "kostnader", "personalkostnader", "konsultkostnader", "resultat")
FORECAST_MONTHS = (2, 4, 8, 10)
MONTHS_OF_YEAR = 12
COST_DOUBT, COST_STEP = (
    Decimal("0.002"),
    100,
)  # how much too high a forecast may be for each month left, and in what steps
RESULT_DOUBT, RESULT_STEP = Decimal("0.02"), 10
SHARE_SPREAD = {"personal": 80, "konsult": 16}


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: where it stands in the statement, a month's cost, the shares of staff and consultants in per cent.

    ``results`` is a normal month's result by year; ``budget`` the year's budgeted result, the same every year.
    """

    id: str
    name: str
    parent: str
    cost: str
    staff: int
    consultants: int
    results: Timeline[int]
    budget: int = 0


UNITS = (
    Unit("ekonomi-och-inkop", "Ekonomi och inköp", "gemensamma-tjanster", "5200", 78, 3,
         (("2022-01", 20), ("2023-01", 45), ("2024-01", -20), ("2025-01", 25))),
    Unit("hr-och-lon", "HR och lön", "gemensamma-tjanster", "4800", 82, 2,
         (("2022-01", 25), ("2023-01", 60), ("2024-01", -55), ("2025-01", 20))),
    Unit("digital-service", "Digital service", "gemensamma-tjanster", "11400", 41, 12,
         (("2022-01", -40), ("2023-01", 90), ("2024-01", -90), ("2025-01", 60))),
    Unit("kontaktcenter", "Kontaktcenter", "service", "3900", 88, 1,
         (("2022-01", 20), ("2023-01", 25), ("2024-01", -20), ("2025-01", -15))),
    Unit("maltider", "Måltider", "service", "21500", 47, 0,
         (("2022-01", -40), ("2023-01", -40), ("2024-01", -90), ("2025-01", 80))),
    Unit("lokalvard", "Lokalvård", "service", "12600", 79, 0,
         (("2022-01", 50), ("2023-01", 70), ("2024-01", 40), ("2025-01", 50))),
    Unit("ledning-och-stab", "Ledning och stab", "summa-verksamhet", "3100", 72, 4,
         (("2022-01", 800), ("2023-01", 780), ("2024-01", 790), ("2025-01", 840)), 9600),
    Unit("digitala-projekt", "Digitala projekt", "summa-utveckling", "4300", 30, 45,
         (("2022-01", -610), ("2023-01", -570), ("2024-01", -620), ("2025-01", -590)), -7200),
    Unit("verksamhetsutveckling", "Verksamhetsutveckling", "summa-utveckling", "1700", 62, 18,
         (("2022-01", -200), ("2023-01", -190), ("2024-01", -215), ("2025-01", -205)), -2400),
)  # fmt: skip

YEAR_BUDGETS: dict[str, Timeline[int]] = {
    "kostnader": (("2023-01", 820800), ("2023-04", 826800), ("2024-01", 832800), ("2024-04", 837600),
                  ("2025-01", 861600), ("2025-04", 860400)),
    "personalkostnader": (("2023-01", 493200), ("2024-01", 499200), ("2025-01", 513600)),
    "konsultkostnader": (("2023-01", 46800), ("2024-01", 55200), ("2024-04", 48000),
                         ("2025-01", 45600), ("2025-04", 49200)),
}  # fmt: skip
BUDGET_VERSIONS: Timeline[str] = tuple(
    step
    for year in (2023, 2024, 2025)
    for step in (
        (f"{year}-01", f"Beslutad november {year - 1}"),
        (f"{year}-04", f"Reviderad mars {year}"),
    )
)


@cache
def own_cost(plan: Plan, unit: Unit, month: Period) -> Decimal:
    """Return what a unit costs in a month."""
    common = Behaviour(unit.cost, plan.cost_growth, "3.2", STAFFED).value(
        plan.seed("kostnad"), month
    )  # holidays and weather meet all units
    return rounded(common * (1 + plan.scatter(f"kostnad/{unit.id}", month) / 200))


@cache
def own_result(plan: Plan, unit: Unit, month: Period) -> Decimal:
    """Return a unit's result in a month."""
    normal = Behaviour(str(at(unit.results, month)), "0", "14", SURPLUS)
    return rounded(normal.value(plan.seed(f"kvar/{unit.id}"), month))


@cache
def own_amount(plan: Plan, name: str, month: Period) -> Decimal:
    """Return one of ``AMOUNTS`` for a month alone, all units together."""
    return sum((_PARTS[name](plan, unit, month) for unit in plan.units), Decimal(0))


def _share(plan: Plan, unit: Unit, month: Period, percent: int, what: str) -> Decimal:
    return rounded(own_cost(plan, unit, month) * percent / 100 * (1 + plan.scatter(what, month) / SHARE_SPREAD[what]))


_PARTS: dict[str, Callable[[Plan, Unit, Period], Decimal]] = {
    "intakter": lambda plan, unit, month: own_cost(plan, unit, month) + own_result(plan, unit, month),
    "kostnader": own_cost,
    "personalkostnader": lambda plan, unit, month: _share(plan, unit, month, unit.staff, "personal"),
    "konsultkostnader": lambda plan, unit, month: _share(plan, unit, month, unit.consultants, "konsult"),
    "resultat": own_result,
}


def result_so_far(plan: Plan, unit: Unit, month: Period) -> Decimal:
    """Return a unit's result from January to a month."""
    return sum((own_result(plan, unit, one) for one in _year(month)[: month.number]), Decimal(0))


def result_of_year(plan: Plan, unit: Unit, year: int) -> Decimal:
    """Return a unit's result of a whole year."""
    return result_so_far(plan, unit, Period(year, Frequency.MONTH, MONTHS_OF_YEAR))


def year_budget(plan: Plan, name: str, month: Period) -> Decimal:
    """Return the year's budget as it is known in a month. Revenue is to cover the costs and the result."""
    if name == "resultat":
        return Decimal(sum(unit.budget for unit in plan.units))
    if name == "intakter":
        return year_budget(plan, "kostnader", month) + year_budget(plan, "resultat", month)
    return Decimal(at(plan.year_budgets[name], month) or 0)


def budget_so_far(year_budget: Decimal, month: Period) -> Decimal:
    """Return the part of a year's budget that falls on January to a month."""
    return year_budget * month.number / MONTHS_OF_YEAR


def forecast_made(month: Period) -> Period | None:
    """Return the month in which the newest forecast of the year was made, if there is one yet."""
    made = [number for number in FORECAST_MONTHS if number <= month.number]
    return Period(month.year, Frequency.MONTH, made[-1]) if made else None


@cache
def forecast(plan: Plan, name: str, made: Period) -> Decimal:
    """Return the forecast of the year's amount, made in a month: the nearer the year's end, the nearer the truth."""
    if name == "resultat":
        return sum((result_forecast(plan, unit, made) for unit in plan.units), Decimal(0))
    if name == "intakter":
        return forecast(plan, "kostnader", made) + forecast(plan, "resultat", made)
    truth = sum((own_amount(plan, name, one) for one in _year(made)), Decimal(0))
    return generously(truth * overstatement(plan, name, made, COST_DOUBT), COST_STEP)


@cache
def result_forecast(plan: Plan, unit: Unit, made: Period) -> Decimal:
    """Return the forecast of a unit's result, made in a month."""
    deviation = result_of_year(plan, unit, made.year) - unit.budget
    return unit.budget + generously(deviation * overstatement(plan, unit.id, made, RESULT_DOUBT), RESULT_STEP)


def overstatement(plan: Plan, name: str, made: Period, doubt: Decimal) -> Decimal:
    """Return how many times the truth is foreseen: forecasts are careful, by at most ``doubt`` for each month left."""
    left = MONTHS_OF_YEAR - made.number
    return 1 + doubt * left * (1 + plan.scatter(f"prognos/{name}", made)) / 2


def _year(month: Period) -> tuple[Period, ...]:
    return month.within(Frequency.YEAR).months

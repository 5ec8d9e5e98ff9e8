"""The units of a department of the city, and its budgets: each year's from what the year is planned to cost."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.demo.behaviour import scatter
from utfall.demo.economy import MONTHS_OF_YEAR, Unit
from utfall.demo.timeline import FIRST
from utfall.number import rounded
from utfall.period import Frequency, Period

if TYPE_CHECKING:
    from utfall.demo.city.names import Department
    from utfall.demo.timeline import Timeline

BUDGET_STEP = 1200  # a year's budget in thousands divides by twelve
UNITS = (  # as of a department of normal size: a month's cost, the shares of staff and consultants, a normal result
    (Unit("ekonomi-och-inkop", "Ekonomi och inköp", "gemensamma-tjanster", "3900", 78, 3, ()), 20),
    (Unit("hr-och-lon", "HR och lön", "gemensamma-tjanster", "3400", 82, 2, ()), 15),
    (Unit("digital-service", "Digital service", "gemensamma-tjanster", "5600", 41, 12, ()), 10),
    (Unit("kundservice", "Kundservice", "service", "4800", 88, 1, ()), 5),
    (Unit("verksamhet", "Verksamheten", "service", "33500", 74, 1, ()), -60),
    (Unit("lokaler", "Lokaler", "service", "9600", 22, 0, ()), 30),
    (Unit("ledning-och-stab", "Ledning och stab", "summa-verksamhet", "3100", 72, 4, (), 9600), 800),
    (Unit("digitala-projekt", "Digitala projekt", "summa-utveckling", "2900", 30, 45, (), -7200), -600),
    (Unit("verksamhetsutveckling", "Verksamhetsutveckling", "summa-utveckling", "1700", 62, 18, (), -2400), -200),
)
STAFF = {
    "ekonomi-och-inkop": (62, 71, 70), "hr-och-lon": (54, 78, 75), "digital-service": (70, 38, 60),
    "kundservice": (84, 72, 105), "verksamhet": (544, 74, 112), "lokaler": (126, 44, 100),
    "ledning-och-stab": (60, 60, 45),
}  # fmt: skip
RESULT_SPREAD = Decimal("0.6")  # how far a unit's normal result of a year lies from plan, in per cent of its cost
PLAN_SPREAD = {
    "kostnader": Decimal("0.012"),
    "personalkostnader": Decimal("0.012"),
    "konsultkostnader": Decimal("0.07"),
}


def year(number: int) -> Period:
    """Return the last month of a year, whose scatter stands for the year's."""
    return Period(number, Frequency.MONTH, MONTHS_OF_YEAR)


def units(one: Department, years: range) -> tuple[Unit, ...]:
    """Return a department's units, each with a normal month's result by year."""
    return tuple(_unit(one, unit, normal, years) for unit, normal in UNITS)


def _unit(one: Department, unit: Unit, normal: int, years: range) -> Unit:
    cost = Decimal(unit.cost) * one.size / 100
    usual = Decimal(normal) * one.size / 100
    spread = cost * RESULT_SPREAD / 100
    results = tuple(
        (f"{number}-01", int(usual + spread * scatter(f"{one.id}/{unit.id}/plan", year(number)))) for number in years
    )
    return replace(unit, cost=f"{rounded(cost)}", results=results, budget=unit.budget * one.size // 100)


def year_budgets(one: Department, growth: str, years: range) -> dict[str, Timeline[int]]:
    """Return the budgets of costs, of staff and of consultants by year. They miss what comes by a little."""
    shares = {
        "kostnader": Decimal(sum(Decimal(unit.cost) for unit, _ in UNITS)),
        "personalkostnader": Decimal(sum(Decimal(unit.cost) * unit.staff / 100 for unit, _ in UNITS)),
        "konsultkostnader": Decimal(sum(Decimal(unit.cost) * unit.consultants / 100 for unit, _ in UNITS)),
    }
    return {
        name: tuple((f"{number}-01", _budget(one, name, month * one.size / 100, growth, number)) for number in years)
        for name, month in shares.items()
    }


def _budget(one: Department, name: str, month: Decimal, growth: str, number: int) -> int:
    middle = Decimal(number - FIRST.year) + Decimal("0.5")
    planned = month * MONTHS_OF_YEAR * (1 + Decimal(growth) / 100 * middle)
    missed = planned * (1 + PLAN_SPREAD[name] * scatter(f"{one.id}/{name}/budget", year(number)))
    return int(rounded(missed / BUDGET_STEP)) * BUDGET_STEP

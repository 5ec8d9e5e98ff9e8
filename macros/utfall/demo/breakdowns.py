"""Employees and sick leave by unit and by sex: parts made from the whole, so that the whole follows from them.

Of fewer employees than ``FEWEST`` sick leave is not told, nor of the other sex in the unit: it would tell of the first.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from utfall.demo import figures
from utfall.model.missing import Missing
from utfall.number import rounded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.demo.plan import Plan
    from utfall.period import Period

Row = dict[str, str]
Place = tuple[str, str]  # unit and sex; an empty one is both or all
SICK_LEAVE, EMPLOYEES = "sjukfranvaro", "anstallda"
SEXES = ("kvinnor", "man")
STAFF = {  # of a thousand employees, and what of them are women, in per cent; sick leave as a share of the whole's
    "ekonomi-och-inkop": (62, 71, 70), "hr-och-lon": (54, 78, 75), "digital-service": (110, 34, 55),
    "kontaktcenter": (68, 73, 105), "maltider": (362, 82, 116), "lokalvard": (312, 76, 118),
    "ledning-och-stab": (32, 63, 45),
}  # fmt: skip
OF_SEX = {"kvinnor": 106, "man": 82}  # sick leave, as a share of the unit's, in per cent
SPREAD = 9  # how much sick leave of a unit scatters, in per cent
FEWEST = 15  # employees of whom sick leave is told


def breakdowns(plan: Plan, month: Period) -> list[Row]:
    """Return the rows of a month: employees by unit, sick leave by unit, by sex and by both."""
    staff = _staff(plan, month)
    parents = {row["id"]: row["parent"] for row in plan.tables["members"]}
    units = [row["id"] for row in plan.tables["members"] if row["dimension"] == "enhet"]
    cells = _sick_leave(plan, month, staff)
    is_told = (EMPLOYEES, str(month)) not in plan.incidents.missing
    rows = [_employees(month, unit, _within(staff, parents, (unit, "")), is_told=is_told) for unit in units]
    places = [*((unit, "") for unit in units), *(("", sex) for sex in SEXES), *product(_roots(units, parents), SEXES)]
    for place in places:
        inside = _within(staff, parents, place)
        fewest = min(_count(staff, parents, (place[0], sex)) for sex in (SEXES if all(place) else (place[1],)))
        rows.append(_part(plan, month, place, inside, cells, is_told=fewest >= FEWEST))
    return rows


def _roots(units: list[str], parents: Mapping[str, str]) -> list[str]:
    return [unit for unit in units if not parents[unit]]


def _within(staff: Mapping[Place, int], parents: Mapping[str, str], place: Place) -> dict[Place, int]:
    """Return the employees of each unit and sex that lie in a place."""
    unit, sex = place
    return {
        one: count for one, count in staff.items()
        if unit in {"", one[0], parents[one[0]]} and sex in {"", one[1]}
    }  # fmt: skip


def _staff(plan: Plan, month: Period) -> dict[Place, int]:
    """Return the employees of each unit and sex; together they are all."""
    whole, found = int(figures.own_value(plan, EMPLOYEES, month)), {}
    for unit, (thousandths, women, _) in plan.staff.items():
        count = whole * thousandths // 1000
        found[unit, "kvinnor"] = count * women // 100
        found[unit, "man"] = count - found[unit, "kvinnor"]
    largest = max(plan.staff, key=lambda unit: plan.staff[unit][0])
    found[largest, "kvinnor"] += whole - sum(found.values())
    return found


def _sick_leave(plan: Plan, month: Period, staff: Mapping[Place, int]) -> dict[Place, Decimal]:
    """Return the sick leave of each unit and sex, not rounded: weighed by the employees it is the whole's."""
    found = {
        (unit, sex): Decimal(plan.staff[unit][2] * OF_SEX[sex])
        * (100 + SPREAD * plan.scatter(f"{SICK_LEAVE}/{unit}", month))
        for unit, sex in staff
    }
    mean = sum((found[place] * count for place, count in staff.items()), Decimal(0)) / sum(staff.values())
    return {place: value / mean * figures.own_value(plan, SICK_LEAVE, month) for place, value in found.items()}


def _employees(month: Period, unit: str, inside: Mapping[Place, int], *, is_told: bool) -> Row:
    count = str(sum(inside.values())) if is_told else Missing.NOT_AVAILABLE.symbol
    return {"indicator": EMPLOYEES, "period": str(month), "enhet": unit, "outcome": count}


def _count(staff: Mapping[Place, int], parents: Mapping[str, str], place: Place) -> int:
    return sum(_within(staff, parents, place).values())


def _part(
    plan: Plan,
    month: Period,
    place: Place,
    inside: Mapping[Place, int],
    cells: Mapping[Place, Decimal],
    *,
    is_told: bool,
) -> Row:
    weight = sum(inside.values())
    value = rounded(sum((cells[one] * count for one, count in inside.items()), Decimal(0)) / weight, 1)
    target = figures.target(plan, SICK_LEAVE, month) if "" in place else None
    return {
        "indicator": SICK_LEAVE, "period": str(month), "enhet": place[0], "kon": place[1],
        "outcome": f"{value:f}" if is_told else Missing.SUPPRESSED.symbol,
        "target": "" if target is None else f"{target:f}", "weight": str(weight),
    }  # fmt: skip

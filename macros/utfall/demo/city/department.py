"""The plan of one department of the city: its own level, drift and surprises, on the same indicators as all others."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from utfall.demo import shipped
from utfall.demo.behaviour import generously, scatter
from utfall.demo.city import life
from utfall.demo.city.economy import STAFF, units, year_budgets
from utfall.demo.city.names import CITY
from utfall.demo.city.reasons import reason
from utfall.demo.economy import MONTHS_OF_YEAR
from utfall.demo.figures import BEHAVIOURS, YEARLY_TARGETS
from utfall.demo.incidents import Incidents
from utfall.demo.plan import Plan
from utfall.demo.statement import TREE
from utfall.demo.support import STANDING
from utfall.demo.timeline import FIRST
from utfall.model.missing import Missing
from utfall.number import rounded

if TYPE_CHECKING:
    from utfall.demo.behaviour import Behaviour
    from utfall.demo.city.names import Department
    from utfall.demo.timeline import Timeline

OWN_TABLES = {"indicators": "city/tables", "members": "city/tables"}
VOLUMES = {"ordinarie-arbetstid", "anstallda", "arbetsskador", "servicearenden", "leverantorsfakturor",
           "digitala-arbetsplatser"}  # fmt: skip
SHIFTS = {  # how far a rate of a department may lie from the usual, either way
    "sjukfranvaro": "1.6", "personalomsattning": "0.6", "besvarade-samtal": "5", "nki": "4.5",
}  # fmt: skip
DRIFT = Decimal("0.8")  # how far a department's growth a year may lie from the usual, in percentage points
TARGET_STEP = 1200
LEFT_OUT = {3: "besvarade-samtal"}  # by a department's number: an indicator that it does not report
LATE_NUMBER = 2  # the department whose newest month has not come yet
STORMY = "Stormen gav nästan dubbelt så många ärenden som vanligt."
STORM = 18  # ten times what a month of a storm brings of what is usual


def plan(one: Department, years: range) -> Plan:
    """Return a department's plan for some years."""
    growth = f"{Decimal('1.5') + DRIFT * _own(one, 'kostnad'):.2f}"
    behaviours = {name: _behaviour(one, name, usual) for name, usual in BEHAVIOURS.items()}
    tables = {name: shipped.rows(name, OWN_TABLES.get(name, "tables")) for name in STANDING}
    tables["indicators"] = tuple(row for row in tables["indicators"] if row["id"] != LEFT_OUT.get(one.number))
    return Plan(
        id=one.id,
        name=one.name,
        diary=f"{one.id.upper()[:3]}",
        seeds=f"{one.id}/",
        renamed=names_of(one),
        tables=tables,
        contacts={row["owner"]: f"{one.id}@exempelby.example" for row in tables["indicators"]},
        units=units(one, range(FIRST.year - 1, years.stop)),
        tree=TREE,
        statement_name="Resultat per avdelning",
        staff=STAFF,
        cost_growth=growth,
        year_budgets=year_budgets(one, growth, years),
        budget_versions=tuple((f"{number}-01", f"Beslutad november {number - 1}") for number in years),
        behaviours=behaviours,
        wider={},
        yearly_targets={name: _targets(name, behaviours[name], years) for name in YEARLY_TARGETS},
        rates_foreseen={"sjukfranvaro": tuple(map(partial(_foreseen, behaviours["sjukfranvaro"]), years))},
        incidents=_incidents(one, behaviours["servicearenden"], years),
        explain=reason,
        goals=life.goals(one, years),
        activities=life.activities(one, years),
        assignments=life.assignments(one, years),
        projects=life.projects(one, years),
    )


def names_of(one: Department) -> dict[str, str]:
    """Return what the shipped texts say, and what they say of this department."""
    return {
        "Stöd och service": one.name, "stod-och-service": one.id, "Servicenämnden": one.board,
        "manadsrapport@exempelby.example": f"{one.id}@exempelby.example", "Support and Services": one.name,
    }  # fmt: skip


def _own(one: Department, name: str) -> Decimal:
    """Return a number from -1 to 1 that is this department's own."""
    return scatter(f"{one.id}/{name}/egen", FIRST)


def _behaviour(one: Department, name: str, usual: Behaviour) -> Behaviour:
    level = Decimal(usual.level)
    if name in VOLUMES:
        level = level * one.size / 100
    if name in SHIFTS:
        level += Decimal(SHIFTS[name]) * _own(one, name)
    growth = Decimal(usual.growth) + DRIFT * _own(one, f"{name}/tillväxt")
    return replace(usual, level=f"{level:.4f}", growth=f"{growth:.2f}")


def _targets(name: str, behaviour: Behaviour, years: range) -> Timeline[str]:
    """Return the yearly targets: of rates the city's own, of volumes what the department itself expects."""
    if name not in VOLUMES:
        return YEARLY_TARGETS[name]
    step = TARGET_STEP if Decimal(behaviour.level) > TARGET_STEP else 1
    is_summed = name in {"servicearenden", "leverantorsfakturor"}
    return tuple(
        (f"{number}-01", f"{generously(_level(behaviour, number) * (MONTHS_OF_YEAR if is_summed else 1), step):f}")
        for number in years
    )


def _level(behaviour: Behaviour, number: int) -> Decimal:
    middle = Decimal(number - FIRST.year) + Decimal("0.5")
    return Decimal(behaviour.level) * (1 + Decimal(behaviour.growth) / 100 * middle)


def _foreseen(behaviour: Behaviour, number: int) -> tuple[str, str]:
    return f"{number}-01", f"{rounded(_level(behaviour, number), 1):f}"


def _incidents(one: Department, calls: Behaviour, years: range) -> Incidents:
    """Return what surprises a department: one month a year with many enquiries, and one with a rate that is unsure."""
    storms = {number: f"{number}-{(one.number * 5 + number) % 12 + 1:02}" for number in years}
    unsure = f"{FIRST.year + 1}-{one.number % 12 + 1:02}"
    brought = {month: _level(calls, number) * STORM / 10 for number, month in storms.items()}
    return Incidents(
        extraordinary={("servicearenden", month): f"{rounded(many):f}" for month, many in brought.items()},
        comments={("servicearenden", month): STORMY for month in brought},
        missing={("besvarade-samtal", unsure): (
            Missing.NOT_AVAILABLE, f"Telefonisystemet byttes, och mätningen i {CITY} började om.")},
        rolling_12_shown={"sjukfranvaro": (6, 12)},
        month_shown={"servicearenden"},
    )  # fmt: skip

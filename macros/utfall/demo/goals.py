"""The goals of the invented department, and how they were judged from which month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.demo.timeline import Timeline, at

if TYPE_CHECKING:
    from utfall.demo.plan import Plan
    from utfall.period import Period

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class InventedGoal:
    """One goal; ``judged`` has a status and a comment from each month on."""

    id: str
    area: str
    text: str
    judged: Timeline[tuple[str, str]]


GOALS = (
    InventedGoal("enkelt-att-fa-hjalp", "invanare", "Det ska vara enkelt för invånare och verksamheter att få hjälp.", (
        ("2023-01", ("not-assessed", "Målet bedöms första gången i april.")),
        ("2023-04", ("some", "Svarstiderna i kontaktcenter är för långa.")),
        ("2024-04", ("good", "")),
        ("2025-03", ("some", "Färre samtal besvaras i tid, och två tjänster i kontaktcenter är vakanta.")),
        ("2025-09", ("good", "")),
    )),
    InventedGoal("god-mat", "invanare", "Maten i skolor och äldreboenden ska vara god och näringsriktig.", (
        ("2023-01", ("not-assessed", "Målet bedöms första gången i april.")),
        ("2023-04", ("some", "Gästernas omdöme ligger strax under målet.")),
        ("2024-12", ("good", "")),
    )),
    InventedGoal("attraktiv-arbetsgivare", "medarbetare",
                 "Medarbetare ska vilja börja, stanna och utvecklas hos oss.", (
        ("2023-01", ("some", "Sjukfrånvaron är över målet.")),
        ("2024-01", ("none-reached", "Sjukfrånvaron ökar och fler slutar.")),
        ("2024-06", ("some", "Sjukfrånvaron minskar, men köken har svårt att rekrytera.")),
        ("2025-03", ("good", "")),
        ("2025-12", ("some", "Sjukfrånvaron ökade mer under hösten än vanligt.")),
    )),
    InventedGoal("digitalt-forst", "arbetssatt",
                 "Tjänster ska i första hand vara digitala, för den som kan och vill.", (
        ("2023-01", ("good", "")),
        ("2023-10", ("some", "Två av fem e-tjänster är försenade.")),
        ("2024-05", ("good", "")),
    )),
    InventedGoal("ekonomi-i-balans", "ekonomi", "Förvaltningen ska ha en ekonomi i balans.", (
        ("2023-01", ("hard-to-assess", "Ingen prognos är gjord ännu.")),
        ("2023-02", ("good", "")),
        ("2024-02", ("some", "Prognosen visar underskott.")),
        ("2024-08", ("none-reached", "Prognosen visar ett underskott som inte hinner hämtas in under året.")),
        ("2025-01", ("hard-to-assess", "Ingen prognos är gjord ännu.")),
        ("2025-02", ("good", "")),
    )),
    InventedGoal("mindre-klimatavtryck", "hallbarhet", "Förvaltningens klimatavtryck ska halveras till 2030.", (
        ("2023-01", ("some", "Utsläppen från transporter minskar, men inte de från livsmedel.")),
        ("2024-09", ("hard-to-assess", "Nya vågar i köken gör att matsvinnet inte går att jämföra.")),
        ("2024-11", ("some", "Matsvinnet minskar, men inte i den takt som krävs.")),
    )),
)  # fmt: skip


def goals(plan: Plan, month: Period) -> list[Row]:
    """Return the rows of a month's goals."""
    return [_row(order, goal, month) for order, goal in enumerate(plan.goals, start=1)]


def _row(order: int, goal: InventedGoal, month: Period) -> Row:
    status, comment = at(goal.judged, month) or ("not-assessed", "")
    return {
        "id": goal.id, "order": str(order), "area": goal.area, "level": "central", "text": goal.text,
        "status": status, "comment": comment,
    }  # fmt: skip

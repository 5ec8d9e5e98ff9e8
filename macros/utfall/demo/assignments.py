"""The assignments that the council, the executive board and the committee gave, and how far they have come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.demo.activities import DONE, GOING, NOT_YET, Progress
from utfall.demo.timeline import Timeline, at

if TYPE_CHECKING:
    from utfall.demo.plan import Plan
    from utfall.period import Period

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class InventedAssignment:
    """One assignment. It stands in the report from its first status to the month before ``gone``, if any."""

    id: str
    giver: str
    text: str
    report_back: str
    due: Timeline[str]
    progress: Progress
    gone: str = "9999"


ASSIGNMENTS = (
    InventedAssignment("minska-hyrpersonal", "Kommunstyrelsen",
               "Servicenämnden får i uppdrag att minska användningen av konsulter i den löpande driften.",
               "Årsredovisningen 2023", (("2023-01", "2023-12-31"),),
               (("2023-01", GOING), ("2023-12", DONE)), "2024-02"),
    InventedAssignment("mat-vid-kris", "Kommunfullmäktige",
               "Servicenämnden får i uppdrag att ta fram en plan för måltider vid kris och höjd beredskap.",
               "Kommunfullmäktige i juni 2024", (("2023-03", "2024-03-31"), ("2024-02", "2024-06-30")),
               (("2023-03", NOT_YET), ("2023-06", GOING),
                ("2024-02", ("delayed", "Länsstyrelsens underlag kom två månader sent.")),
                ("2024-06", DONE)), "2024-09"),
    InventedAssignment("lokalvard-i-egen-regi", "Servicenämnden",
               "Förvaltningen får i uppdrag att utreda om lokalvården på äldreboendena ska drivas i egen regi.",
               "Servicenämnden i november 2024", (("2024-01", "2024-11-30"),),
               (("2024-01", GOING), ("2024-11", DONE)), "2025-01"),
    InventedAssignment("digital-post", "Kommunfullmäktige",
               "Alla nämnder får i uppdrag att skicka brev digitalt till den som vill.",
               "Årsredovisningen 2025", (("2024-05", "2025-06-30"), ("2025-03", "2025-09-30")),
               (("2024-05", NOT_YET), ("2024-09", GOING),
                ("2025-03", ("delayed", "Avtalet om förmedling är överklagat.")),
                ("2025-08", GOING), ("2025-09", DONE))),
    InventedAssignment("oversyn-av-priser", "Servicenämnden",
               "Förvaltningen får i uppdrag att se över priserna på interna tjänster inför budget 2026.",
               "Servicenämnden i april 2025", (("2024-10", "2025-04-30"),),
               (("2024-10", GOING), ("2025-03", DONE)), "2025-06"),
    InventedAssignment("sommarjobb", "Kommunstyrelsen",
               "Alla nämnder får i uppdrag att erbjuda sommarjobb till ungdomar som går ut gymnasiets första år.",
               "Kommunstyrelsen i oktober 2025", (("2025-03", "2025-09-30"),),
               (("2025-03", NOT_YET), ("2025-05", GOING), ("2025-10", DONE))),
    InventedAssignment("ai-i-handlaggningen", "Kommunfullmäktige",
               "Alla nämnder får i uppdrag att pröva var artificiell intelligens kan korta handläggningstiderna.",
               "Kommunfullmäktige i mars 2026", (("2025-09", "2026-02-28"),),
               (("2025-09", NOT_YET), ("2025-11", GOING))),
)  # fmt: skip


def assignments(plan: Plan, month: Period) -> list[Row]:
    """Return the rows of a month's assignments; in the first months there is only one."""
    return [_row(order, one, month) for order, one in enumerate(plan.assignments, start=1) if _is_given(one, month)]


def _is_given(assignment: InventedAssignment, month: Period) -> bool:
    return at(assignment.progress, month) is not None and str(month) < assignment.gone


def _row(order: int, assignment: InventedAssignment, month: Period) -> Row:
    status, comment = at(assignment.progress, month) or NOT_YET
    return {
        "id": assignment.id, "order": str(order), "giver": assignment.giver, "text": assignment.text, "status": status,
        "due": at(assignment.due, month) or "", "report_back": assignment.report_back, "comment": comment,
    }  # fmt: skip

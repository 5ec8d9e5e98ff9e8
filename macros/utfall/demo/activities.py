"""The activities of three years' plans: what started, finished, was late or was called off, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.demo.timeline import Timeline, at

if TYPE_CHECKING:
    from utfall.demo.plan import Plan
    from utfall.period import Period

Row = dict[str, str]
Progress = Timeline[tuple[str, str]]  # a status and a comment, from each month on
NOT_YET = ("not-started", "")
GOING = ("ongoing", "")
DONE = ("done", "")


@dataclass(frozen=True, slots=True)
class InventedActivity:
    """One activity. It stands in the plan from its first status to the month before ``gone``, if that is given."""

    id: str
    area: str
    name: str
    owner: str
    due: Timeline[str]
    progress: Progress
    gone: str = "9999"


PLAN_2023 = (
    InventedActivity("e-tjanst-for-felanmalan", "invanare", "E-tjänst för felanmälan av gata och park", "Kontaktcenter",
             (("2023-01", "2023-10-31"), ("2023-10", "2024-04-30")),
             (("2023-01", NOT_YET), ("2023-03", GOING),
              ("2023-10", ("delayed", "Kopplingen till ärendesystemet är försenad.")), ("2024-05", DONE)), "2025-01"),
    InventedActivity("gemensam-kundenkat", "invanare", "Gemensam kundenkät för alla avdelningar", "Ledning och stab",
             (("2023-01", "2023-12-31"),), (("2023-01", GOING), ("2023-12", DONE)), "2024-01"),
    InventedActivity("introduktion-for-nya", "medarbetare", "Ny introduktion för nya medarbetare", "HR och lön",
             (("2023-01", "2023-06-30"),), (("2023-01", GOING), ("2023-06", DONE)), "2024-01"),
    InventedActivity("rehabilitering-i-tid", "medarbetare", "Tidigare stöd vid upprepad korttidsfrånvaro", "HR och lön",
             (("2023-01", "2024-12-31"),), (("2023-01", NOT_YET), ("2023-09", GOING), ("2024-12", DONE)), "2025-01"),
    InventedActivity("e-handel-for-inkop", "arbetssatt", "E-handel för alla återkommande inköp", "Ekonomi och inköp",
             (("2023-01", "2023-12-31"), ("2023-11", "2024-06-30")),
             (("2023-01", GOING), ("2023-11", ("delayed", "Två avtal saknar prislistor i rätt format.")),
              ("2024-02", GOING), ("2024-06", DONE)), "2025-01"),
    InventedActivity("intern-prislista", "ekonomi", "En prislista för interna tjänster", "Ekonomi och inköp",
             (("2023-01", "2023-08-31"),), (("2023-01", GOING), ("2023-08", DONE)), "2024-01"),
    InventedActivity("solceller-pa-koken", "hallbarhet", "Solceller på tre produktionskök", "Måltider",
             (("2023-01", "2023-12-31"),),
             (("2023-01", NOT_YET), ("2023-05", GOING),
              ("2023-09", ("cancelled", "Taken håller inte för vikten."))), "2024-01"),
)  # fmt: skip
PLAN_2024 = (
    InventedActivity("chatt-i-kontaktcenter", "invanare", "Chatt i kontaktcenter", "Kontaktcenter",
             (("2024-01", "2024-05-31"),), (("2024-01", GOING), ("2024-05", DONE)), "2025-01"),
    InventedActivity("ny-meny-aldreboenden", "invanare", "Ny meny på äldreboendena", "Måltider",
             (("2024-01", "2025-03-31"),), (("2024-01", NOT_YET), ("2024-08", GOING), ("2025-03", DONE)), "2026-01"),
    InventedActivity("chefsstod", "medarbetare", "Samlat stöd till nya chefer", "HR och lön",
             (("2024-01", "2024-10-31"),), (("2024-01", GOING), ("2024-10", DONE)), "2025-01"),
    InventedActivity("robotar-i-lonearbetet", "arbetssatt", "Automatiserade rutiner i lönearbetet", "HR och lön",
             (("2024-01", "2024-11-30"), ("2024-09", "2025-06-30")),
             (("2024-01", GOING), ("2024-09", ("delayed", "Det nya lönesystemet kräver att rutinerna görs om.")),
              ("2025-06", DONE)), "2026-01"),
    InventedActivity("atgarder-for-balans", "ekonomi", "Åtgärder för en ekonomi i balans", "Ledning och stab",
             (("2024-01", "2024-12-31"),), (("2024-01", NOT_YET), ("2024-03", GOING), ("2024-12", DONE)), "2025-01"),
    InventedActivity("mat-ratt-mangd", "hallbarhet", "Beställning av rätt mängd mat", "Måltider",
             (("2024-01", "2025-12-31"),), (("2024-01", NOT_YET), ("2024-03", GOING), ("2025-12", DONE))),
)  # fmt: skip
PLAN_2025 = (
    InventedActivity("tillganglig-telefoni", "invanare", "Telefoni som fungerar för fler", "Kontaktcenter",
             (("2025-01", "2025-11-30"),), (("2025-01", NOT_YET), ("2025-03", GOING), ("2025-11", DONE))),
    InventedActivity("schemaverktyg-i-koken", "medarbetare", "Ett schemaverktyg för alla kök", "Måltider",
             (("2025-01", "2025-06-30"), ("2025-03", "2025-10-31")),
             (("2025-01", GOING), ("2025-03", ("delayed", "Leverantören byter version före sommaren.")),
              ("2025-06", GOING), ("2025-10", DONE))),
    InventedActivity("frisk-arbetsplats", "medarbetare", "Hälsosamtal på arbetsplatser med hög frånvaro", "HR och lön",
             (("2025-01", "2026-06-30"),),
             (("2025-01", ("not-assessed", "Bedöms första gången i april.")), ("2025-04", GOING))),
    InventedActivity("en-vag-in-for-it-stod", "arbetssatt", "En väg in för it-stöd", "Digital service",
             (("2025-01", "2025-09-30"),), (("2025-01", GOING), ("2025-09", DONE))),
    InventedActivity("avtalsuppfoljning", "ekonomi", "Uppföljning av de tjugo största avtalen", "Ekonomi och inköp",
             (("2025-01", "2025-12-31"), ("2025-10", "2026-03-31")),
             (("2025-01", GOING), ("2025-10", ("delayed", "En tredjedel av avtalen är följda upp.")))),
    InventedActivity("fossilfria-transporter", "hallbarhet", "Fossilfria varutransporter", "Ekonomi och inköp",
             (("2025-01", "2025-12-31"),),
             (("2025-01", NOT_YET), ("2025-05", GOING),
              ("2025-11", ("cancelled", "Ingår i den nya samordnade varudistributionen.")))),
)  # fmt: skip
ACTIVITIES = (*PLAN_2023, *PLAN_2024, *PLAN_2025)


def activities(plan: Plan, month: Period) -> list[Row]:
    """Return the rows of a month's activities."""
    return [_row(order, one, month) for order, one in enumerate(plan.activities, start=1) if _is_planned(one, month)]


def _is_planned(activity: InventedActivity, month: Period) -> bool:
    return at(activity.progress, month) is not None and str(month) < activity.gone


def _row(order: int, activity: InventedActivity, month: Period) -> Row:
    status, comment = at(activity.progress, month) or NOT_YET
    return {
        "id": activity.id, "order": str(order), "area": activity.area, "name": activity.name, "status": status,
        "owner": activity.owner, "due": at(activity.due, month) or "", "comment": comment,
    }  # fmt: skip

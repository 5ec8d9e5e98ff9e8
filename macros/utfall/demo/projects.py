"""The projects of the invented department: phases that advance, and dimensions that change colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.demo.timeline import Timeline, at

if TYPE_CHECKING:
    from utfall.demo.plan import Plan
    from utfall.period import Period

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Light:
    """A dimension's status, and when it deviates its cause, what is done, by whom and until when."""

    status: str
    cause: str = ""
    action: str = ""
    responsible: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class InventedProject:
    """One project. It stands in the report from its first phase to the month before ``gone``, if that is given.

    ``judged`` is the overall status and the reason, where it is another than the worst dimension's.
    """

    id: str
    portfolio: str
    name: str
    phases: Timeline[str]
    dimensions: dict[str, Timeline[Light]]
    judged: Timeline[tuple[str, str]] = ()
    gone: str = "9999"


GREEN = Light("green")
NO_JUDGEMENT = ("", "")
PEOPLE, SITES = "Medarbetare och lön", "Lokaler och drift"
DIGITAL = "Digital service"

PROJECTS = (
    InventedProject("nytt-lonesystem", PEOPLE, "Nytt lönesystem",
        (("2023-01", "Planering"), ("2023-05", "Genomförande"), ("2024-04", "Införande"), ("2024-08", "Avslut")),
        {
            "time": (
                ("2023-01", GREEN),
                ("2023-11", Light("yellow", "Tester av löneberäkningen tar längre tid än planerat.",
                                  "Två testare till är inhyrda under vintern.", "Projektledaren", "2024-02-29")),
                ("2024-03", GREEN)),
            "cost": (
                ("2023-01", GREEN),
                ("2023-12", Light("red", "De inhyrda testarna kostar 2 mkr mer än budget.",
                                  "Styrgruppen har begärt mer pengar av nämnden.", "Styrgruppen", "2024-03-31")),
                ("2024-04", Light("yellow", "Tilläggsanslaget täcker hälften av fördyringen.",
                                  "Införandet görs med egen personal.", "Projektledaren", "2024-08-31")),
                ("2024-08", GREEN)),
            "quality": (("2023-01", GREEN),),
        },
        (("2023-12", ("yellow", "Fördyringen är känd och ryms i portföljens reserv.")), ("2024-04", NO_JUDGEMENT)),
        "2024-10"),
    InventedProject("e-arkiv", DIGITAL, "Gemensamt e-arkiv",
        (("2023-01", "Förstudie"), ("2023-09", "Planering"), ("2024-03", "Genomförande"), ("2025-03", "Införande")),
        {
            "time": (
                ("2023-01", GREEN),
                ("2024-10", Light("yellow", "Leveransen av personalakterna är försenad.",
                                  "Akterna levereras i två omgångar.", "Digital service", "2025-02-28")),
                ("2025-03", GREEN),
                ("2025-10", Light("yellow", "Fem verksamheter har inte utsett någon arkivansvarig.",
                                  "Frågan är lyft till kommundirektörens ledningsgrupp.", "Arkivarien", "2026-01-31"))),
            "scope": (("2023-01", GREEN),),
            "resources": (
                ("2023-01", Light("yellow", "Arkivarien arbetar också i den löpande driften.",
                                  "En vikarie anställs.", "Digital service", "2023-05-31")),
                ("2023-06", GREEN)),
        }),
    InventedProject("ny-vaxel", DIGITAL, "Ny växel och telefoni",
        (("2023-04", "Planering"), ("2023-10", "Upphandling"), ("2024-06", "Genomförande"), ("2025-01", "Avslut")),
        {
            "time": (
                ("2023-04", GREEN),
                ("2024-01", Light("red", "Upphandlingen avbröts, eftersom bara ett anbud kom in.",
                                  "Upphandlingen görs om med färre krav.", "Ekonomi och inköp", "2024-05-31")),
                ("2024-06", GREEN)),
            "cost": (("2023-04", GREEN),),
            "risk": (
                ("2023-04", GREEN),
                ("2024-01", Light("yellow", "Den gamla växeln har inget serviceavtal efter mars.",
                                  "Avtalet förlängs ett halvår i taget.", "Digital service", "2024-09-30")),
                ("2024-10", GREEN)),
        },
        gone="2025-03"),
    InventedProject("upphandling-av-stadmaterial", SITES, "Miljömärkt städmaterial",
        (("2023-09", "Genomförande"), ("2024-11", "Avslut")),
        {"unspecified": (("2023-09", Light("not-assessed")), ("2023-11", GREEN))},
        gone="2025-01"),
    InventedProject("bestalla-maten-digitalt", SITES, "Beställa maten digitalt",
        (("2024-02", "Planering"), ("2024-06", "Genomförande"), ("2025-08", "Införande")),
        {
            "time": (
                ("2024-02", GREEN),
                ("2025-03", Light("yellow", "Inloggningen med elevkort fungerar inte i två av skolorna.",
                                  "Leverantören byter läsare.", "Måltider", "2025-05-31")),
                ("2025-06", GREEN)),
            "benefit": (
                ("2024-02", Light("not-assessed")),
                ("2024-09", GREEN),
                ("2025-09", Light("yellow", "Var fjärde skola beställer fortfarande på papper.",
                                  "Måltidschefen besöker skolorna.", "Måltider", "2025-12-31"))),
            "resources": (("2024-02", GREEN),),
        }),
    InventedProject("datadriven-planering", SITES, "Planering av lokalvård efter behov",
        (("2024-09", "Förstudie"), ("2025-02", "Planering"), ("2025-09", "Genomförande")),
        {
            "cost": (("2024-09", GREEN),),
            "scope": (
                ("2024-09", GREEN),
                ("2025-02", Light("yellow", "Sensorer i skolornas toaletter är ifrågasatta.",
                                  "Elevråden och dataskyddsombudet hörs.", "Lokalvård", "2025-04-30")),
                ("2025-03", Light("red", "Dataskyddsombudet avråder från sensorer i skolor.",
                                  "Projektet fortsätter i andra lokaler. Styrgruppen beslutar i maj.",
                                  "Styrgruppen", "2025-05-31")),
                ("2025-06", GREEN)),
            "risk": (("2024-09", GREEN),),
        },
        (("2025-04", ("yellow", "Avgränsningen är förankrad och nyttan räcker.")), ("2025-06", NO_JUDGEMENT))),
    InventedProject("flytt-av-serverhall", DIGITAL, "Flytt av serverhallen",
        (("2025-03", "Planering"), ("2025-10", "Genomförande")),
        {
            "time": (("2025-03", GREEN),),
            "cost": (
                ("2025-03", GREEN),
                ("2025-11", Light("red", "Elanslutningen blir 3 mkr dyrare än kalkylen.",
                                  "Flytten delas i två steg, varav ett i budget 2027.", "Styrgruppen", "2026-02-28"))),
            "risk": (("2025-03", Light("not-assessed")), ("2025-05", GREEN)),
        },
        (("2025-11", ("yellow", "Fördyringen påverkar inte 2025 och 2026, och nämnden har godkänt två steg.")),)),
    InventedProject("tillganglig-webb", DIGITAL, "Tillgängliga e-tjänster",
        (("2025-09", "Planering"),), {"quality": (("2025-09", GREEN),), "time": (("2025-09", GREEN),)}),
)  # fmt: skip


def projects(plan: Plan, month: Period) -> list[Row]:
    """Return the rows of a month's projects."""
    return [_row(order, one, month) for order, one in enumerate(plan.projects, start=1) if _is_running(one, month)]


def project_statuses(plan: Plan, month: Period) -> list[Row]:
    """Return the rows of the projects' dimensions, in the order of the projects."""
    return [
        {"project": one.id, "dimension": dimension, **_light(at(lights, month) or GREEN)}
        for one in plan.projects
        if _is_running(one, month)
        for dimension, lights in one.dimensions.items()
    ]


def _is_running(project: InventedProject, month: Period) -> bool:
    return at(project.phases, month) is not None and str(month) < project.gone


def _row(order: int, project: InventedProject, month: Period) -> Row:
    status, reason = at(project.judged, month) or NO_JUDGEMENT
    return {
        "id": project.id, "order": str(order), "portfolio": project.portfolio, "name": project.name,
        "phase": at(project.phases, month) or "", "status": status, "reason": reason, "comment": "",
    }  # fmt: skip


def _light(light: Light) -> Row:
    return {
        "status": light.status, "cause": light.cause, "action": light.action, "responsible": light.responsible,
        "until": light.until,
    }  # fmt: skip

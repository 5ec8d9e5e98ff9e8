"""What a department of the city plans, is asked to do and judges, year by year, for as many years as are wanted."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.demo.activities import DONE, GOING, NOT_YET, InventedActivity
from utfall.demo.assignments import InventedAssignment
from utfall.demo.behaviour import scatter
from utfall.demo.city.economy import year
from utfall.demo.goals import InventedGoal
from utfall.demo.projects import GREEN, InventedProject, Light

if TYPE_CHECKING:
    from utfall.demo.city.names import Department
    from utfall.demo.timeline import Timeline

UNUSUAL = Decimal("0.3")  # of a number from -1 to 1: above it a plan goes otherwise
GOALS = (
    ("enkelt-att-fa-hjalp", "invanare", "Det ska vara enkelt för invånare och verksamheter att få hjälp.",
     "Svarstiderna varierar mellan enheterna."),
    ("attraktiv-arbetsgivare", "medarbetare", "Medarbetare ska vilja börja, stanna och utvecklas hos oss.",
     "De största enheterna har svårt att rekrytera."),
    ("ekonomi-i-balans", "ekonomi", "Förvaltningen ska ha en ekonomi i balans.",
     "Några enheter har en plan för att spara."),
    ("mindre-klimatavtryck", "hallbarhet", "Förvaltningens klimatavtryck ska halveras till 2030.",
     "Utsläppen från transporter minskar, men inte de från inköp."),
)  # fmt: skip
ACTIVITIES = (
    ("battre-bemotande", "invanare", "Gemensam utbildning i bemötande", "Kundservice"),
    ("halsosamma-arbetsplatser", "medarbetare", "Hälsosamtal på arbetsplatser med hög frånvaro", "HR och lön"),
    ("avtalsuppfoljning", "ekonomi", "Uppföljning av de största avtalen", "Ekonomi och inköp"),
    ("enklare-rutiner", "arbetssatt", "Enklare rutiner för beställningar", "Digital service"),
)
ASSIGNMENTS = (
    ("sommarjobb", "Kommunstyrelsen", "Alla nämnder får i uppdrag att erbjuda sommarjobb till ungdomar."),
    ("digital-post", "Kommunfullmäktige", "Alla nämnder får i uppdrag att skicka brev digitalt till den som vill."),
)
PROJECTS = (
    ("arendesystem", "Digital utveckling", "Nytt ärendesystem"), ("lokalplan", "Lokaler", "Samlad lokalplan"),
    ("e-tjanster", "Digital utveckling", "Fler e-tjänster"), ("flytt", "Lokaler", "Flytt till gemensamma lokaler"),
    ("bokning", "Digital utveckling", "Bokning på nätet"), ("energi", "Lokaler", "Lägre energianvändning"),
)  # fmt: skip
LATE = Light("yellow", "Leverantören har bytt projektledare.", "En ny tidplan tas fram.", "Projektledaren")
RED = Light("red", "Fördyringen är 4 mkr och ryms inte i budgeten.", "Styrgruppen beslutar om en mindre omfattning.",
            "Styrgruppen")  # fmt: skip
RED_NUMBER = 1  # the department with a project in red at the end of every year


def _is_unusual(one: Department, name: str, number: int) -> bool:
    return scatter(f"{one.id}/{name}", year(number)) > UNUSUAL


def goals(one: Department, years: range) -> tuple[InventedGoal, ...]:
    """Return the goals and how each is judged: not before April of a year."""
    return tuple(
        InventedGoal(name, area, text, tuple(
            step for number in years for step in (
                (f"{number}-01", ("not-assessed", "Målet bedöms första gången i april.")),
                (f"{number}-04", ("some", trouble) if _is_unusual(one, name, number) else ("good", "")),
            )
        ))
        for name, area, text, trouble in GOALS
    )  # fmt: skip


def activities(one: Department, years: range) -> tuple[InventedActivity, ...]:
    """Return each year's plan: some activities are late in the autumn, and all are done by the end of the year."""
    late = ("delayed", "Den som leder arbetet har varit borta en tid.")
    return tuple(
        InventedActivity(
            f"{name}-{number}", area, title, owner, ((f"{number}-01", f"{number}-12-31"),),
            ((f"{number}-01", NOT_YET), (f"{number}-03", GOING),
             (f"{number}-09", late if _is_unusual(one, name, number) else GOING), (f"{number}-12", DONE)),
            f"{number + 1}-01",
        )
        for number in years for name, area, title, owner in ACTIVITIES
    )  # fmt: skip


def assignments(one: Department, years: range) -> tuple[InventedAssignment, ...]:
    """Return what the city asks of every department each year."""
    late = ("delayed", "Underlaget kom senare än väntat.")
    return tuple(
        InventedAssignment(
            f"{name}-{number}", giver, text, f"Årsredovisningen {number}", ((f"{number}-01", f"{number}-11-30"),),
            ((f"{number}-01", NOT_YET), (f"{number}-04", GOING),
             (f"{number}-08", late if _is_unusual(one, name, number) else GOING), (f"{number}-11", DONE)),
            f"{number + 1}-01",
        )
        for number in years for name, giver, text in ASSIGNMENTS
    )  # fmt: skip


def projects(one: Department, years: range) -> tuple[InventedProject, ...]:
    """Return the projects: two begin each year and run for a year and a half."""
    return tuple(
        _project(one, number, *PROJECTS[(number * 2 + one.number + step) % len(PROJECTS)], is_first=step == 0)
        for number in years for step in range(2)
    )  # fmt: skip


def _project(one: Department, number: int, name: str, portfolio: str, title: str, *, is_first: bool) -> InventedProject:
    is_late = _is_unusual(one, name, number)
    time: Timeline[Light] = ((f"{number}-01", GREEN),)
    if is_late:
        time = (*time, (f"{number}-05", _until(LATE, f"{number}-09-30")), (f"{number}-09", GREEN))
    cost: Timeline[Light] = ((f"{number}-01", GREEN),)
    if is_first and one.number == RED_NUMBER:
        cost = (*cost, (f"{number}-10", _until(RED, f"{number + 1}-03-31")), (f"{number + 1}-02", GREEN))
    phases = ((f"{number}-01", "Planering"), (f"{number}-06", "Genomförande"), (f"{number + 1}-03", "Avslut"))
    return InventedProject(f"{name}-{number}", portfolio, f"{title} {number}", phases, {"time": time, "cost": cost},
                           gone=f"{number + 1}-07")  # fmt: skip


def _until(light: Light, day: str) -> Light:
    return Light(light.status, light.cause, light.action, light.responsible, day)

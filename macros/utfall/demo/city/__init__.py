"""``utfall demo --departments``: an invented city, a project for each department and the city's own.

Every department reports the same indicators, so that they add up. Some stand out: one has a project in red, one is late
with its newest month, one does not report an indicator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.demo import shipped
from utfall.demo.city.department import LATE_NUMBER, OWN_TABLES, plan
from utfall.demo.city.indicator_pages import INDICATORS, indicator_pages
from utfall.demo.city.names import CITY, CITY_ID, departments
from utfall.demo.package import month_files
from utfall.demo.timeline import FIRST
from utfall.project import CONFIG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.demo.city.names import Department
    from utfall.demo.plan import Plan
    from utfall.period import Period

Named = tuple[str, bytes]
DEPARTMENTS, OWN = "forvaltningar", "staden"
OF_DEPARTMENTS = ("mal.md", "aktiviteter.md", "uppdrag.md")  # pages of plans, which the city has none of its own of
OWN_PAGES = (  # where the departments are compared, and where the city's figures come from
    "  - Förvaltningarna jämförda: forvaltningarna.md\n",
    "  - Förvaltningarnas rapporter: kallor.md\n",
)
HUB = "hub.yml"
CITY_NAMES = {  # what the plain example's pages say, and what the city's say
    "Stöd och service, Exempelby kommun": CITY, "Exempelby kommun, Stöd och service": CITY, "Stöd och service": CITY,
    "stod-och-service": CITY_ID, "Support and Services": CITY,
}  # fmt: skip


def city_files(count: int, months: int) -> Iterator[Named]:
    """Yield every file of a city with so many departments, each with so many months, by its path in the folder."""
    last = FIRST.shifted(months - 1)
    every = tuple(FIRST.shifted(step) for step in range(months))
    for one in departments(count):
        own = every[:-1] if one.number == LATE_NUMBER and months > 1 else every
        made = plan(one, range(FIRST.year, last.year + 1))
        yield from _below(f"{DEPARTMENTS}/{one.id}", _department(made, own))
    yield from _below(OWN, _city(departments(count)))
    yield from shipped.of_git()


def _below(folder: str, files: Iterator[Named]) -> Iterator[Named]:
    yield from ((f"{folder}/{name}", content) for name, content in files)


def _department(made: Plan, months: tuple[Period, ...]) -> Iterator[Named]:
    yield from sorted(_pages(made).items())
    yield from shipped.of_git()
    for month in months:
        yield from ((f"data/{month}/{name}", content) for name, content in month_files(made, month))


def _pages(made: Plan) -> dict[str, bytes]:
    """Return the settings and pages: the plain example's in the department's name, and those of its own."""
    own = indicator_pages(made.tables["indicators"])
    return {name: made.named(page.decode()).encode() for name, page in _shared().items()} | dict(own)


def _shared() -> dict[str, bytes]:
    """Return the pages of every department: the plain example's, and those that fit any department in their place."""
    plain = {name: page for name, page in shipped.pages() if not name.startswith(INDICATORS)}
    return {**plain, **dict(shipped.pages("city/department"))}


def _city(members: tuple[Department, ...]) -> Iterator[Named]:
    """Yield the city's own project: settings, pages, and which departments it is gathered from."""
    rows = shipped.rows("indicators", OWN_TABLES["indicators"])
    pages = {**_shared(), **dict(shipped.pages("city/whole"))} | dict(indicator_pages(rows))
    for name, page in sorted(pages.items()):
        if not name.endswith(OF_DEPARTMENTS):
            text = _renamed(page.decode())
            yield name, (_of_city(text) if name == CONFIG else text).encode()
    yield from shipped.of_git()
    listed = "".join(f"  {one.id}: {{project: ../{DEPARTMENTS}/{one.id}, name: {one.name}}}\n" for one in members)
    yield HUB, f"members:\n{listed}".encode()


def _of_city(settings: str) -> str:
    """Return the settings with the city's own menu: without pages of plans, with those that are its own."""
    lines = [line for line in settings.splitlines(keepends=True) if not line.rstrip().endswith(OF_DEPARTMENTS)]
    at = next(at for at, line in enumerate(lines) if "indikatorer/index.md" in line)
    return "".join([*lines[: at + 1], *OWN_PAGES, *lines[at + 1 :]])


def _renamed(text: str) -> str:
    for before, after in CITY_NAMES.items():
        text = text.replace(before, after)
    return text

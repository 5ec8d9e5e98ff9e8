"""The files of a new project: settings, pages, guide, the two commands and their test, and the first month's tables."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from importlib import resources
from string import Template
from typing import TYPE_CHECKING

from utfall import __version__
from utfall.checks.identifier import identifier_of
from utfall.model.contract import CONTRACTS
from utfall.model.unit import PERCENT
from utfall.names import names
from utfall.period import Frequency
from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from utfall.period import Period
    from utfall.work.starting.definitions import StartingIndicator

STARTER = "starter"  # the folder of templates, of all languages and of each
PLANS = ("goals", "activities", "assignments", "projects")
EVERY_PAGE = ("comparison", "corrections", "open-data", "about", "accessibility")  # beside the first, by their roles
COMMON = {  # templates that every project gets as they are, and where they go
    "Makefile": "Makefile", "test_report.txt": "tests/test_report.py", "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
}  # fmt: skip
FORGES = {  # what each forge runs: where it goes, and the files, whose templates begin with the forge's name
    "github": (".github/workflows/", ("check.yml", "review.yml", "comment.yml", "publish.yml", "monthly.yml")),
    "gitlab": (".gitlab-ci.yml", ("ci.yml",)),
    "forgejo": (".forgejo/workflows/", ("check.yml", "review.yml", "publish.yml", "monthly.yml")),
}
OWNERS = {  # who is asked to review everything; Forgejo takes an expression for the files
    "github": (".github/CODEOWNERS", "*"),
    "gitlab": (".gitlab/CODEOWNERS", "*"),
    "forgejo": (".forgejo/CODEOWNERS", ".*"),
}
KEY_FIGURES = 4
AREA = "area-1"


@dataclass(frozen=True, slots=True)
class StartingProject:
    """Hold what a new project is to be. ``month`` knows the calendar; ``indicators`` stand by their ids."""

    organisation: str
    language: str
    month: Period
    chapters: tuple[str, ...]
    plans: tuple[str, ...]
    indicators: Mapping[str, StartingIndicator]
    licence: str
    email: str = ""
    forge: str = ""
    team: str = ""
    place: str = ""

    @property
    def frequency(self) -> Frequency:
        """How often the indicators are told: as often as there is a report, where reports follow a rule."""
        length = self.month.calendar.length
        return next((one for one in Frequency if one.months == length), Frequency.MONTH)


def project_files(starting: StartingProject) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the project but the month's descriptor, by its path."""
    said = _said(starting)
    yield from common_files().items()
    yield "requirements.txt", _requirements()
    for name in ("mkdocs.yml", "README.md"):
        yield name, Template(_template(f"languages/{starting.language}/{STARTER}/{name}")).substitute(said).encode()
    yield from _of_forge(starting.forge, starting.team)
    yield from _pages(starting)
    yield from _guides(starting)
    yield from ((f"data/{starting.month}/{name}.csv", text.encode()) for name, text in _tables(starting))


def root_files(forge: str, team: str) -> Iterator[tuple[str, bytes]]:
    """Yield what a forge needs at the root of a repository whose projects lie below it."""
    yield from ((path, content) for path, content in common_files().items() if "/" not in path)
    yield "requirements.txt", _requirements()
    yield from _of_forge(forge, team)


def _requirements() -> bytes:
    return Template(_template(f"{STARTER}/common/requirements.txt")).substitute(version=__version__).encode()


def common_files() -> dict[str, bytes]:
    """Return the files that are alike in every project, by path."""
    return {place: _substituted(f"common/{name}").encode() for name, place in COMMON.items()}


def forge_files(forge: str) -> dict[str, bytes]:
    """Return what a forge runs, which calls the Makefile and the program, by path: alike in every project on it."""
    place, files = FORGES[forge]
    where = {name: f"{place}{name}" if place.endswith("/") else place for name in files}
    return {path: _template(f"{STARTER}/forges/{forge}-{name}").encode() for name, path in where.items()}


def _substituted(name: str) -> str:
    return Template(_template(f"{STARTER}/{name}")).substitute()


def _of_forge(forge: str, team: str) -> Iterator[tuple[str, bytes]]:
    """Yield what the forge runs, and who is asked to look at a proposal."""
    if forge:
        yield from forge_files(forge).items()
    if team and forge:
        place, everything = OWNERS[forge]
        yield place, f"{everything} {team}\n".encode()


def _said(starting: StartingProject) -> dict[str, str]:
    speech = words(starting.language)
    titles = {"index": speech.say("init.summary"), **{identifier_of(one): one for one in starting.chapters}}
    pages = names(starting.language).pages
    titles |= {pages[one].removesuffix(".md"): speech.say(f"init.{one}") for one in starting.plans}
    key = "init.site-name" if starting.month.calendar.is_monthly else "init.site-name-by-report"
    name = speech.say(key, organisation=starting.organisation)
    owned = speech.say("init.copyright", organisation=starting.organisation, licence=starting.licence)
    quoted = {"name": name, "organisation": starting.organisation, "email": starting.email, "copyright": owned}
    return {
        **{f"quoted_{key}": _quoted(text) for key, text in quoted.items()},
        "site_name": name,
        "day": starting.month.end.isoformat(),
        "key_figures": ", ".join(list(starting.indicators)[:KEY_FIGURES]),
        "nav": "\n".join(f"  - {_quoted(title)}: {name}.md" for name, title in titles.items()),
        "version": __version__,
        "place": f"    place: {starting.place}\n" if starting.place else "",
    }


def _quoted(text: str) -> str:
    """Return a text as YAML and JSON both write one."""
    return json.dumps(text, ensure_ascii=False)


def _pages(starting: StartingProject) -> Iterator[tuple[str, bytes]]:
    folder = f"languages/{starting.language}/{STARTER}/docs"
    pages = names(starting.language).pages
    for role, page in {"index": "index.md", **{role: pages[role] for role in EVERY_PAGE}}.items():
        yield f"docs/{page}", _template(f"{folder}/{role}.md").encode()
    chapter = Template(_template(f"{folder}/chapter.md"))
    with_figures = {one.chapter for one in starting.indicators.values()}
    for title in starting.chapters:
        name = identifier_of(title)
        figures = f'{{{{ indicators(chapter="{name}") }}}}\n\n' if title in with_figures else ""
        yield f"docs/{name}.md", chapter.substitute(title=title, figures=figures).encode()
    for one in starting.plans:
        title = words(starting.language).say(f"init.{one}")
        yield f"docs/{pages[one]}", Template(_template(f"{folder}/{one}.md")).substitute(title=title).encode()


def _guides(starting: StartingProject) -> Iterator[tuple[str, bytes]]:
    """Yield the guides for those who write and those who review, in the folder and under the names of the language."""
    starter = resources.files("utfall").joinpath("languages", starting.language, STARTER)
    for folder in sorted(starter.iterdir(), key=lambda one: one.name):
        if folder.is_dir() and folder.name != "docs":
            for guide in sorted(folder.iterdir(), key=lambda one: one.name):
                yield f"{folder.name}/{guide.name}", guide.read_bytes()


def comparison_page(language: str) -> tuple[str, str, bytes]:
    """Return the page that compares two reports: its file in ``docs``, what the menu calls it, and its text."""
    folder, page = f"languages/{language}/{STARTER}", names(language).pages["comparison"]
    title = re.search(rf"- (.+): {re.escape(page)}$", _template(f"{folder}/mkdocs.yml"), re.MULTILINE)
    return page, title[1] if title else page, _template(f"{folder}/docs/comparison.md").encode()


def _template(path: str) -> str:
    return resources.files("utfall").joinpath(*path.split("/")).read_text(encoding="utf-8")


def _tables(starting: StartingProject) -> Iterator[tuple[str, str]]:
    """Yield the first month's tables: what is reported is defined, and its figures are still to come."""
    yield "indicators", _csv("indicators", [_definition(starting, at, name) for at, name in _numbered(starting)])
    period = str(starting.month.within(starting.frequency))
    rows = [{"indicator": name, "period": period} for name in starting.indicators]
    yield "observations", _csv("observations", rows)
    if {"goals", "activities"} & set(starting.plans):
        speech = words(starting.language)
        yield "areas", _csv("areas", [{"id": AREA, "order": "1", "name": speech.say("init.area")}])
    for one in starting.plans:
        yield one, _csv(one, [_first_row(starting, one)])
        if one == "projects":
            yield "project_statuses", _csv("project_statuses", [])


def _first_row(starting: StartingProject, resource: str) -> dict[str, str]:
    """Return a row to begin with, that says itself that it is to be replaced: an empty table shows nothing."""
    text = words(starting.language).say(f"init.first-{resource}")
    page = names(starting.language).pages[resource]
    row = {
        "id": f"{page.removesuffix('.md')}-1",
        "order": "1",
        "area": AREA,
        "level": "central",
        "name": text,
        "text": text,
    }
    return {name: value for name, value in row.items() if name in CONTRACTS[resource].columns}


def _numbered(starting: StartingProject) -> Iterator[tuple[int, str]]:
    yield from enumerate(starting.indicators, 1)


def _definition(starting: StartingProject, at: int, name: str) -> dict[str, str]:
    one = starting.indicators[name]
    is_budget = one.goal == "budget"
    unit = words(starting.language).say(f"unit.{PERCENT}") if one.unit == PERCENT else one.unit
    return {
        "id": name, "order": str(at), "name": one.name, "chapter": identifier_of(one.chapter),
        "frequency": starting.frequency.value, "unit": unit,
        "decimals": "1" if one.accumulation == "rate" else "0", "accumulation": one.accumulation,
        "reported_as": one.reported_as, "direction": one.direction,
        "target_term": one.goal, "year_target_term": "budget" if is_budget else "year_target",
        "compares": "none" if one.direction == "none" else "outcome",
        "definition": one.definition, "own_reading": one.reading, "source": one.source,
    }  # fmt: skip


def _csv(resource: str, rows: Sequence[Mapping[str, str]]) -> str:
    """Return a table of the contract as a file, with every column that has to be there."""
    columns = [name for name, one in CONTRACTS[resource].columns.items() if not one.optional]
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()

"""What a data portal is told of the tables: one dataset a table, growing by a file a month, in every form it has.

Everything is taken from the data package and the settings; what a portal must have and neither says is named, and
then there is no catalogue. Knows nothing of how it is written down.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.view.addresses import DATA, workbook
from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from utfall.model.report import Package, Report
    from utfall.model.resource import Resource
    from utfall.names import SiteNames
    from utfall.period import Period
    from utfall.project import Project

Texts = dict[str, str]  # by language
MEDIA_TYPES = {  # by form; the form's name in capitals is its name in the EU's table of file types
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# Tables that pages show whole, so that the workbook and the JSON of the shown tables hold them too.
_SHOWN = frozenset({
    "indicators", "observations", "statement_lines", "goals", "activities", "assignments", "projects",
    "project_statuses",
})  # fmt: skip
# As the portal wants them, never with https, a language or without the last slash (docs.dataportal.se, harvesting).
_CC = re.compile(r"https?://creativecommons\.org/(licenses/[a-z-]+/\d\.\d|publicdomain/zero/1\.0)(/.*)?")


ABROAD = "en"  # what portals read beside the language of the report


@dataclass(frozen=True, slots=True)
class Distribution:
    """One form of a table: the newest month's file, and every month's that is published. Addresses from the top."""

    kind: str
    newest: str
    all: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dataset:
    """One table of all months."""

    name: str
    title: Texts
    description: Texts
    forms: tuple[Distribution, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Hold all that is told, complete. ``since`` is the first day that the data speaks of."""

    language: str
    title: str
    description: str
    publisher: str
    publisher_type: str
    organisation_number: str
    contact: tuple[str, str]
    licence: str
    themes: tuple[str, ...]
    spatial: str
    keywords: tuple[str, ...]
    since: date
    datasets: tuple[Dataset, ...]


def gaps(project: Project, package: Package) -> tuple[str, ...]:
    """Return what a portal must have and nobody has said, by the name of the setting or the package's field."""
    said = project.catalogue
    if said is None:
        return ()
    wanted = {
        "catalogue.organisation_number": said.organisation_number,
        "catalogue.publisher": said.publisher,
        "catalogue.publisher_type": said.publisher_type,
        "catalogue.description": said.description,
        "contact.name": project.contact.name,
        "contact.email": project.contact.email,
        "site_name": project.name,
        "licenses": _licence(package),
    }
    return tuple(name for name, value in wanted.items() if not value)


def catalogue(project: Project, report: Report, published: Mapping[Period, Collection[str]]) -> Catalogue | None:
    """Return the catalogue, or nothing where it is not wanted or something is missing.

    ``published`` has the addresses of each month's files, from its folder; the report's month is among them.
    """
    said, package = project.catalogue, report.package
    if said is None or gaps(project, package):
        return None
    return Catalogue(
        language=package.language,
        title=project.name,
        description=said.description,
        publisher=said.publisher,
        publisher_type=said.publisher_type,
        organisation_number=said.organisation_number,
        contact=(project.contact.name, project.contact.email),
        licence=_licence(package),
        themes=said.themes,
        spatial=said.spatial,
        keywords=tuple(dict.fromkeys(one.lower() for one in package.keywords)),
        since=min(published).start,
        datasets=tuple(_datasets(report, project.named, published)),
    )


def form_addresses(report: Report, names: SiteNames, month: Period) -> Iterator[str]:
    """Yield the addresses under a month that a catalogue may name."""
    for resource in report.resources.values():
        yield from _addresses(report, resource, month).values()
    yield f"{DATA}/{names.history_csv}"


def _licence(package: Package) -> str:
    """Return the address of the package's licence in the one way of writing it."""
    for one in package.licences:
        found = _CC.fullmatch(one.path)
        if found:
            return f"http://creativecommons.org/{found[1]}/"
        if one.path.startswith(("http://", "https://")):
            return one.path
    return ""


def _datasets(report: Report, names: SiteNames, published: Mapping[Period, Collection[str]]) -> Iterator[Dataset]:
    language = report.package.language
    for resource in report.resources.values():
        forms = tuple(_forms(report, resource, published))
        if forms:
            yield Dataset(resource.name, _titles(resource, language), _descriptions(resource, language), forms)
    history = f"{DATA}/{names.history_csv}"
    if history in published[report.period]:
        title = {one: words(one).say("history.title") for one in (language, ABROAD)}
        about = {one: words(one).say("history.about-all") for one in (language, ABROAD)}
        yield Dataset("history", title, about, (Distribution("csv", names.history_csv, (names.history_csv,)),))


def _forms(report: Report, resource: Resource, published: Mapping[Period, Collection[str]]) -> Iterator[Distribution]:
    for kind, newest in _addresses(report, resource, report.period).items():
        if newest in published[report.period]:
            named = [(month, _addresses(report, resource, month)[kind]) for month in sorted(published)]
            there = tuple(f"{month}/{address}" for month, address in named if address in published[month])
            yield Distribution(kind, f"{report.period}/{newest}", there)


def _addresses(report: Report, resource: Resource, month: Period) -> dict[str, str]:
    """Return a table's addresses under a month, by form; the workbook is named after the month."""
    file = resource.file.removeprefix(f"{report.package.folder}/")
    found = {"csv": f"{DATA}/{file}"}
    if resource.name in _SHOWN:
        found |= {"json": f"{DATA}/tables.json", "xlsx": workbook(report).replace(str(report.period), str(month))}
    return found


def _titles(resource: Resource, language: str) -> Texts:
    """Return the table's own title, and ours in English for those that every report has."""
    spoken = dict.fromkeys((language, ABROAD))
    told = {one: words(one).say(f"dataset.{resource.name}") for one in spoken if _is_known(resource, one)}
    return {**told, language: resource.title or told.get(language, resource.name)}


def _is_known(resource: Resource, language: str) -> bool:
    return words(language).has(f"dataset.{resource.name}")


def _descriptions(resource: Resource, language: str) -> Texts:
    title = _titles(resource, language).get(ABROAD, resource.title)
    abroad = words(ABROAD).say("catalogue.description", title=title)
    return {ABROAD: abroad, language: resource.description or resource.title}

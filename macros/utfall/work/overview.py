"""What stands at the top of the publishing branch where it holds several projects, made with each publication.

The publisher's own report is told anew, the others as they are on the branch. Where one project has the top for itself,
only the list for machines is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.forms.manifest import read
from utfall.names import every, names
from utfall.render.overview import (
    RECENT,
    ListedReport,
    overview_feed,
    overview_page,
    read_reports,
    written_reports,
)
from utfall.view.addresses import MANIFEST
from utfall.words import words
from utfall.work.publishing_branch import OVERVIEW, Branch
from utfall.work.top_files import published_reports

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from utfall.names import SiteNames
    from utfall.project import Project
    from utfall.render.feed import PublishedReport

CATALOGUE = "dcat.rdf"


def overview_files(
    project: Project, branch: Branch, published: Sequence[PublishedReport], organisation: str, own: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Return the files at the top of the whole branch; none where this project alone is there.

    ``published`` is what is published of the project with what is about to be, ``own`` the files beside its editions.
    """
    place = branch.names.place
    others = [one for one in (*branch.homes, *([""] if branch.has_owner else [])) if one != place]
    if not place and not others:
        return {}
    language, listed = read_reports(branch.read_at_top(OVERVIEW))
    language = language or project.language
    known = {one.place: one for one in listed}
    reports = [known.get(one) or _derived(branch, one) for one in others]
    reports.append(own_report(project, branch.names, published, organisation))
    reports.sort(key=lambda one: one.place)
    files = {OVERVIEW: written_reports(reports, language)}
    if not place or branch.has_owner:
        return files
    speech, address = words(language), project.top_address
    files["index.html"] = overview_page(reports, speech).encode()
    files[names(language).reports_feed] = overview_feed(reports, address, speech).encode()

    def read_there(path: str) -> bytes | None:
        text = own.get(CATALOGUE) if path == f"{place}/{CATALOGUE}" else None
        return text or branch.read_at_top(path)

    return files | catalogue_of_all(read_there, [*others, place], address, language)


def is_listed(project: Project, branch: Branch) -> bool:
    """Tell whether the list at the top says of a project what is published of it, where there is a list."""
    text = branch.read_at_top(OVERVIEW)
    if text is None:
        return not branch.names.place
    _, listed = read_reports(text)
    published = published_reports(branch, branch.live)
    wanted = own_report(project, branch.names, published, organisation_in(branch, published))
    return any(one.place == wanted.place and one.recent == wanted.recent for one in listed)


def own_report(
    project: Project, called: SiteNames, published: Sequence[PublishedReport], organisation: str
) -> ListedReport:
    """Return what is listed of a project, by the names that it is published with."""
    newest = sorted(published, key=lambda one: one.edition, reverse=True)
    return ListedReport(called.place, project.name, organisation, called.language, tuple(newest[:RECENT]))


def organisation_in(branch: Branch, published: Sequence[PublishedReport]) -> str:
    """Return the organisation that the newest published manifest names, else the one that is listed."""
    for one in sorted(published, key=lambda one: one.edition, reverse=True):
        said = read(branch.read(f"{one.edition}/{MANIFEST}") or b"").get("organisation")
        if said:
            return str(said)
    _, listed = read_reports(branch.read_at_top(OVERVIEW))
    return next((one.organisation for one in listed if one.place == branch.names.place), "")


def _derived(branch: Branch, place: str) -> ListedReport:
    """Return what the branch itself tells of a project that no list has."""
    possible = [Branch(branch.repository, branch.commit, one.at(place)) for one in every(branch.names.language)]
    there = next((one for one in possible if one.names.editions in one.top), possible[0])
    published = sorted(published_reports(there, there.live), key=lambda one: one.edition, reverse=True)
    manifest = read(there.read(f"{published[0].edition}/{MANIFEST}") or b"") if published else {}
    title, organisation = str(manifest.get("title") or place), str(manifest.get("organisation") or place)
    return ListedReport(place, title, organisation, there.names.language, tuple(published[:RECENT]))


def catalogue_of_all(
    read_there: Callable[[str], bytes | None], places: Sequence[str], address: str, language: str
) -> dict[str, bytes]:
    """Return the catalogue of all projects that have one, where it is known at which address they are served.

    ``read_there`` gives a published file by its path from the top.
    """
    if not address.startswith(("https://", "http://")):
        return {}
    found = [text for one in sorted(places) if (text := read_there(f"{one}/{CATALOGUE}".lstrip("/")))]
    if not found:
        return {}
    from utfall.forms.dcat import dcat_of_all

    return {CATALOGUE: dcat_of_all(found, address, words(language))}

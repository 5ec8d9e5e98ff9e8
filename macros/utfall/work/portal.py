"""What a data portal fetches from the top of the site: the catalogue of all published months, made with the newest.

A correction of an earlier month leaves it as it is, since the months' addresses stay the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.pages.portal import check_portal
from utfall.view.catalogue import catalogue, form_addresses

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from utfall.model.edition_name import EditionName
    from utfall.model.report import Report
    from utfall.names import SiteNames
    from utfall.period import Period
    from utfall.project import Project
    from utfall.work.target import Target

RDF_XML, TURTLE = "dcat.rdf", "dcat.ttl"


def portal_files(
    project: Project, target: Target, edition: EditionName, report: Report, site: Path
) -> dict[str, bytes]:
    """Return the catalogue's files; none where it is not wanted, or not complete, or the month is not the newest.

    What a month of the catalogue lies at is another address while its newest edition is thinned, and again after it.
    """
    if any(other.month > edition.month for other in target.editions):
        month = f"{project.address.rstrip('/')}/{edition.month}/"
        gone = [one.address for name, one in target.thinned.items() if name.month == edition.month]
        return _led(_lying(target), dict.fromkeys(gone, month)) if gone else {}
    if any(check_portal(project, report, publishes=True)):
        return {}
    there = frozenset(name for name in form_addresses(report, project.named, edition.month) if (site / name).is_file())
    made = catalogue(project, report, {**_published(target, report, project.named), edition.month: there})
    if made is None:
        return {}
    from utfall.forms.dcat import dcat

    return moved_catalogue(project, target, dcat(made, project.address))


def moved_catalogue(project: Project, target: Target, files: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """Return the catalogue, or the one that is published, with the addresses of what is thinned."""
    site = f"{project.address.rstrip('/')}/"
    newest = {one.month: one for one in target.live}
    moved = {month: target.thinned[one].address for month, one in newest.items() if one in target.thinned}
    return _led(_lying(target) if files is None else files, {f"{site}{one}/": there for one, there in moved.items()})


def _lying(target: Target) -> dict[str, bytes]:
    return {name: content for name in (RDF_XML, TURTLE) if (content := target.read(name)) is not None}


def _led(files: Mapping[str, bytes], addresses: Mapping[str, str]) -> dict[str, bytes]:
    led = dict(files)
    for before, after in addresses.items():
        led = {name: content.replace(before.encode(), after.encode()) for name, content in led.items()}
    return led


def _published(target: Target, report: Report, names: SiteNames) -> dict[Period, frozenset[str]]:
    """Return which of the addresses each published month has, in its newest edition."""
    newest = {one.month: one for one in target.editions}
    asked = [(month, name) for month in newest for name in form_addresses(report, names, month)]
    found = zip(asked, target.lying([f"{newest[month]}/{name}" for month, name in asked]), strict=True)
    there = [key for key, lies in found if lies]
    return {month: frozenset(name for other, name in there if other == month) for month in newest}

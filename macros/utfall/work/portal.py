"""What a data portal fetches from the top of the site: the catalogue of all published months, made with the newest.

A correction of an earlier month leaves it as it is, since the months' addresses stay the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.pages.portal import check_portal
from utfall.view.catalogue import catalogue, form_addresses

if TYPE_CHECKING:
    from pathlib import Path

    from utfall.model.edition_name import EditionName
    from utfall.model.report import Report
    from utfall.names import SiteNames
    from utfall.period import Period
    from utfall.project import Project
    from utfall.work.target import Target


def portal_files(
    project: Project, target: Target, edition: EditionName, report: Report, site: Path
) -> dict[str, bytes]:
    """Return the catalogue's files; none where it is not wanted, or not complete, or the month is not the newest."""
    if any(other.month > edition.month for other in target.editions):
        return {}
    if any(check_portal(project, report, publishes=True)):
        return {}
    there = frozenset(name for name in form_addresses(report, project.named, edition.month) if (site / name).is_file())
    made = catalogue(project, report, {**_published(target, report, project.named), edition.month: there})
    if made is None:
        return {}
    from utfall.forms.dcat import dcat

    return dcat(made, project.address)


def _published(target: Target, report: Report, names: SiteNames) -> dict[Period, frozenset[str]]:
    """Return which of the addresses each published month has, in its newest edition."""
    newest = {one.month: one for one in target.editions}
    asked = [(month, name) for month in newest for name in form_addresses(report, names, month)]
    found = zip(asked, target.lying([f"{newest[month]}/{name}" for month, name in asked]), strict=True)
    there = [key for key, lies in found if lies]
    return {month: frozenset(name for other, name in there if other == month) for month in newest}

"""``utfall export``: the files beside the pages, for a site that another engine has built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.forms import write, write_index
from utfall.forms.pdf.faults import DocumentError
from utfall.forms.proof import differences
from utfall.forms.request import ExportRequest
from utfall.pages.edition import prepare, require_pages
from utfall.project import STAFF
from utfall.source.marked import is_marked
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from utfall.model.finding import Finding
    from utfall.project import Project


@dataclass(frozen=True, slots=True)
class Exported:
    """Hold what was written, or what stopped it."""

    findings: tuple[Finding, ...]
    addresses: tuple[str, ...] = ()


def export(project: Project, site: Path, tell: Callable[[Sentence], None]) -> Exported:
    """Write the forms of the project's month into the folder of a built site. Raises ``UsageError`` without one."""
    if not (site / "index.html").is_file():
        raise UsageError(Sentence("error.no-site", {"folder": site.name}))
    if project.audience != STAFF and is_marked(project):
        raise UsageError(Sentence("error.audience-whole"))
    edition = prepare(project)
    require_pages(edition)
    if not edition.is_publishable or not edition.report:
        return Exported(edition.findings)
    request = ExportRequest(edition, edition.report, project, site, tell)
    write_index(request)
    try:
        addresses = write(request)
    except DocumentError as refusal:
        return Exported((*edition.findings, *refusal.findings))
    differing = tuple(differences(request))
    return Exported((*edition.findings, *differing), () if differing else addresses)

"""``utfall build``: the whole site, all or nothing. What was there stays until the new one is complete."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from utfall.model.finding import blocking, in_order
from utfall.pages.edition import prepare, require_pages
from utfall.project import STAFF
from utfall.scratch import put_in_place, scratch
from utfall.source.marked import is_marked
from utfall.work.check import of_public_alone
from utfall.work.leaks import files_of, leaks
from utfall.work.public_copy import PublicCopy, knows_marks, public_copy, working_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from utfall.model.finding import Finding
    from utfall.period import Period
    from utfall.project import Project


class EngineOutcome(Protocol):
    """What an engine tells of its build."""

    @property
    def is_built(self) -> bool:
        """Whether the site is complete."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What stopped it, if it was the data or the pages."""

    @property
    def complaints(self) -> tuple[str, ...]:
        """What else the engine said."""


@dataclass(frozen=True, slots=True)
class Built:
    """Hold how a build went; ``front`` is the page to open first, where there is a site."""

    month: Period
    findings: tuple[Finding, ...]
    complaints: tuple[str, ...] = ()
    front: Path | None = None


def build(project: Project, engine: Callable[[Project, Path], EngineOutcome]) -> Built:
    """Build the site of the project's month beside the old one, and put it in the old one's place when complete.

    The public's is built from a copy without what only staff may see, and searched for that before it is put there.
    """
    edition = prepare(project, believes=True)
    require_pages(edition)
    if blocking(edition.findings) or not knows_marks(edition):
        return Built(edition.month, edition.findings)
    if project.audience == STAFF or not is_marked(project):
        with working_for(project.audience):
            return _built(project, PublicCopy(project, project, edition), edition.findings, engine)
    with public_copy(project) as copy:
        public = of_public_alone(copy, edition)
        found = in_order((*edition.findings, *public))
        if blocking(public):
            return Built(edition.month, found)
        return _built(project, copy, found, engine)


def _built(
    project: Project, copy: PublicCopy, found: tuple[Finding, ...], engine: Callable[[Project, Path], EngineOutcome]
) -> Built:
    month = project.chosen_month()
    with scratch(project) as folder:
        fresh = folder / "site"
        fresh.mkdir()
        outcome = engine(copy.project, fresh)
        if not outcome.is_built:
            return Built(month, outcome.findings or found, outcome.complaints)
        leaked = leaks(copy, files_of(fresh))
        if leaked:
            return Built(month, leaked)
        put_in_place(fresh, project.site)
    return Built(month, found, front=project.site / "index.html")

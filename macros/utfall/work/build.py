"""``utfall build``: the whole site, all or nothing. What was there stays until the new one is complete."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from utfall.pages.edition import prepare, require_pages
from utfall.scratch import put_in_place, scratch
from utfall.work.check import check

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
    """Build the site of the project's month beside the old one, and put it in the old one's place when complete."""
    require_pages(prepare(project))
    checked = check(project)
    if checked.blocks:
        return Built(checked.month, checked.findings)
    with scratch(project) as folder:
        fresh = folder / "site"
        fresh.mkdir()
        outcome = engine(project, fresh)
        if not outcome.is_built:
            return Built(checked.month, outcome.findings or checked.findings, outcome.complaints)
        put_in_place(fresh, project.site)
    return Built(checked.month, checked.findings, front=project.site / "index.html")

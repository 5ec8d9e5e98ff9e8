"""The published editions of a project, for the lake: which there are, which are withdrawn, and the package of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.forms.lake.edition import lake_names
from utfall.source.descriptor_text import read_descriptor
from utfall.source.raw import DESCRIPTOR
from utfall.words import Sentence
from utfall.work.places import repository_of
from utfall.work.published import known_branches
from utfall.work.published_package import Files, package_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from utfall.project import Project


@dataclass(frozen=True, slots=True)
class FoundEdition:
    """A published edition, with what reads its package when it is asked for."""

    name: str
    read: Callable[[], Files]
    published: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report's published editions, and those that are withdrawn, by the keys that the lake has for them."""

    editions: tuple[FoundEdition, ...]
    withdrawn: frozenset[tuple[str, str, str]] = frozenset()


def report_of(project: Project) -> FoundReport:
    """Return what is published of a project, as far as it is known here. Raise ``UsageError`` where nothing is."""
    repository = repository_of(project)
    branches = known_branches(project, repository)
    if not branches:
        raise UsageError(Sentence("error.archive-no-branch", {"branch": project.branch, "remote": project.remote}))
    withdrawn = {edition for branch in branches for edition in branch.withdrawn}
    live = sorted({edition for branch in branches for edition in branch.editions} - withdrawn)
    names = branches[0].names
    site = project.site_url.rstrip("/")
    editions = tuple(
        FoundEdition(
            str(one),
            partial(package_of, project, repository, one, names.tag(one)),
            repository.day(f"refs/tags/{names.tag(one)}^{{commit}}").isoformat(),
            f"{site}/{one}/" if site else "",
        )
        for one in live
    )
    return FoundReport(editions, frozenset((*_names(project), str(one)) for one in withdrawn))


def _names(project: Project) -> tuple[str, str]:
    """Return what the lake calls the organisation and the report, as the project's newest month has them."""
    content = (project.folder(project.months[-1]) / DESCRIPTOR).read_bytes()
    return lake_names(read_descriptor(content))

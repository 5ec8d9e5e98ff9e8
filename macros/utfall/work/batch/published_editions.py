"""The editions that a report has published, and whether one made anew is the same as what is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.forms.manifest import entries_in, read
from utfall.view.addresses import MANIFEST
from utfall.work.batch.order import BUILT, PUBLISHED
from utfall.work.batch.parcel import opened
from utfall.work.known_storage import storage_state
from utfall.work.places import repository_of
from utfall.work.published import known_branches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.model.edition_name import EditionName
    from utfall.project import Project
    from utfall.work.target import Target


@dataclass(frozen=True, slots=True)
class PublishedEdition:
    """An edition as it is published: the commit that it was made of and that one's day, where it is."""

    edition: EditionName
    commit: str
    day: str
    branch: Target

    @property
    def manifest(self) -> bytes:
        """What it says of its files; read when it is asked for, since there may be many editions."""
        return self.branch.read(f"{self.edition}/{MANIFEST}") or b""


def published_editions(project: Project) -> Iterator[PublishedEdition]:
    """Yield what is published and not withdrawn, oldest first: at the storage of the settings, else as known here.

    Raise ``UsageError`` without git, and where the storage does not answer.
    """
    repository = repository_of(project)
    there = [storage_state(project, repository)] if project.publish_to else known_branches(project, repository)[-1:]
    for branch in there:
        for edition in branch.live:
            commit = repository.commit(f"refs/tags/{branch.names.tag(edition)}") or ""
            day = repository.day(commit).isoformat() if commit else ""
            yield PublishedEdition(edition, commit, day, branch)


def differing(published: bytes, made: bytes) -> tuple[str, ...]:
    """Return the files of an edition that are not as published. ``made`` is the parcel of one made anew.

    Editions have lain in two forms on the branch; the one that is nearer is compared.
    """
    manifests = opened(made)
    there = _sums(read(published))
    return min((_differing(there, _sums(read(manifests[one]))) for one in (PUBLISHED, BUILT)), key=len)


def _differing(one: Mapping[str, str], other: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name)))


def _sums(said: Mapping[str, object]) -> dict[str, str]:
    return {str(one.get("path")): str(one.get("sha256")) for one in entries_in(said)}


def other_tools(published: bytes, made: bytes) -> str:
    """Return what made the published edition, where it was not what makes it now: ``utfall 0.1.0, mkdocs 1.6.1``."""
    there, here = (_tools(one) for one in (published, opened(made)[BUILT]))
    return ", ".join(f"{name} {version}" for name, version in there.items() if here.get(name) != version)


def _tools(manifest: bytes) -> Mapping[str, object]:
    told = read(manifest).get("tools")
    return told if isinstance(told, dict) else {}

"""A new project beside others in a repository: what it is called among them, and what the repository's root has.

A forge reads its workflows at the root alone, and those that are written here go through every project there. So what
the root lacks is written there, and nothing in it is changed.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.checks.identifier import identifier_of
from utfall.errors import UsageError
from utfall.project import read_project
from utfall.publisher import PLACE
from utfall.words import Sentence
from utfall.work.git import find_repository
from utfall.work.project_place import wanted_place
from utfall.work.projects import projects_in
from utfall.work.starting.project_files import FORGES, root_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from utfall.work.git import Repository


@dataclass(frozen=True, slots=True)
class Beside:
    """Hold where a new project lies in a repository, what it is called there, and whether the root has workflows."""

    root: Path
    folder: str
    place: str
    has_flows: bool


def beside(target: Path, organisation: str, place: str = "") -> Beside | None:
    """Return how a project lies in its repository; nothing at the root of one, and outside.

    Raise ``UsageError`` where another project is called so, or no project can be.
    """
    if place and not PLACE.fullmatch(place):
        raise UsageError(Sentence("error.init-place", {"name": place}))
    there = target.absolute()
    try:
        repository = find_repository(next(one for one in (there, *there.parents) if one.is_dir()))
    except UsageError:
        return None
    folder = there.resolve().relative_to(repository.root).as_posix()
    if folder == ".":
        return None
    called = place or identifier_of(organisation)
    taken = dict(_places(repository))
    if called in taken:
        raise UsageError(Sentence("error.init-place-taken", {"place": called, "folder": taken[called]}))
    flows = (repository.root / place for place, _ in FORGES.values())
    return Beside(repository.root, folder, called, any(one.exists() for one in flows))


def _places(repository: Repository) -> Iterator[tuple[str, str]]:
    """Yield what the projects of a repository are called, with their folders; those that cannot be read are none."""
    for one in projects_in(repository.root):
        with suppress(UsageError):
            yield wanted_place(read_project(one), repository), one.relative_to(repository.root).as_posix()


def write_at_root(there: Beside, forge: str, team: str) -> tuple[str, ...]:
    """Write what a forge needs at the root and what is not there, and return the files."""
    lacking = {name: content for name, content in root_files(forge, team) if not (there.root / name).exists()}
    for name, content in lacking.items():
        path = there.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tuple(lacking)

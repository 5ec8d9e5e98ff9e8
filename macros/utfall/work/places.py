"""Where a project lies in git: the repository that has it, and how git writes a path of it.

A project that is written out of a commit, to be read or built as it was, still knows the one that it came from.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.project import read_project
from utfall.words import Sentence
from utfall.work.git import find_repository

if TYPE_CHECKING:
    from pathlib import Path

    from utfall.project import Project
    from utfall.work.git import Repository, TreeEntry

SHOWN = 5  # files that a message names


def repository_of(project: Project) -> Repository:
    """Return the repository that has a project. Raise ``UsageError`` where there is none."""
    return find_repository(project.origin or project.root)


def path_of(project: Project, repository: Repository, path: Path) -> str:
    """Return a path of a project from the repository's root, as git writes it."""
    whole = (project.origin or project.root) / path.relative_to(project.root)
    return whole.relative_to(repository.root).as_posix()


def written_out(project: Project, repository: Repository, revision: str, folder: Path) -> Project:
    """Return the project as a revision has it, written into a folder: its own bytes, whatever lies in the project.

    Raise ``UsageError`` for symbolic links and submodules where pages or data belong: they are no files of git's.
    """
    home = (project.origin or project.root).relative_to(repository.root)
    strange = repository.write_out(revision, folder, *([home.as_posix()] if home.parts else []))
    fresh = replace(read_project(folder / home), origin=project.origin or project.root)
    _require_files(fresh, folder, strange)
    return fresh


def _require_files(project: Project, folder: Path, strange: tuple[TreeEntry, ...]) -> None:
    ours = [part for part in (project.config, project.docs, project.data, project.theme) if part]
    outside = [part.name for part in ours if not part.is_relative_to(project.root)]
    places = [folder / one.path for one in strange]
    found = [
        place.relative_to(project.root).as_posix()
        for place in places
        if any(place.is_relative_to(part) or part.is_relative_to(place) for part in ours)
    ]
    named = [*outside, *found]
    if named:
        shown = ", ".join(named[:SHOWN]) + (" …" if len(named) > SHOWN else "")
        raise UsageError(Sentence("error.publish-no-files", {"files": shown}))

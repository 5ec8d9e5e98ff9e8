"""Where a project lies in git: the repository that has it, and how git writes a path of it.

A project that is written out of a commit, to be read or built as it was, still knows the one that it came from.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.project import read_project
from utfall.words import Sentence
from utfall.work.git import find_repository

if TYPE_CHECKING:
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
    shutil.rmtree(fresh.cache.parent, ignore_errors=True)  # what somebody has committed as kept is believed by nothing
    theme = _shared_theme(fresh, folder)
    if theme:
        strange = (*strange, *repository.write_out(revision, folder, theme))
    _require_files(fresh, folder, strange)
    return fresh


def _theme(project: Project) -> Path | None:
    """Return the folder of the theme's own parts, which projects of one repository may share above them."""
    return Path(os.path.normpath(project.theme)) if project.theme else None


def _shared_theme(project: Project, folder: Path) -> str:
    """Return the folder of a theme that lies outside of the project, from the repository's root; else empty."""
    theme = _theme(project)
    is_shared = theme and not theme.is_relative_to(project.root) and theme.is_relative_to(folder)
    return theme.relative_to(folder).as_posix() if theme and is_shared else ""


def _require_files(project: Project, folder: Path, strange: tuple[TreeEntry, ...]) -> None:
    own, theme = (project.config, project.docs, project.data), _theme(project)
    ours = [*own, *([theme] if theme else [])]
    outside = [part.name for part in own if not part.is_relative_to(project.root)]
    outside += [theme.name] if theme and not theme.is_relative_to(folder) else []
    places = [folder / one.path for one in strange]
    found = [
        Path(os.path.relpath(place, project.root)).as_posix()
        for place in places
        if any(place.is_relative_to(part) or part.is_relative_to(place) for part in ours)
    ]
    named = [*outside, *found]
    if named:
        shown = ", ".join(named[:SHOWN]) + (" …" if len(named) > SHOWN else "")
        raise UsageError(Sentence("error.publish-no-files", {"files": shown}))

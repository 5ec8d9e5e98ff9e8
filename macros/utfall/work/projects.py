"""Find the projects of a folder: a repository may hold several reports side by side."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from utfall.project import CONFIG

if TYPE_CHECKING:
    from utfall.work.git import Repository

ENVIRONMENT = "pyvenv.cfg"  # marks a folder of installed programs, which may bring projects of their own
NOT_OURS = {"__pycache__", "node_modules"}


def projects_of(repository: Repository) -> tuple[Path, ...]:
    """Return the folders of the projects that git keeps in a repository, in the order of their names."""
    found = projects_in(repository.root)
    names = [f"HEAD:{(one.relative_to(repository.root) / CONFIG).as_posix()}" for one in found]
    there = repository.objects_of(names) if names else []
    return tuple(one for one, kept in zip(found, there, strict=True) if kept)


def projects_in(folder: Path) -> tuple[Path, ...]:
    """Return the folders of projects in a folder and below it, in the order of their names.

    A project is a folder with ``mkdocs.yml`` and ``data/``. Hidden folders, links, installed programs and what a
    project has in ``docs/`` and ``data/`` are not searched.
    """
    found = []
    for at, folders, files in os.walk(folder):
        if ENVIRONMENT in files:
            folders.clear()
            continue
        is_project = CONFIG in files and "data" in folders
        if is_project:
            found.append(Path(at))
        own = {"docs", "data"} if is_project else set()
        folders[:] = [one for one in folders if not one.startswith(".") and one not in NOT_OURS | own]
    return tuple(sorted(found))

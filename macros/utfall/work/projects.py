"""Find the projects of a folder: a repository may hold several reports side by side."""

from __future__ import annotations

import os
from pathlib import Path

from utfall.project import CONFIG

ENVIRONMENT = "pyvenv.cfg"  # marks a folder of installed programs, which may bring projects of their own
NOT_OURS = {"__pycache__", "node_modules"}


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

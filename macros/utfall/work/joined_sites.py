"""The built sites of a repository's projects in one folder, each at its place, as they will be published."""

from __future__ import annotations

import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.project import read_project
from utfall.render.overview import plain_overview
from utfall.scratch import put_in_place, scratch
from utfall.words import words
from utfall.work.published_names import names_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from utfall.project import Project
    from utfall.work.git import Repository

SITE = "site"


def join_sites(repository: Repository, folders: Sequence[Path]) -> Path | None:
    """Put copies of the sites that are built into ``site/`` at the repository's root; nothing where that is all.

    A project at the root, or one without a place, has the top; without one a page there leads to the others.
    """
    projects = [read_project(folder) for folder in folders]
    built = {_place(one, repository): one for one in projects if (one.site / "index.html").is_file()}
    target = repository.root / SITE
    is_kept = bool(repository.entries("HEAD", SITE))  # git has a folder of that name, which is none of ours
    if is_kept or not built or all(one.site == target for one in built.values()):
        return None
    top = built.pop("", None)
    with scratch(top or next(iter(built.values()))) as folder:
        fresh = folder / SITE
        if top:
            shutil.copytree(top.site, fresh)
        else:
            fresh.mkdir()
            (fresh / "index.html").write_text(_listed(built), encoding="utf-8")
        for place, one in sorted(built.items()):
            shutil.copytree(one.site, fresh / place, dirs_exist_ok=True)
        put_in_place(fresh, target)
    return target


def _place(project: Project, repository: Repository) -> str:
    with suppress(UsageError):
        return names_in(project, repository).place
    return project.root.name  # what is wrong with its place is told where it is published


def _listed(built: dict[str, Project]) -> str:
    first = next(iter(sorted(built)))
    speech = words(built[first].language)
    return plain_overview({f"{place}/index.html": one.name for place, one in sorted(built.items())}, speech, first)

"""The reviews of a repository's projects as one text: of those that a proposal changes, each under its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.render.review import MARK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from utfall.work.git import Repository


def changed_projects(repository: Repository, folders: Sequence[Path], words: Sequence[str]) -> Sequence[Path]:
    """Return the projects with files that differ from where a revision and ours parted; without any the first.

    The revision is the first of the ``words`` that git knows as one; without one all are returned. What lies in no
    other project is the project's at the root, where there is one.
    """
    before = next((one for one in words if repository.commit(one)), None)
    if before is None:
        return folders
    parted = repository.ask("merge-base", before, "HEAD") if repository.is_so("merge-base", before, "HEAD") else before
    places = [repository.root / one for one in repository.changed(parted, "HEAD")]
    owners = {max(having, key=lambda one: len(one.parts)) for one in places if (having := _having(folders, one))}
    return [one for one in folders if one in owners] or list(folders[:1])


def _having(folders: Sequence[Path], file: Path) -> list[Path]:
    return [one for one in folders if file.is_relative_to(one)]


def joined_reviews(texts: Mapping[str, str]) -> str:
    """Return reviews, by the names of their projects, as one; that of one project alone is as it is."""
    if len(texts) == 1:
        return next(iter(texts.values()))
    parts = (f"# {name}\n\n{text.removeprefix(MARK).strip()}" for name, text in texts.items())
    return "\n\n".join((MARK, *parts))

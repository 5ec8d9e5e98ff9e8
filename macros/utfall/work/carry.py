"""A published correction carried to the branch where the months go on: the month's folder as its newest edition.

The pages in ``docs/`` are the newest month's. They follow only where that is the month that was corrected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.words import Sentence
from utfall.work.correction import Corrected
from utfall.work.guards import require_clean
from utfall.work.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from utfall.model.edition_name import EditionName
    from utfall.project import Project
    from utfall.work.git import Repository

Plan = dict[str, bytes | None]  # files by their path from the root; ``None`` is taken away


def carried(
    project: Project, repository: Repository, branch: str, before: EditionName, newest: EditionName
) -> Corrected:
    """Write the month as its newest edition has it, where the files now are those of an edition before."""
    folder = _path(repository, project.folder(newest.month))
    files = _changed(repository, before.tag, newest.tag, folder)
    docs = _path(repository, project.docs)
    pages = _changed(repository, before.tag, newest.tag, docs)
    is_current = project.months[-1] == newest.month
    follow = [file for file in pages if is_current and _is_same(repository, before.tag, "HEAD", file)]
    plan: Plan = {file: repository.read(newest.tag, file) for file in (*files, *follow)}
    _require_untouched(repository, plan)
    _write(project, repository, plan)
    own = tuple(file for file in pages if file not in plan)
    return Corrected(
        newest, "carried", branch, folder, origin=before.tag, changed=tuple(plan), pages=own
    )  # fmt: skip


def _path(repository: Repository, folder: Path) -> str:
    return folder.relative_to(repository.root).as_posix()


def _changed(repository: Repository, before: str, after: str, folder: str) -> list[str]:
    listed = repository.ask("diff", "--name-only", "--no-renames", "-z", before, after, "--", folder)
    return [name for name in listed.split("\0") if name]


def _is_same(repository: Repository, one: str, other: str, file: str) -> bool:
    first, second = repository.objects_of([f"{one}:{file}", f"{other}:{file}"])
    return first == second


def _require_untouched(repository: Repository, plan: Mapping[str, bytes | None]) -> None:
    """Raise ``UsageError`` for uncommitted files, except those that a carrying which was cut off had written."""
    for file in repository.uncommitted():
        path = repository.root / file
        there = path.read_bytes() if path.is_file() else None
        if file not in plan or there != plan[file]:
            require_clean(repository)


def _write(project: Project, repository: Repository, plan: Mapping[str, bytes | None]) -> None:
    for file, content in plan.items():
        try:
            write_whole(project, repository.root / file, content)
        except OSError as fault:
            params = {"file": file, "reason": fault.strerror or str(fault)}
            raise UsageError(Sentence("error.correct-not-written", params)) from fault

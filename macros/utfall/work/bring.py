"""Newer editions of months brought into the files, and what follows of them in the months after.

First all is worked out from what git has, then it is written, so that a run that is cut off can be run again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.checks.examine import examine_cells
from utfall.derive.difference import differences
from utfall.derive.following import following
from utfall.errors import UsageError
from utfall.model.finding import blocking
from utfall.model.history import History
from utfall.scratch import scratch
from utfall.source.archive import read_archive
from utfall.whole_file import write_whole
from utfall.words import Sentence, words
from utfall.work.cells import with_cells
from utfall.work.guards import require_clean
from utfall.work.places import path_of
from utfall.work.published_names import names_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from utfall.derive.following import Following
    from utfall.model.edition_name import EditionName
    from utfall.model.finding import Finding
    from utfall.period import Period
    from utfall.project import Project
    from utfall.work.git import Repository

Plan = dict[str, bytes | None]  # files by their path from the repository's root; ``None`` is taken away


@dataclass(frozen=True, slots=True)
class Brought:
    """Hold what is to be written, the archive as it will be, and every cell that the corrections touch.

    ``faults`` has the first fault in the files of each later month that holds such a cell.
    """

    plan: Plan
    after: History
    cells: tuple[Following, ...]
    faults: Mapping[Period, Finding]


def brought(project: Project, repository: Repository, behind: Sequence[tuple[EditionName, EditionName]]) -> Brought:
    """Work out what comes of bringing months from the edition that they are in ``HEAD`` to their newest."""
    plan: Plan = {}
    names = names_in(project, repository)
    for older, newest in behind:
        folder = path_of(project, repository, project.folder(newest.month))
        then, now = names.tag(older), names.tag(newest)
        plan |= {file: repository.read(now, file) for file in repository.changed(then, now, folder)}
    with scratch(project) as top:
        repository.write_out("HEAD", top, path_of(project, repository, project.data))
        root = top / project.root.relative_to(repository.root)
        before = _history(project, root)
        _overlay(top, plan)
        after = _history(project, root)
        cells = [cell for _, newest in behind for cell in _following(before, after, newest.month)]
        months = dict.fromkeys(cell.month for cell in cells)
        found = {
            month: blocking(examine_cells(root / project.folder(month).relative_to(project.root), root))
            for month in months
        }
    return Brought(plan, after, tuple(cells), {month: one[0] for month, one in found.items() if one})


def with_copies(project: Project, repository: Repository, found: Brought, cells: Iterable[Following]) -> Plan:
    """Return the plan with cells of later months written too. Raise ``UsageError`` where one's files have a fault."""
    plan = found.plan
    files: dict[str, list[Following]] = {}
    for cell in cells:
        if cell.month in found.faults:
            raise UsageError(faulty("correct-later-faulty", found.faults[cell.month], project, month=cell.month))
        files.setdefault(path_of(project, repository, project.root / cell.file), []).append(cell)
    for file, ours in files.items():
        text = (plan.get(file) or repository.read("HEAD", file) or b"").decode()
        plan = {**plan, file: with_cells(text, [(one.number, one.field, one.new) for one in ours]).encode()}
    return plan


def faulty(key: str, found: Finding, project: Project, **params: object) -> Sentence:
    """Return the sentence of a fault that is in the way of a correction."""
    speech = words(project.language)
    told = {"place": found.place(speech), "message": found.message(speech)}
    return Sentence(f"error.{key}", {**{name: str(one) for name, one in params.items()}, **told})


def require_untouched(repository: Repository, plan: Mapping[str, bytes | None], *, alone: bool) -> None:
    """Raise ``UsageError`` for files that somebody else than a writing that was cut off has changed.

    ``alone``: no file beside the plan's may be changed either.
    """
    for file in repository.uncommitted():
        path = repository.root / file
        there = path.read_bytes() if path.is_file() else None
        is_ours = file in plan and there == plan[file]
        if not is_ours and (alone or file in plan):
            require_clean(repository)


def write_plan(project: Project, repository: Repository, plan: Mapping[str, bytes | None]) -> None:
    """Write the files, each whole. Raise ``UsageError`` where the disk does not take one."""
    for file, content in plan.items():
        try:
            write_whole(project, repository.root / file, content)
        except OSError as fault:
            params = {"file": file, "reason": fault.strerror or str(fault)}
            raise UsageError(Sentence("error.correct-not-written", params)) from fault


def _history(project: Project, root: Path) -> History:
    data = root / project.data.relative_to(project.root)
    return History(read_archive(sorted(folder for folder in data.iterdir() if folder.is_dir()), root))


def _overlay(top: Path, plan: Mapping[str, bytes | None]) -> None:
    for file, content in plan.items():
        path = top / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(content)


def _following(before: History, after: History, month: Period) -> tuple[Following, ...]:
    then, now = before.of(month), after.of(month)
    if then is None or now is None:
        raise UsageError(Sentence("error.unreadable-month", {"month": str(month)}))
    return following(differences(then, now), before, after, month)

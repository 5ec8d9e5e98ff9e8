"""A published correction carried to the branch where the months go on: the month's folder as its newest edition.

Comparison figures in later months follow where those are not published yet; where they are, they are told, since only a
correction of their own may change them. The pages in ``docs/`` are the newest month's and follow only where that is the
month that was corrected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.following import COPY
from utfall.work.bring import brought, require_untouched, with_copies, write_plan
from utfall.work.correction import CorrectionOutcome
from utfall.work.places import path_of
from utfall.work.published_names import names_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.derive.following import Following
    from utfall.model.edition_name import EditionName
    from utfall.model.history import History
    from utfall.project import Project
    from utfall.work.git import Repository


def carried(
    project: Project,
    repository: Repository,
    branch: str,
    step: tuple[EditionName, EditionName],
    published: Sequence[EditionName],
) -> CorrectionOutcome:
    """Write the month as the second edition of ``step`` has it, where the files now are those of the first."""
    before, newest = step
    names = names_in(project, repository)
    then, now = names.tag(before), names.tag(newest)
    found = brought(project, repository, [step])
    out = {cell.month for cell in found.cells if _is_published(found.after, cell, published)}
    copies = [cell for cell in found.cells if cell.kind == COPY and cell.month not in out]
    pages = repository.changed(then, now, path_of(project, repository, project.docs))
    is_current = project.months[-1] == newest.month
    follow = [file for file in pages if is_current and _is_same(repository, then, file)]
    plan = with_copies(project, repository, found, copies)
    plan |= {file: repository.read(now, file) for file in follow}
    require_untouched(repository, plan, alone=True)
    write_plan(project, repository, plan)
    return CorrectionOutcome(
        newest,
        "carried",
        branch,
        path_of(project, repository, project.folder(newest.month)),
        origin=then,
        changed=tuple(plan),
        pages=tuple(file for file in pages if file not in plan),
        followed=tuple(copies),
        published=tuple(cell for cell in found.cells if cell.kind == COPY and cell.month in out),
        doubtful=tuple(cell for cell in found.cells if cell.kind != COPY),
    )


def _is_published(after: History, cell: Following, published: Sequence[EditionName]) -> bool:
    report = after.of(cell.month)
    return report is not None and report.package.edition in published


def _is_same(repository: Repository, revision: str, file: str) -> bool:
    then, now = repository.objects_of([f"{revision}:{file}", f"HEAD:{file}"])
    return then == now

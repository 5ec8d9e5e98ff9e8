"""A correction's branch made ready: newer editions of earlier months, what follows of them, and the next number.

The number is written last: a branch that has it has all the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.following import COPY
from utfall.words import words
from utfall.work.bring import brought, require_untouched, with_copies, write_plan
from utfall.work.guards import as_published
from utfall.work.log_rows import LoggedCorrection, with_entries
from utfall.work.places import path_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.derive.following import Following
    from utfall.model.edition_name import EditionName
    from utfall.model.history import History
    from utfall.project import Project
    from utfall.work.git import Repository
    from utfall.work.log_rows import About


def bring_earlier(
    project: Project, repository: Repository, base: EditionName, published: Sequence[EditionName], about: About
) -> tuple[Following, ...]:
    """Bring earlier months to their newest editions, and write and log what follows of it in the corrected month."""
    newest = {one.month: one for one in sorted(published)}
    here = as_published(project, repository, [one for one in published if one.month < base.month])
    behind = [(found, newest[month]) for month, found in here.items() if found and found != newest[month]]
    if not behind:
        return ()
    found = brought(project, repository, behind)
    cells = tuple(one for one in found.cells if one.kind == COPY and one.month == base.month)
    plan = with_copies(project, repository, found, cells)
    file = path_of(project, repository, project.folder(base.month) / "corrections.csv")
    text = repository.read("HEAD", file)
    if cells and text is not None:
        entries = [_entry(project, found.after, dict(behind), one) for one in cells]
        plan[file] = with_entries(text.decode(), base.following.number, entries, about).text.encode()
    require_untouched(repository, plan, alone=False)
    write_plan(project, repository, plan)
    return cells


def _entry(
    project: Project, after: History, behind: dict[EditionName, EditionName], cell: Following
) -> LoggedCorrection:
    """Return the row of the log: it follows of another month's correction, for that one's reason."""
    resource, row, field = cell.source
    for edition in behind.values():
        report = after.of(edition.month)
        told = report.corrections_at(resource, row, field) if report else ()
        if told:
            speech = words(project.language)
            reason = speech.say("correct.follows", edition=edition.title(speech), reason=told[-1].reason)
            return LoggedCorrection(cell.resource, cell.row, cell.field, cell.old, cell.new, reason, told[-1].kind)
    return LoggedCorrection(cell.resource, cell.row, cell.field, cell.old, cell.new)

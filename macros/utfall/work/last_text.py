"""What the last report's pages said, for a month whose folder has no record of it: out of git, where that has it.

Of the newest edition of the last report, by its tag; without one, of the last commit in which the month was not opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.pages.old_text import old_text
from utfall.source.page import page_of, read_pages
from utfall.source.raw import DESCRIPTOR
from utfall.source.text_record import has_record, shingles_of
from utfall.work.places import path_of, repository_of
from utfall.work.published_names import names_in, tagged

if TYPE_CHECKING:
    from utfall.model.finding import Finding
    from utfall.model.history import History
    from utfall.period import Period
    from utfall.project import Project
    from utfall.source.page import Page
    from utfall.work.git import Repository


def old_text_by_git(project: Project, history: History) -> tuple[Finding, ...]:
    """Compare the pages with the last report's in git; nothing where the month has its own record, or git has none."""
    month, before = history.current.period, history.previous
    if before is None or before.package.figures_only or has_record(project.folder(month)):
        return ()
    try:
        repository = repository_of(project)
        revision = _revision(project, repository, month, before.period)
    except UsageError:  # no repository, or another project's editions where this one's would be
        return ()
    if revision is None:
        return ()
    return old_text(history, read_pages(project), shingles_of(_pages(project, repository, revision)))


def _revision(project: Project, repository: Repository, month: Period, before: Period) -> str | None:
    names = names_in(project, repository)
    editions = [one for one in tagged(repository, names) if one.month == before]
    if editions:
        return names.tag(max(editions))
    if repository.commit("HEAD") is None:
        return None
    file = path_of(project, repository, project.folder(month) / DESCRIPTOR)
    added = repository.ask("log", "--diff-filter=A", "--format=%H", "HEAD", "--", file).splitlines()
    return repository.commit(f"{added[-1]}^") if added else repository.commit("HEAD")


def _pages(project: Project, repository: Repository, revision: str) -> tuple[Page, ...]:
    docs = path_of(project, repository, project.docs)
    files = repository.files_of(revision, docs)
    return tuple(page_of(name, f"{docs}/{name}", text) for name, text in files.items() if name.endswith(".md"))

"""Checks ``page-nav`` and the folders of ``page-address``: the pages held against the project's menu and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.checks.correction_log import page_name
from utfall.checks.pages.links import otherwise_composed
from utfall.errors import suggestion
from utfall.model.finding import Finding
from utfall.project import CONFIG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.project import Project
    from utfall.source.page import Page


def check_menu(project: Project, pages: Sequence[Page]) -> Iterator[Finding]:
    """Find that there are no pages, pages that are not in the menu, names in it that are no pages, and pages alike."""
    if pages:
        yield from _nav(project, pages)
    else:
        folder = f"{project.docs.relative_to(project.root).as_posix()}/"
        yield Finding("page-nav", "none", folder, value=folder)
    yield from _alike(pages)
    if project.has_folders:
        yield Finding("page-address", "folders", CONFIG, field="use_directory_urls")


def _nav(project: Project, pages: Sequence[Page]) -> Iterator[Finding]:
    known = [page.name for page in pages]
    for name in project.nav:
        if name not in known and (twin := otherwise_composed(name, known)):
            yield Finding("page-nav", "composed", "mkdocs.yml", field="nav", value=name, details={"there": twin})
        elif name not in known:
            details = {"suggestion": suggestion(name, known)}
            yield Finding("page-nav", "missing", "mkdocs.yml", field="nav", value=name, details=details)
    omitted = [page for page in pages if project.nav and page.name not in project.nav]
    omitted = [page for page in omitted if not otherwise_composed(page.name, project.nav)]  # told of the menu
    if not omitted:
        return

    from pathspec import GitIgnoreSpec

    without_menu = GitIgnoreSpec.from_lines(project.not_in_nav.splitlines())  # MkDocs reads them so
    for page in omitted:
        if not without_menu.match_file(page.name):
            yield Finding("page-nav", "omitted", page.file, value=page.name)


def _alike(pages: Sequence[Page]) -> Iterator[Finding]:
    """Find pages that the log of corrections, or a computer that takes large letters for small, cannot tell apart."""
    known: dict[str, Page] = {}
    for page in pages:
        first = known.setdefault(page_name(page.name).casefold(), page)
        if first is not page:
            yield Finding("page-nav", "alike", page.file, value=page.name, details={"other": first.name})

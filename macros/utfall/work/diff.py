"""``utfall diff``: what differs between two months, two editions, or two states of the files in git."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.derive.difference import differences, page_differences
from utfall.errors import UsageError
from utfall.period import Period
from utfall.project import STAFF, read_project
from utfall.scratch import scratch
from utfall.source.archive import read_archive
from utfall.words import Sentence, words
from utfall.work.places import path_of, repository_of
from utfall.work.public_copy import public_copy
from utfall.work.published_names import edition_named, names_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.derive.difference import Difference
    from utfall.model.edition_name import EditionName
    from utfall.model.report import Report
    from utfall.project import Project
    from utfall.work.git import Repository

_REVISION = re.compile(r"(.+?)(?::(\d{4}-\d{2}))?")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are compared: what a reader calls it, its report and its pages' Markdown."""

    name: str
    report: Report
    pages: Mapping[str, str]


def diff(project: Project, first: str, second: str) -> tuple[Side, Side, tuple[Difference, ...]]:
    """Compare two sides and return them with what differs.

    Each is a month of the project's folder (``2023-11``), an edition (``2023-11.1``), or a revision of git with or
    without a month (``main``, ``HEAD~1:2023-11``); without one it is the newest there. Raises ``UsageError`` for
    what is none of these.
    """
    before, after = (side(project, text) for text in (first, second))
    return before, after, compared(before, after)


def compared(before: Side, after: Side) -> tuple[Difference, ...]:
    """Return what differs between two sides, in figures, statuses, texts and definitions."""
    found = differences(before.report, after.report)
    pages = page_differences(before.pages, after.pages)
    at = next((at for at, one in enumerate(found) if one.group == "definitions"), len(found))
    return (*found[:at], *pages, *found[at:])


def is_at_hand(project: Project, edition: EditionName) -> bool:
    """Tell whether git has an edition here."""
    try:
        repository = repository_of(project)
    except UsageError:
        return False
    return repository.commit(f"refs/tags/{names_in(project, repository).tag(edition)}") is not None


def side(project: Project, text: str) -> Side:
    """Return what a month, an edition or a revision names."""
    if re.fullmatch(r"\d{4}-\d{2}", text):
        return _read(project, project.chosen_month(text), "")
    repository = repository_of(project)
    names = names_in(project, repository)
    edition = edition_named(text, names)
    if edition:
        tag = names.tag(edition)
        if repository.commit(f"refs/tags/{tag}") is None:
            raise UsageError(Sentence("error.no-edition", {"edition": text, "tag": tag}))
        return at_revision(project, repository, tag, edition.month, edition.title(words(project.language)))
    found = _REVISION.fullmatch(text)
    if found is None or repository.commit(found[1]) is None:
        raise UsageError(Sentence("error.no-revision", {"name": text}))
    return at_revision(project, repository, found[1], Period.parse(found[2]) if found[2] else None)


def at_revision(
    project: Project, repository: Repository, revision: str, month: Period | None = None, name: str = ""
) -> Side:
    """Return a month, by default the newest, as the files were at a revision."""
    with scratch(project) as folder:
        parts = [path_of(project, repository, part) for part in (project.config, project.docs, project.data)]
        repository.write_out(revision, folder, *parts)
        then = read_project(folder / path_of(project, repository, project.root))
        chosen = then.chosen_month(str(month) if month else None)
        return _read(then, chosen, name or f"{chosen.name(words(project.language))} ({revision})")


def _read(project: Project, month: Period, name: str) -> Side:
    """Return a month as whoever the project is read for may see it."""
    if project.audience == STAFF:
        return _side(project, month, name)
    with public_copy(replace(project, month=str(month))) as copy:
        return _side(copy.project, month, name)


def _side(project: Project, month: Period, name: str) -> Side:
    reports = read_archive([project.folder(month)], project.root)
    if not reports:
        raise UsageError(Sentence("error.unreadable-month", {"month": str(month)}))
    pages = {
        file.relative_to(project.root).as_posix(): file.read_text(encoding="utf-8", errors="replace")
        for file in sorted(project.docs.rglob("*.md"))
    }
    return Side(name or month.name(words(project.language)), reports[0], pages)

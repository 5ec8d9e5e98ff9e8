"""A month's files of a project in git as they were published, from the tag of an edition, without what is for staff.

A month that was never published alone is as the newest edition of a later month has it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.model.edition_name import EditionName
from utfall.project import read_project
from utfall.scratch import scratch
from utfall.source.raw import DESCRIPTOR
from utfall.work.git import started
from utfall.work.leaks import files_of
from utfall.work.members.member import FoundFiles, MemberError
from utfall.work.public_copy import public_copy

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from utfall.names import SiteNames
    from utfall.period import Period
    from utfall.project import Project
    from utfall.work.git import Repository

MARK = "audience"  # the word that marks what is for staff, in pages and descriptors


def editions_with(tags: Collection[str], names: SiteNames, month: Period) -> tuple[EditionName, ...]:
    """Return the editions that may have a month's folder, the one to take first.

    ``tags`` are those of the repository, without ``refs/tags/``. Raise ``MemberError`` where no edition can have it.
    """
    start = names.tag("")
    ends = (tag.removeprefix(start) for tag in tags if tag.startswith(start))
    editions = sorted(one for end in ends if (one := EditionName.parse(end)) and names.tag(one) in tags)
    live = [one for one in editions if names.witness(names.withdrawal_witness(one)) not in tags]
    of_month = [one for one in live if one.month == month]
    if of_month:
        return (of_month[-1],)
    gone = [one for one in editions if one.month == month]
    if gone:
        raise MemberError("withdrawn", month=str(month), edition=str(gone[-1]))
    later = [one for one in reversed(live) if one.month > month]
    if not later:
        raise MemberError("late" if live else "missing", month=str(month), newest=str(live[-1]) if live else "–")
    return tuple(later)


def published_files(
    city: Project, repository: Repository, named: tuple[SiteNames, tuple[EditionName, ...]], home: str, month: Period
) -> FoundFiles:
    """Return a month's files of the project in the folder ``home`` of a repository, from the first edition with them.

    Raise ``MemberError`` where none has the month.
    """
    names, editions = named
    folder = f"{home}/data/{month}".lstrip("/")
    for edition in editions:
        tag = names.tag(edition)
        if repository.object_of(f"refs/tags/{tag}:{folder}/{DESCRIPTOR}"):
            files = _public(city, repository, (f"refs/tags/{tag}", edition), home, folder)
            return FoundFiles(files, str(edition) if edition.month == month else "", tag, folder)
    raise MemberError("late", month=str(month), newest=str(editions[-1]))


def _public(
    city: Project, repository: Repository, at: tuple[str, EditionName], home: str, folder: str
) -> dict[str, bytes]:
    revision, edition = at
    if not _may_be_marked(repository, revision, home):
        return repository.files_of(revision, folder)
    with scratch(city) as top:
        repository.write_out(revision, top, *([home] if home else []))
        return public_files_of(replace(read_project(top / home), month=str(edition.month)), top / folder)


def _may_be_marked(repository: Repository, revision: str, home: str) -> bool:
    """Tell whether a page or a descriptor has the word that marks what is for staff."""
    asked = ("grep", "-l", "-z", "-F", "-e", MARK, revision, "--", *([home] if home else []))
    listed = started(repository.root, asked).stdout.decode("utf-8", "surrogateescape")
    return any(name.endswith((".md", f"/{DESCRIPTOR}")) for name in listed.split("\0"))


def public_files_of(project: Project, folder: Path) -> dict[str, bytes]:
    """Return the files of a month's folder of a project, without what is for staff."""
    with public_copy(project) as copy:
        return dict(files_of(copy.project.root / folder.relative_to(project.root)))

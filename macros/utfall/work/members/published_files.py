"""A month's files of a project in git as they were published, from the tag of an edition, without what is for staff.

A month that was never published alone is as the newest edition of a later month has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.edition_name import EditionName
from utfall.source.raw import DESCRIPTOR
from utfall.work.members.member import FoundFiles, MemberError
from utfall.work.published_package import public_package

if TYPE_CHECKING:
    from collections.abc import Collection

    from utfall.names import SiteNames
    from utfall.period import Period
    from utfall.project import Project
    from utfall.work.git import Repository


def tagged_editions(tags: Collection[str], names: SiteNames) -> tuple[list[EditionName], list[EditionName]]:
    """Return the editions that tags are of, oldest first, and those of them that no tag tells to be withdrawn."""
    start = names.tag("")
    ends = (tag.removeprefix(start) for tag in tags if tag.startswith(start))
    editions = sorted(one for end in ends if (one := EditionName.parse(end)) and names.tag(one) in tags)
    return editions, [one for one in editions if names.witness(names.withdrawal_witness(one)) not in tags]


def editions_with(tags: Collection[str], names: SiteNames, month: Period) -> tuple[EditionName, ...]:
    """Return the editions that may have a month's folder, the one to take first.

    ``tags`` are those of the repository, without ``refs/tags/``. Raise ``MemberError`` where no edition can have it.
    """
    editions, live = tagged_editions(tags, names)
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
            files = public_package(city, repository, (f"refs/tags/{tag}", edition), home, folder)
            return FoundFiles(files, str(edition) if edition.month == month else "", tag, folder)
    raise MemberError("late", month=str(month), newest=str(editions[-1]))

"""The published editions of a project, for the lake: which there are, which are withdrawn, and the package of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.forms.lake.edition import lake_names
from utfall.model.edition_name import EditionName
from utfall.source.descriptor_text import DescriptorError, read_descriptor
from utfall.source.raw import DESCRIPTOR
from utfall.words import Sentence
from utfall.work.members.published_files import tagged_editions
from utfall.work.places import repository_of
from utfall.work.published import known_withdrawn
from utfall.work.published_names import names_in
from utfall.work.published_package import Files, package_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from utfall.names import SiteNames
    from utfall.project import Project


@dataclass(frozen=True, slots=True)
class FoundEdition:
    """A published edition, with what reads its package when it is asked for.

    ``checksum`` tells that of the package without reading it, where that can be told of what lies at ``address``.
    """

    name: str
    read: Callable[[], Files]
    published: str = ""
    address: str = ""
    checksum: Callable[[], str] | None = None


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report's published editions, and those that are withdrawn. ``name`` tells whose it is, of several.

    ``called`` is what the lake calls its organisation and the report, as far as anybody knows without its editions.
    ``fault`` is why it could not be read, if so.
    """

    editions: tuple[FoundEdition, ...] = ()
    withdrawn: frozenset[str] = frozenset()
    called: frozenset[tuple[str, str]] = frozenset()
    name: str = ""
    fault: Sentence | None = None


def report_of(project: Project, name: str = "") -> FoundReport:
    """Return what is published of a project, as far as it is known here. Raise ``UsageError`` where nothing is."""
    repository = repository_of(project)
    names = names_in(project, repository)
    tags = frozenset(repository.ask("for-each-ref", "--format=%(refname:strip=2)", "refs/tags/").splitlines())
    gone = withdrawn_in(tags, names) | {str(one) for one in known_withdrawn(project)}
    live = [one for one in tagged_editions(tags, names)[0] if str(one) not in gone]
    if not live and not gone:
        raise UsageError(Sentence("error.lake-no-tags", {"tags": names.tag("…"), "remote": project.remote}))
    site = project.site_url.rstrip("/")
    editions = tuple(
        FoundEdition(
            str(one),
            partial(package_of, project, repository, one, names.tag(one)),
            repository.day(f"refs/tags/{names.tag(one)}^{{commit}}").isoformat(),
            f"{site}/{one}/" if site else "",
        )
        for one in live
    )
    return FoundReport(editions, gone, _called(project), name)


def withdrawn_in(tags: Collection[str], names: SiteNames) -> frozenset[str]:
    """Return the editions that a witness among the tags tells to be withdrawn, whether they have a tag or not."""
    start, end = names.witness(""), names.withdrawal_witness("")
    found = (tag.removeprefix(start).removesuffix(end) for tag in tags if tag.startswith(start) and tag.endswith(end))
    return frozenset(one for one in found if EditionName.parse(one))


def _called(project: Project) -> frozenset[tuple[str, str]]:
    """Return what the lake calls the organisation and the report, as the project's newest month has them."""
    for month in reversed(project.months):
        file = project.folder(month) / DESCRIPTOR
        try:
            return frozenset({lake_names(read_descriptor(file.read_bytes()))})
        except (DescriptorError, OSError):
            continue
    return frozenset()

"""What the tags here tell of what is published, without asking the storage that it is published to.

A publication to a storage leaves a tag of the edition and a witness in git, as one to the branch does. So what a list
needs is told without keys and network; what an edition holds, and whether readers have it, only the storage tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.model.edition_name import EditionName
from utfall.work.published_names import names_in, tagged

if TYPE_CHECKING:
    from utfall.names import SiteNames
    from utfall.project import Project
    from utfall.work.git import Repository


@dataclass(frozen=True, slots=True)
class TaggedReport:
    """What the tags here tell of a report: the editions that were published, oldest first, and those withdrawn."""

    names: SiteNames
    editions: tuple[EditionName, ...]
    withdrawn: frozenset[EditionName]

    @property
    def live(self) -> tuple[EditionName, ...]:
        """What is published and not withdrawn, oldest first."""
        return tuple(one for one in self.editions if one not in self.withdrawn)


def tagged_report(project: Project, repository: Repository) -> TaggedReport:
    """Return what the tags here tell; a withdrawn edition has no tag any more, but witnesses."""
    names = names_in(project, repository)
    start = names.witness("")
    listed = repository.ask("for-each-ref", "--format=%(refname:strip=2)", f"refs/tags/{start}*").splitlines()
    ends = {one.removeprefix(start) for one in listed}
    witnessed = {edition for one in ends if (edition := EditionName.parse(one))}
    withdrawn = {one for one in witnessed if names.withdrawal_witness(one) in ends}
    return TaggedReport(names, tuple(sorted({*tagged(repository, names), *witnessed})), frozenset(withdrawn))

"""What the names in git and on the publishing branch are: what is published keeps its names.

The tags of editions and of witnesses tell in which language. A project that was published with names of another
language than its own goes on with those, so that every address that readers have, and every rule and workflow about
tags and branches, holds. Of several projects in a repository each has its own place, see ``project_place``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.model.edition_name import EditionName
from utfall.names import every
from utfall.words import Sentence
from utfall.work.project_place import place_of

if TYPE_CHECKING:
    from utfall.names import SiteNames
    from utfall.project import Project
    from utfall.work.git import Repository


def names_in(project: Project, repository: Repository) -> SiteNames:
    """Return the names that the tags in the repository are of, else the project's own."""
    place = place_of(project, repository)
    possible = [one.at(place) for one in every(project.named.language)]
    starts = [f"refs/tags/{start}/*" for one in possible for start in (one.tags, one.witnesses)]
    listed = repository.ask("for-each-ref", "--format=%(refname:strip=2)", *dict.fromkeys(starts)).splitlines()
    used = {name.rpartition("/")[0] for name in listed}
    return next((one for one in possible if {one.tags, one.witnesses} & used), project.named.at(place))


def require_names(project: Project, published: SiteNames) -> None:
    """Raise ``UsageError`` where the project's settings ask for other names than it is published with."""
    if project.names and published.language != project.names:
        params = {"wanted": project.names, "published": published.language, "newest": published.newest}
        raise UsageError(Sentence("error.publish-names", params))


def edition_named(text: str, names: SiteNames) -> EditionName | None:
    """Return the edition that an address or a tag names; nothing for a tag of another project."""
    name = text.removeprefix(f"{names.tags}/")
    return None if "/" in name and names.place else EditionName.parse(name)


def tagged(repository: Repository, names: SiteNames, fact: str = "") -> dict[EditionName, str]:
    """Return the editions that have a tag here, each with a fact of it as git's format names it; those of no other."""
    shape, start = f"--format=%(refname:strip=2) {fact}", f"{names.tags}/"
    listed = repository.ask("for-each-ref", shape, f"refs/tags/{start}*").splitlines()
    found = (line.removeprefix(start).partition(" ") for line in listed)
    return {edition: told for name, _, told in found if (edition := EditionName.parse(name))}

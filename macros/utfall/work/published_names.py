"""In which language the names in git and at the top of the published site are: what is published keeps its names.

The tags of editions and of witnesses tell. A project that was published with names of another language than its own
goes on with those, so that every address that readers have, and every rule and workflow about tags and branches, holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.names import every
from utfall.words import Sentence

if TYPE_CHECKING:
    from utfall.names import SiteNames
    from utfall.project import Project
    from utfall.work.git import Repository


def names_in(project: Project, repository: Repository) -> SiteNames:
    """Return the names that the tags in the repository are of, else the project's own."""
    possible = every(project.named.language)
    starts = [f"refs/tags/{start}/" for one in possible for start in (one.tags, one.witnesses)]
    listed = repository.ask("for-each-ref", "--format=%(refname:strip=2)", *dict.fromkeys(starts)).splitlines()
    used = {name.partition("/")[0] for name in listed}
    return next((one for one in possible if {one.tags, one.witnesses} & used), project.named)


def require_names(project: Project, published: SiteNames) -> None:
    """Raise ``UsageError`` where the project's settings ask for other names than it is published with."""
    if project.names and published.language != project.names:
        params = {"wanted": project.names, "published": published.language, "newest": published.newest}
        raise UsageError(Sentence("error.publish-names", params))

"""What is known here of what is published, without asking the remote."""

from __future__ import annotations

import os
import posixpath
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.forms.manifest import beside_in, read
from utfall.view.addresses import MANIFEST
from utfall.work.places import repository_of
from utfall.work.published_names import names_in
from utfall.work.publishing_branch import Branch
from utfall.work.tagged_report import TaggedReport, tagged_report

if TYPE_CHECKING:
    from utfall.model.edition_name import EditionName
    from utfall.project import Project
    from utfall.work.git import Repository


def known_branches(project: Project, repository: Repository) -> tuple[Branch, ...]:
    """Return the publishing branch as it is here and as it was last fetched, as far as there are any."""
    refs = (f"refs/heads/{project.branch}", f"refs/remotes/{project.remote}/{project.branch}")
    names = names_in(project, repository)
    return tuple(Branch(repository, commit, names) for ref in refs if (commit := repository.commit(ref)))


def shared_of(branch: Branch) -> dict[str, bytes]:
    """Return the files that editions share, by their path in their folder; none where there is no such folder."""
    folder = branch.names.shared
    return branch.files_of(folder) if branch.repository.object_of(branch.at(folder)) else {}


def edition_files(branch: Branch, edition: EditionName) -> dict[str, bytes]:
    """Return a published edition's files with those that it shares with others, by their address from its root.

    Raise ``UsageError`` where it is thinned and git has its files here no longer.
    """
    own = branch.files_of(str(edition))
    addresses = list(beside_in(read(own.get(MANIFEST, b""))).values())
    asked = [branch.at(posixpath.normpath(f"{edition}/{address}")) for address in addresses]
    there = branch.repository.objects_of(asked) if asked else []
    shared = {address: name for address, name in zip(addresses, there, strict=True) if name}
    texts = branch.repository.texts_of(list(shared.values()))
    return {**own, **dict(zip(shared, map(os.fsencode, texts), strict=True))}


def known_editions(project: Project) -> tuple[EditionName, ...]:
    """Return the editions that are known here to be published, oldest first; none outside of git."""
    return tuple(sorted({one for there in _known(project) for one in there.editions}))


def known_withdrawn(project: Project) -> frozenset[EditionName]:
    """Return the editions that are known here to be withdrawn."""
    return frozenset(one for there in _known(project) for one in there.withdrawn)


def _known(project: Project) -> tuple[Branch | TaggedReport, ...]:
    """Return what tells what is published: the branch, and the tags where editions go to a storage."""
    try:
        repository = repository_of(project)
    except UsageError:
        return ()
    branches = known_branches(project, repository)
    return (*branches, tagged_report(project, repository)) if project.publish_to else branches

"""What is published at the storage of a project's settings, read there."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.words import Sentence
from utfall.work.published_names import names_in
from utfall.work.storage.address import open_store, read_address
from utfall.work.storage.edition_files import checksum, read_list
from utfall.work.storage.site import StoredSite
from utfall.work.storage.state import read_state

if TYPE_CHECKING:
    from utfall.model.edition_name import EditionName
    from utfall.project import Project
    from utfall.work.git import Repository
    from utfall.work.storage.state import StoredState


def storage_state(project: Project, repository: Repository) -> StoredState:
    """Return what is published at the storage of the settings now. Raise ``UsageError`` where it does not answer."""
    names = names_in(project, repository)
    store = open_store(read_address(project.publish_to).below(names.place))
    return read_state(repository, StoredSite(store, names, project.language))


def stored_files(state: StoredState, edition: EditionName) -> dict[str, bytes]:
    """Return an edition's files, and those that it shares with others, by their address from its root.

    Raise ``UsageError`` where one is not what the storage's own list says.
    """
    store, told = state.site.store, state.index.editions[edition]
    listed = read_list(store.content(told.files) or b"")
    found = {path: content for path, content in store.contents(sorted(listed)) if content is not None}
    other = [path for path, sha256 in listed.items() if path not in found or checksum(found[path]) != sha256]
    if other or len(listed) != told.count:
        raise UsageError(Sentence("error.archive-changed", {"edition": str(edition), "files": ", ".join(other[:5])}))
    return {posixpath.relpath(path, str(edition)): content for path, content in found.items()}

"""``utfall withdraw`` at a storage: the index is switched to a state without the edition, then its files go.

What stays is a public note at its address, its name in the lists, and its checksum in the witnesses. Versions of
objects that the storage itself keeps, and copies at a CDN, are for whoever runs them to take away.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.render.front import withdrawn_page
from utfall.words import Sentence, words
from utfall.work.git import GitError
from utfall.work.places import repository_of
from utfall.work.publishing_branch import signature
from utfall.work.storage.front import SCRIPT, front_of_storage, script_of_editions
from utfall.work.storage.moving import follow
from utfall.work.storage.state import LIST, StoredState
from utfall.work.stored_overview import renew_overview
from utfall.work.stored_publication import put_witness, stored_target
from utfall.work.top_files import links_of
from utfall.work.withdraw import Withdrawn, files_without, published_edition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.model.edition_name import EditionName
    from utfall.project import Project
    from utfall.work.stored_publication import Opened


def withdraw_stored(
    project: Project, name: str, note: Mapping[str, str], opened: Opened, *, pushes: bool = True
) -> Withdrawn:
    """Withdraw an edition that is published at a storage; ``note`` has the reason and the date."""
    repository = repository_of(project)
    signature(repository)
    state = stored_target(project, repository, opened, pushes=pushes)
    project = replace(project, place=state.names.place)
    edition = published_edition(state, name)
    is_done = edition in state.withdrawn
    if not is_done:
        state = _switched(project, state, edition, note)
    follow(state.site)
    _without_tag(project, state, edition, pushes=pushes)
    put_witness(project, state, state.names.withdrawal_witness(edition), pushes=pushes)
    renew_overview(project, state, opened)
    return Withdrawn(edition, "already" if is_done else "withdrawn", state.names.tag(edition))


def _switched(project: Project, state: StoredState, edition: EditionName, note: Mapping[str, str]) -> StoredState:
    """Let readers see the note in the edition's place, and return the state that is then."""
    site, names, speech = state.site, state.names, words(project.language)
    titles, links = state.titles, links_of([one for one in state.live if one != edition], state.names)
    top = {
        **state.files,
        **files_without(project, state, edition, note),
        **front_of_storage(titles, {*state.withdrawn, edition}, speech, names),
        LIST: state.list_with(titles, links),
    }
    page = withdrawn_page(edition, note["date"], note["reason"], speech, names).encode()
    site.keep({SCRIPT: script_of_editions()})
    kept, [there] = site.keep(top, state.index.top), site.keep({f"{edition}.html": page}).values()
    index = site.switch(state.index, {}, kept, {**state.index.withdrawn, edition: there})
    return state.with_files(index, top)


def _without_tag(project: Project, state: StoredState, edition: EditionName, *, pushes: bool) -> None:
    """Take the edition's tag away where the source is kept, and here."""
    repository, tag, remote = state.repository, f"refs/tags/{state.names.tag(edition)}", project.sources
    try:
        if pushes and (there := repository.remote_refs(remote, tag)):
            repository.replace(remote, {tag: ""}, there)
    except GitError as fault:
        params = {"branch": project.branch, "remote": remote, "reason": fault.reason}
        raise UsageError(Sentence("error.withdraw-not-taken", params)) from fault
    if repository.object_of(tag):
        repository.ask("update-ref", "-d", tag)

"""A new edition put into a storage, with its tag and its witness in git.

The edition's tag comes first: git takes it from one, and whoever else has the same edition is told before anything of
theirs is written. Then the files, the switch of the index, the addresses that follow it, and the witness. Cut off
anywhere, readers see the old state or the new, and the next run completes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.forms.published_form import published_form
from utfall.words import Sentence
from utfall.work.git import GitError, PushRefusedError
from utfall.work.guards import fetch_tags
from utfall.work.publication import edition_tag
from utfall.work.published_names import names_in, tagged
from utfall.work.storage.edition_files import stored_edition
from utfall.work.storage.front import SCRIPT, script_of_editions
from utfall.work.storage.moving import catch_up, follow
from utfall.work.storage.site import StoredSite, WrittenEdition
from utfall.work.storage.state import LIST, StoredState, read_state
from utfall.work.top_files import links_of
from utfall.work.witness import written_witness

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from utfall.model.edition_name import EditionName
    from utfall.names import SiteNames
    from utfall.project import Project
    from utfall.work.git import Repository
    from utfall.work.publication import NewEdition
    from utfall.work.storage.store import Store

    Opened = Callable[[str], Store]  # the storage of a project, by its place among several


def stored_target(project: Project, repository: Repository, opened: Opened, *, pushes: bool) -> StoredState:
    """Return what is published at a storage, with the tags of it brought from where the source is kept."""
    if pushes:
        fetch_tags(project, repository)
    names = names_in(project, repository)
    return read_state(repository, StoredSite(opened(names.place), names, project.language))


def require_whole_history(state: StoredState, edition: EditionName) -> None:
    """Raise ``UsageError`` where git has tags of editions that the storage has not: they would be lost to readers."""
    gone = sorted(set(tagged(state.repository, state.names, "%(objectname)")) - set(state.editions) - {edition})
    if gone:
        params = {"address": state.site.store.name, "editions": ", ".join(map(str, gone))}
        raise UsageError(Sentence("storage.behind", params))


def put_in_storage(
    project: Project, state: StoredState, new: NewEdition, *, tell: Callable[[str], None], pushes: bool
) -> StoredState:
    """Write an edition, switch the index, set its tag and its witness; return what is published then."""
    site, edition, repository, names = state.site, new.edition, state.repository, state.names
    site.prepare()
    files = _files(new.site, names)
    day = repository.day(new.source).isoformat()
    told, listed = stored_edition(edition, new.title, files, names.shared, day=day, like=new.source)
    written = WrittenEdition(told, listed, files)
    tag = edition_tag(repository, names, new, told.tree, project.approved_by)
    _set_tags(project, state, {f"refs/tags/{names.tag(edition)}": tag}, pushes=pushes)
    tell("push")
    site.claim(edition, written, state.index)
    site.write(edition, written)
    titles = {**state.titles, edition: new.title}
    links = links_of([*state.live, edition], names)
    top = {**state.files, **new.beside, LIST: state.list_with(titles, links)}
    site.keep({SCRIPT: script_of_editions()})
    index = site.switch(state.index, {edition: told}, site.keep(top, state.index.top), state.index.withdrawn)
    follow(site, {name for name, there in links.items() if there == str(edition)})
    published = state.with_files(index, top)
    put_witness(project, published, str(edition), pushes=pushes)
    return published


def complete(project: Project, state: StoredState, edition: EditionName, *, pushes: bool) -> bool:
    """Bring what a run that was cut off has left behind up to what is published; tell whether there was anything."""
    is_moved = catch_up(state.site)
    return put_witness(project, state, str(edition), pushes=pushes) or is_moved


def put_witness(project: Project, state: StoredState, name: str, *, pushes: bool) -> bool:
    """Set the witness to a state, where it is not set; tell whether it was not."""
    repository, tag = state.repository, f"refs/tags/{state.names.witness(name)}"
    there = repository.object_of(tag)
    if there and not (pushes and repository.remote_refs(project.sources, tag).get(tag) != there):
        return False
    _set_tags(project, state, {tag: there or written_witness(state, name)}, pushes=pushes)
    return True


def _files(site: Path, names: SiteNames) -> dict[str, bytes]:
    """Return a built edition as it is published: what it shares with others lies beside it."""
    built = {file.relative_to(site).as_posix(): file.read_bytes() for file in sorted(site.rglob("*")) if file.is_file()}
    made = published_form(built, names.shared, names.history_csv)
    return {**made.own, **made.shared}


def _set_tags(project: Project, state: StoredState, tags: Mapping[str, str], *, pushes: bool) -> None:
    """Set new tags where the source is kept, and here. Raise ``UsageError`` where another has one of them."""
    repository, remote = state.repository, project.sources
    try:
        if pushes:
            repository.push(remote, tags)
    except GitError as fault:
        if _is_taken(repository, remote, tags):
            pass
        elif isinstance(fault, PushRefusedError):
            raise UsageError(Sentence("storage.raced", {"address": state.site.store.name})) from fault
        else:
            params = {"remote": remote, "reason": fault.reason}
            raise UsageError(Sentence("error.publish-not-taken", params)) from fault
    repository.set_refs(
        {name: (new, there) for name, new in tags.items() if (there := repository.object_of(name)) != new}
    )


def _is_taken(repository: Repository, remote: str, tags: Mapping[str, str]) -> bool:
    """Ask the remote, after a push that ended badly: it may have taken the tags before the line went dead."""
    try:
        return repository.remote_refs(remote, *tags) == dict(tags)
    except GitError:
        return False

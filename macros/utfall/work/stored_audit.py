"""``utfall audit`` of a storage: is what is published there as it was published? Everything is read from it.

Each edition's files are compared with the list that the index names, and all of them together with the edition's tag,
which git keeps; the addresses that lead there with the index; and the whole with the witnesses.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.work.audit import Audited, audited_branch, known_witnesses, told_otherwise
from utfall.work.audit_fault import AuditFault
from utfall.work.git import SITE_TREE
from utfall.work.git_names import LINK, linked_tree_name, tree_name
from utfall.work.places import repository_of
from utfall.work.published_names import names_in, tagged
from utfall.work.publishing_branch import OVERVIEW
from utfall.work.storage.check import edition_faults
from utfall.work.storage.edition_files import read_list
from utfall.work.storage.moving import lagging
from utfall.work.storage.site import StoredSite
from utfall.work.storage.state import StoredState, read_state
from utfall.work.stored_copy import links_of_edition
from utfall.work.stored_overview import is_listed_in_storage
from utfall.work.thinned_audit import place_faults, stored_faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from utfall.model.edition_name import EditionName
    from utfall.project import Project
    from utfall.work.stored_publication import Opened


def audit_stored(
    project: Project, opened: Opened, kept: Sequence[Path] = (), elsewhere: Iterable[bytes] = ()
) -> Audited:
    """Compare what is published at a storage with its index, its tags and its witnesses.

    What is thinned on the branch leads there: what stands in its place is compared too.
    """
    repository = repository_of(project)
    names = names_in(project, repository)
    project = replace(project, place=names.place)
    state = read_state(repository, StoredSite(opened(names.place), names, project.language))
    told = known_witnesses(repository, names, kept, elsewhere)
    faults = [*_editions(state), *_moving(state)]
    top = state.top
    # What lay at the top of the branch, before it was moved, is made otherwise: its newest was a link.
    of_branch = [replace(one, top=top) if one.top.get(names.newest, "").startswith(LINK) else one for one in told]
    faults += told_otherwise(state, top, [replace(one, thinned={}) for one in of_branch])
    branch = audited_branch(project)
    faults += [fault for one in branch.thinned.values() for fault in place_faults(branch, one, told)]
    faults += stored_faults(branch, state.site, state.withdrawn)
    faults += [] if is_listed_in_storage(project, state, opened) else [AuditFault("top", OVERVIEW)]
    return Audited(len(state.editions), len(told), tuple(dict.fromkeys(faults)), names)


def _editions(state: StoredState) -> Iterator[AuditFault]:
    known = tagged(state.repository, state.names, f"%(contents:trailers:key={SITE_TREE},valueonly,separator=)")
    for edition in sorted(set(known) - set(state.editions)):
        yield AuditFault("gone", str(edition))
    for edition in sorted(set(known) & set(state.index.withdrawn)):
        yield AuditFault("tag-withdrawn", str(edition))
    for edition in state.live:
        faults = [AuditFault("manifest", fault.path) for fault in edition_faults(state.site, state.index, edition)]
        yield from faults
        if edition not in known:
            yield AuditFault("no-tag", str(edition))
        elif not faults and known[edition].strip() not in set(_trees(state, edition)):
            yield AuditFault("edition", str(edition))


def _trees(state: StoredState, edition: EditionName) -> Iterator[str]:
    """Yield what git calls an edition's files: as they lie, and as on the branch, with links to what is shared."""
    told = state.index.editions[edition]
    paths = read_list(state.site.store.content(told.files) or b"")
    found = state.site.store.contents([path for path in paths if path.startswith(f"{edition}/")])
    files = {path.removeprefix(f"{edition}/"): content or b"" for path, content in found}
    yield tree_name(files, told.tree)
    yield linked_tree_name(files, links_of_edition(edition, files, state.names), told.tree)


def _moving(state: StoredState) -> Iterator[AuditFault]:
    for path in lagging(state.site, state.index):
        yield AuditFault("link" if "/" in path else "top", path)

"""``utfall mirror``: what is published on the branch is moved to a storage, and both are proved equal.

Only what the storage lacks is written. The proof reads everything: each file of each edition in the storage against the
branch's own and against the edition's manifest, and each address that moves against the index.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall import progress
from utfall.errors import UsageError
from utfall.forms.bag import BagFault
from utfall.words import Sentence, words
from utfall.work.published import edition_files
from utfall.work.storage.edition_files import stored_edition
from utfall.work.storage.front import SCRIPT, front_of_storage, script_of_editions
from utfall.work.storage.moving import follow, lagging
from utfall.work.storage.site import StoredSite, WrittenEdition
from utfall.work.stored_copy import copy_faults, lying_files, thinned_copy_faults
from utfall.work.thinned_edition import is_here

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.model.edition_name import EditionName
    from utfall.project import Project
    from utfall.work.publishing_branch import Branch
    from utfall.work.storage.index import StorageIndex, TopFile
    from utfall.work.storage.store import Store

_HOSTS_OWN = {".nojekyll", "CNAME"}  # of GitHub Pages


@dataclass(frozen=True, slots=True)
class Mirrored:
    """Hold what was moved, what was compared, and what is not equal."""

    moved: int
    editions: int
    files: int
    size: int
    faults: tuple[BagFault, ...]


def mirror(project: Project, branch: Branch, store: Store) -> Mirrored:
    """Move to a storage what is published on the branch, and compare. Raise ``UsageError`` for what is in the way.

    What is thinned on the branch is moved where git has its files here still.
    """
    site = StoredSite(store, branch.names, project.language)
    if not branch.editions:
        raise UsageError(Sentence("storage.mirror-nothing", {"branch": project.branch}))
    base = site.index()
    _require_same_history(site, base, branch)
    missing = [one for one in branch.live if one not in base.editions]
    _require_files(branch, missing)
    new = {}
    for edition in missing:
        progress.tell(Sentence("storage.moving", {"edition": str(edition)}))
        written = _written(branch, edition)
        site.claim(edition, written, base)
        site.write(edition, written)
        new[edition] = written.told
    top, withdrawn = site.keep(_top(project, branch), base.top), _withdrawn(site, base, branch)
    if new or top != dict(base.top) or withdrawn != dict(base.withdrawn):
        site.keep({SCRIPT: script_of_editions()})
        site.switch(base, new, top, withdrawn)
    follow(site)
    return _compared(site, branch, len(new))


def _require_same_history(site: StoredSite, base: StorageIndex, branch: Branch) -> None:
    """Raise ``UsageError`` where the storage has something that the branch has not, or otherwise."""
    beside = sorted({*base.editions, *base.withdrawn} - set(branch.editions))
    trees = {one: branch.tree_of(one) for one in branch.live}
    other = [one for one, told in sorted(base.editions.items()) if one in trees and told.tree != trees[one]]
    returned = [one for one in sorted(base.withdrawn) if one not in branch.withdrawn]
    if beside or other or returned:
        named = ", ".join(map(str, beside or other or returned))
        key = "storage.mirror-ahead" if beside else "storage.mirror-other"
        raise UsageError(Sentence(key, {"address": site.store.name, "editions": named}))


def _require_files(branch: Branch, missing: Sequence[EditionName]) -> None:
    """Raise ``UsageError`` where the storage lacks what is thinned on the branch and git has here no longer."""
    asked = [one for edition in missing if (one := branch.thinned.get(edition))]
    gone = [one for one in asked if not is_here(branch.repository, one)]
    if gone:
        params = {"editions": ", ".join(str(one.edition) for one in gone), "address": gone[0].address}
        raise UsageError(Sentence("thin.not-here-all", params))


def _written(branch: Branch, edition: EditionName) -> WrittenEdition:
    files = edition_files(branch, edition)
    told, listed = stored_edition(edition, branch.titles[edition], files, branch.names.shared)
    tree = branch.tree_of(edition) or ""
    return WrittenEdition(told.of_tree(tree), listed, files)


def _top(project: Project, branch: Branch) -> dict[str, bytes]:
    """Return what lies at the top beside the editions: as on the branch, but for the pages that lead to editions."""
    files = (name for name, entry in branch.top.items() if entry.startswith("100") and name not in _HOSTS_OWN)
    top = {name: branch.read(name) or b"" for name in files}
    return top | front_of_storage(branch.titles, branch.withdrawn, words(project.language), branch.names)


def _withdrawn(site: StoredSite, base: StorageIndex, branch: Branch) -> dict[EditionName, TopFile]:
    """Write the notes that stand where editions were, and return where they are."""
    notes = {f"{one}.html": branch.read(f"{one}/index.html") or b"" for one in branch.withdrawn}
    kept = site.keep(notes, {f"{one}.html": there for one, there in base.withdrawn.items()})
    return {one: kept[f"{one}.html"] for one in branch.withdrawn}


def _compared(site: StoredSite, branch: Branch, moved: int) -> Mirrored:
    """Read the storage and compare it with the branch."""
    index, faults, count, size = site.index(), list[BagFault](), 0, 0
    for edition in branch.live:
        progress.tell(Sentence("storage.comparing", {"edition": str(edition)}))
        found = dict(lying_files(site, index, edition))
        thinned = branch.thinned.get(edition)
        if thinned:
            faults += thinned_copy_faults(site, thinned, found)
        else:
            faults += copy_faults(edition, edition_files(branch, edition), found)
        count, size = count + len(found), size + sum(map(len, found.values()))
    faults += [BagFault("lagging", path) for path in lagging(site, index)]
    return Mirrored(moved, len(branch.live), count, size, tuple(faults))

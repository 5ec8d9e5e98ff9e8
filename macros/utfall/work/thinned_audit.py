"""Is a thinned edition what was published? Told from what is in its place on the branch, and from the storage.

The list is compared with the edition's manifest, all that stands in its place with what a witness saw put there, and,
where there is a storage to ask, every file that lies there. Without one nobody has seen the files, and that is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.forms.manifest import read, sums_in
from utfall.view.addresses import MANIFEST
from utfall.work.audit_fault import AuditFault
from utfall.work.stored_copy import lying_files, thinned_copy_faults

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from utfall.model.edition_name import EditionName
    from utfall.work.publishing_branch import Branch
    from utfall.work.storage.site import StoredSite
    from utfall.work.thinned_edition import ThinnedEdition
    from utfall.work.witness import Witness


def place_faults(branch: Branch, one: ThinnedEdition, told: Sequence[Witness]) -> Iterator[AuditFault]:
    """Compare what is in an edition's place with its list, and with the newest witnesses that tell of it."""
    name = str(one.edition)
    kept = branch.repository.object_of(branch.at(f"{name}/{MANIFEST}"))
    listed = {entry.path for entry in one.entries} - {MANIFEST}
    is_kept = kept == (one.manifest.object if one.manifest else None)
    if not is_kept or (kept and _own_paths(branch, one.edition) != listed):
        yield AuditFault("manifest", f"{name}/{MANIFEST}")
    knowing = [witness for witness in told if name in witness.thinned]
    newest = max((witness.age for witness in knowing), default=(0, 0, 0))
    seen = {witness.thinned[name] for witness in knowing if witness.age == newest}
    if seen != {branch.repository.object_of(branch.at(name))}:
        yield AuditFault("thinned", name)


def _own_paths(branch: Branch, edition: EditionName) -> set[str]:
    """Return the files that an edition's manifest lists and that it does not share with others."""
    said = read(branch.read(f"{edition}/{MANIFEST}") or b"")
    return {path for path in sums_in(said) if not path.startswith("../")}


def stored_faults(
    branch: Branch, site: StoredSite, withdrawn: Collection[EditionName] = ()
) -> Iterator[AuditFault]:  # fmt: skip
    """Read every file of every thinned edition from a storage, and compare it with the list.

    Those that are ``withdrawn`` where they are published to are not to be there.
    """
    index = site.index()
    for edition, one in sorted(branch.thinned.items()):
        if edition in withdrawn:
            continue
        if edition not in index.editions:
            yield AuditFault("stored", f"{edition}/")
            continue
        for fault in thinned_copy_faults(site, one, dict(lying_files(site, index, edition))):
            yield AuditFault("stored", fault.path)

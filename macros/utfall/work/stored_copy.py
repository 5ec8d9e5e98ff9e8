"""Does a storage have the very edition that the branch has? Every file of it is read from there and compared.

Of an edition that is thinned the branch has no files: then the list that it has is compared, and the manifest.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from utfall.forms.bag import BagFault, sums_faults
from utfall.forms.manifest import read, sums_in
from utfall.forms.published_form import ASSETS, SCHEMAS, common_address
from utfall.view.addresses import MANIFEST
from utfall.work.git_names import LINK, blob_name
from utfall.work.storage.edition_files import address_of, checksum, read_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.model.edition_name import EditionName
    from utfall.names import SiteNames
    from utfall.work.storage.index import StorageIndex
    from utfall.work.storage.site import StoredSite
    from utfall.work.thinned_edition import ThinnedEdition


def lying_files(site: StoredSite, index: StorageIndex, edition: EditionName) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an edition that its list in the storage names, and those that lie beside them."""
    told = index.editions.get(edition)
    listed = read_list(site.store.content(told.files) or b"") if told else {}
    for path, content in site.store.contents(sorted({*listed, *site.store.listed(f"{edition}/")})):
        if content is not None:
            yield posixpath.relpath(path, str(edition)), content


def copy_faults(edition: EditionName, ours: Mapping[str, bytes], found: Mapping[str, bytes]) -> Iterator[BagFault]:
    """Yield what differs between the branch's files and the storage's, and from the edition's own manifest."""
    sums = {name: checksum(content) for name, content in ours.items()}
    for fault in sums_faults(found, sums, set()):
        yield BagFault(fault.kind, address_of(edition, fault.path))
    if MANIFEST in found:
        for fault in sums_faults(found, sums_in(read(found[MANIFEST])), {MANIFEST}):
            yield BagFault(fault.kind, address_of(edition, fault.path))


def thinned_copy_faults(
    site: StoredSite, one: ThinnedEdition, found: Mapping[str, bytes]
) -> Iterator[BagFault]:  # fmt: skip
    """Yield what of a thinned edition a storage lacks or has otherwise: by git's names of its files, and its manifest.

    What the edition shares with others has its checksums in the manifest, which the list names.
    """
    own = {path: content for path, content in found.items() if not path.startswith("../")}
    links = links_of_edition(one.edition, own, site.names)
    listed = {entry.path: entry for entry in one.entries}
    for path in sorted({*own, *listed}):
        if path not in own:
            yield BagFault("missing", f"{one.edition}/{path}")
        elif path not in listed:
            yield BagFault("extra", f"{one.edition}/{path}")
        else:
            content = links.get(path) if listed[path].mode == LINK else own[path]
            if content is None or blob_name(content, one.like) != listed[path].object:
                yield BagFault("damaged", f"{one.edition}/{path}")
    beside = {path: content for path, content in found.items() if path not in own}
    sums = {path: sha256 for path, sha256 in sums_in(read(own.get(MANIFEST, b""))).items() if path.startswith("../")}
    for fault in sums_faults(beside, sums, set()):
        yield BagFault(fault.kind, address_of(one.edition, fault.path))


def links_of_edition(edition: EditionName, files: Mapping[str, bytes], names: SiteNames) -> dict[str, bytes]:
    """Return where the branch has links to what editions share, and where each leads."""
    there = {path: common_address(names.shared, path, content) for path, content in files.items()}
    return {
        path: posixpath.relpath(address, posixpath.dirname(f"{edition}/{path}")).encode()
        for path, address in there.items()
        if path.startswith((ASSETS, SCHEMAS))
    }

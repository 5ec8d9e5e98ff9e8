"""Is a storage as its index says? Every file of every edition is read and compared, and every address that moves.

Needs no project and no git: the index names a list for each edition, and the list has each file's checksum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.forms.bag import BagFault
from utfall.work.storage.edition_files import checksum, read_list
from utfall.work.storage.moving import lagging
from utfall.work.storage.site import found_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.edition_name import EditionName
    from utfall.work.storage.index import StorageIndex
    from utfall.work.storage.site import StoredSite
    from utfall.work.storage.store import Store


def verified_storage(store: Store) -> tuple[int, tuple[BagFault, ...]]:
    """Return how many editions are published at a storage, and what is not as the index says."""
    site = found_site(store)
    index = site.index()
    faults = [fault for edition in sorted(index.editions) for fault in edition_faults(site, index, edition)]
    for _, one in sorted(index.top.items()):
        faults += _of(one.at, store.content(one.at), one.sha256)
    if not faults:  # what moves is made of the rest
        faults = [BagFault("lagging", path) for path in lagging(site, index)]
    return len(index.editions), tuple(faults)


def edition_faults(site: StoredSite, index: StorageIndex, edition: EditionName) -> Iterator[BagFault]:
    """Yield what of an edition is missing, is another than it was, or lies there and is not part of it."""
    told = index.editions[edition]
    content = site.store.content(told.files)
    found = list(_of(told.files, content, told.files_sha256))
    yield from found
    if content is None or found:
        return
    listed = read_list(content)
    for path, there in site.store.contents(sorted(listed)):
        yield from _of(path, there, listed[path])
    for path in sorted(set(site.store.listed(f"{edition}/")) - set(listed)):
        yield BagFault("extra", path)


def _of(path: str, content: bytes | None, sha256: str) -> Iterator[BagFault]:
    if content is None:
        yield BagFault("missing", path)
    elif checksum(content) != sha256:
        yield BagFault("damaged", path)

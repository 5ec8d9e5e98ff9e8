"""What is published at a storage, told as the branch tells what is published there: one state of the index."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.model.edition_name import EditionName
from utfall.view.addresses import MANIFEST
from utfall.words import Sentence
from utfall.work.git_names import blob_name, tree_name
from utfall.work.storage.edition_files import checksum, read_list
from utfall.work.storage.store import StorageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from utfall.names import SiteNames
    from utfall.work.git import Repository
    from utfall.work.storage.index import StorageIndex
    from utfall.work.storage.site import StoredSite
    from utfall.work.thinned_edition import ThinnedEdition

LIST = "versions.json"  # the list of versions, as mike keeps it


@dataclass(frozen=True, slots=True)
class StoredState:
    """What is published at a storage as of one index; ``files`` lie at the top beside the editions."""

    repository: Repository
    site: StoredSite
    index: StorageIndex
    files: Mapping[str, bytes]

    @property
    def names(self) -> SiteNames:
        """The names that it is published with."""
        return self.site.names

    @property
    def editions(self) -> tuple[EditionName, ...]:
        """What is published, oldest first."""
        return tuple(sorted({*self.index.editions, *self.index.withdrawn}))

    @property
    def titles(self) -> dict[EditionName, str]:
        """What the month of each edition was called when it was published."""
        listed = json.loads(self.files.get(LIST, b"[]"))
        return {name: str(one["title"]) for one in listed if (name := EditionName.parse(str(one["version"])))}

    @property
    def withdrawn(self) -> dict[EditionName, dict[str, str]]:
        """What is withdrawn, with the note that stands in its place."""
        listed = json.loads(self.files.get(self.names.withdrawn, b"[]"))
        return {name: one for one in listed if (name := EditionName.parse(one["edition"]))}

    @property
    def thinned(self) -> Mapping[EditionName, ThinnedEdition]:
        """Nothing: a storage has all of what is published there."""
        return {}

    @property
    def live(self) -> tuple[EditionName, ...]:
        """What is published and not withdrawn, oldest first."""
        return tuple(sorted(self.index.editions))

    @property
    def top(self) -> dict[str, str]:
        """What lies beside the editions, and they themselves: git's kind and checksum, by name."""
        like = self.repository.ask("rev-parse", "HEAD")
        trees = {str(one): told.tree for one, told in self.index.editions.items()}
        for one, note in self.index.withdrawn.items():
            trees[str(one)] = tree_name({"index.html": self.site.store.content(note.at) or b""}, like)
        found = {name: f"040000 {tree}" for name, tree in trees.items()}
        return found | {name: f"100644 {blob_name(content, like)}" for name, content in self.files.items()}

    @property
    def kept_top(self) -> frozenset[str]:
        """What lies at the top of all and is no project's home: a storage has each project by itself."""
        return frozenset()

    def read(self, name: str) -> bytes | None:
        """Return a published file, if there is one."""
        if name in self.files:
            return self.files[name]
        folder = name.partition("/")[0]
        is_of_edition = folder == self.names.shared or EditionName.parse(folder) in self.index.editions
        return self.site.store.content(name) if is_of_edition else None

    def manifests(self, editions: Sequence[EditionName]) -> list[bytes]:
        """Return the manifests of editions, some asked for at a time; empty where one has none."""
        paths = [f"{one}/{MANIFEST}" for one in editions if self.index.editions[one].manifest]
        found = dict(self.site.store.contents(paths))
        return [found.get(f"{one}/{MANIFEST}") or b"" for one in editions]

    def lying(self, names: Sequence[str]) -> list[bool]:
        """Tell of files whether they are published, by the lists of their editions."""
        asked = {name.partition("/")[0] for name in names}
        told = [self.index.editions[one] for one in self.live if str(one) in asked]
        lists = self.site.store.contents([one.files for one in told])
        there = {path for _, content in lists for path in read_list(content or b"")}
        return [name in there for name in names]

    def list_with(self, titles: Mapping[EditionName, str], links: Mapping[str, str]) -> bytes:
        """Return the list of versions, the newest first, with the addresses that lead to each."""
        listed = [
            {
                "version": str(one),
                "title": titles[one],
                "aliases": sorted(name for name, there in links.items() if there == str(one)),
            }
            for one in sorted(titles, reverse=True)
        ]
        return f"{json.dumps(listed, ensure_ascii=False, indent=2)}\n".encode()

    def with_files(self, index: StorageIndex, files: Mapping[str, bytes]) -> StoredState:
        """Return the state after a switch."""
        return replace(self, index=index, files=files)


def read_state(repository: Repository, site: StoredSite) -> StoredState:
    """Return what is published at a storage now."""
    index = site.index()
    contents = dict(site.store.contents(sorted({one.at for one in index.top.values()})))
    files = {name: contents[one.at] or b"" for name, one in index.top.items()}
    for name, one in index.top.items():
        if checksum(files[name]) != one.sha256:
            raise StorageError(Sentence("storage.other", {"address": site.store.name, "path": one.at}))
    return StoredState(repository, site, index, files)

"""What is published at a storage, and how it is changed: claim, write, switch.

Whoever publishes first names the edition in the index as one that is being written, writes its files, reads them back,
and then switches the index, while readers see what they saw before. A run that is cut off leaves files that nothing
names; the next one finds or mends them. Of two at once the one that is named in the index goes on, the other is told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.names import names
from utfall.words import DEFAULT_LANGUAGE, LANGUAGES, Sentence, words
from utfall.work.storage.edition_files import address_of, by_content, checksum
from utfall.work.storage.headers import A_WHILE, ASK, FOREVER
from utfall.work.storage.index import INDEX, StorageIndex, TopFile, is_index, read_index

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.model.edition_name import EditionName
    from utfall.names import SiteNames
    from utfall.words import Words
    from utfall.work.storage.index import StoredEdition
    from utfall.work.storage.store import Store


NONE: Mapping[str, TopFile] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class WrittenEdition:
    """An edition to be written: what the index is to say of it, the list of its files, and the files.

    A file has its address from the edition's root; what it shares with others lies beside it, ``../delat/…``.
    """

    told: StoredEdition
    listed: bytes
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class StoredSite:
    """What is published at a storage, with the names it is published with; ``language`` is of the pages at the top."""

    store: Store
    names: SiteNames
    language: str

    def index(self) -> StorageIndex:
        """Return the index as it is now; an empty one where nothing is published yet."""
        return self._read()[0]

    def prepare(self) -> None:
        """See to it that there is an index and that it may be written, before anything else is done."""
        while True:
            index, token = self._read()
            if self.store.switch(INDEX, index.text(), ASK, token):
                return

    def claim(self, edition: EditionName, new: WrittenEdition, base: StorageIndex) -> None:
        """Name an edition in the index as being written. Raise ``UsageError`` where readers see another state by now.

        Whoever claims it later, with other files, takes it over.
        """
        while True:
            index, token = self._read()
            if not index.is_as(base):
                raise self._raced()
            claimed = index.claimed(str(edition), new.told.files_sha256)
            if claimed == index or self.store.switch(INDEX, claimed.text(), ASK, token):
                return

    def write(self, edition: EditionName, new: WrittenEdition) -> None:
        """Write the files of a claimed edition. Raise ``UsageError`` where another has taken it over meanwhile."""
        files = {address_of(edition, name): content for name, content in new.files.items()}
        shared = {path for path in files if not path.startswith(f"{edition}/")}
        self.store.put_all(
            files,
            lambda path: FOREVER if path in shared else A_WHILE,
            _Claim(self, str(edition), new.told.files_sha256),
        )
        self.store.put_once(new.told.files, new.listed, FOREVER)

    def keep(self, files: Mapping[str, bytes], known: Mapping[str, TopFile] = NONE) -> dict[str, TopFile]:
        """Write what is to lie at moving addresses where it is never changed, and return where that is.

        What is ``known`` to be there is not written again.
        """
        kept = {name: TopFile(checksum(content), self._at(name, content)) for name, content in files.items()}
        contents = {one.at: files[name] for name, one in kept.items() if known.get(name) != one}
        self.store.put_all(contents, lambda _path: FOREVER, lambda: True)
        return kept

    def switch(
        self,
        base: StorageIndex,
        new: Mapping[EditionName, StoredEdition],
        top: Mapping[str, TopFile],
        withdrawn: Mapping[EditionName, TopFile],
    ) -> StorageIndex:
        """Let readers see the editions and the top that were written, and return the index that says so.

        Raise ``UsageError`` where somebody else was first.
        """
        ours = {str(edition): one.files_sha256 for edition, one in new.items()}
        editions = {name: one for name, one in {**base.editions, **new}.items() if name not in withdrawn}
        wanted = StorageIndex(base.serial + 1, self.language, self.names.language, editions, withdrawn, top)
        while True:
            index, token = self._read()
            if index.serial > base.serial and _holds(index, wanted):
                return index  # the answer was lost, and another may have gone on from there
            if not index.is_as(base) or any(index.pending.get(name) != told for name, told in ours.items()):
                raise self._raced()
            others = {name: told for name, told in index.pending.items() if name not in ours}
            said = replace(wanted, pending=others)
            if self.store.switch(INDEX, said.text(), ASK, token):
                return said

    def top(self, index: StorageIndex, name: str) -> bytes | None:
        """Return a file of the top as the index has it."""
        there = index.top.get(name)
        return self.store.content(there.at) if there else None

    @property
    def words(self) -> Words:
        """The words of the pages at the top."""
        return words(self.language)

    def _at(self, name: str, content: bytes) -> str:
        return by_content(self.names.shared, name, content)

    def _read(self) -> tuple[StorageIndex, str | None]:
        there = self.store.read(INDEX, is_index)
        return (read_index(there.content), there.token) if there else (StorageIndex(), None)

    def _raced(self) -> UsageError:
        return UsageError(Sentence("storage.raced", {"address": self.store.name}))


def found_site(store: Store) -> StoredSite:
    """Return the site that a storage holds, as its index tells. Raise ``UsageError`` where it holds none."""
    there = store.read(INDEX, is_index)
    if there is None:
        raise UsageError(Sentence("storage.empty", {"address": store.name}))
    index = read_index(there.content)
    named = names(index.names if index.names in LANGUAGES else DEFAULT_LANGUAGE)
    return StoredSite(store, named, index.language if index.language in LANGUAGES else DEFAULT_LANGUAGE)


@dataclass(frozen=True, slots=True)
class _Claim:
    """Ask whether an edition is still ours to write."""

    site: StoredSite
    edition: str
    sha256: str

    def __call__(self) -> bool:
        return self.site.index().pending.get(self.edition) == self.sha256


def _holds(index: StorageIndex, wanted: StorageIndex) -> bool:
    """Tell whether an index has all editions of another, published and withdrawn."""
    there = {**index.editions, **index.withdrawn}
    return wanted.editions.items() <= there.items() and wanted.withdrawn.items() <= index.withdrawn.items()

"""The index of a storage: which editions are published there, and what lies at the top; the one thing that is switched.

``editions`` and ``top`` are what readers see. ``pending`` holds the publications that are being written: whoever is
named there may mend what lies at the edition's address, and nobody else, so that two never write in each other's.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from utfall.model.edition_name import EditionName

if TYPE_CHECKING:
    from collections.abc import Mapping

INDEX = "editions.json"
FORMAT = "utfall-editions/1"


@dataclass(frozen=True, slots=True)
class StoredEdition:
    """What the index says of an edition: where it is, and the list that has the checksum of each of its files.

    ``tree`` is what git calls all of its files together, as its tag has it; ``manifest`` is the checksum of the
    edition's own manifest, empty where it has none.
    """

    address: str
    title: str
    tree: str
    files: str
    files_sha256: str
    count: int
    size: int
    manifest: str = ""
    headline: str = ""
    day: str = ""

    def of_tree(self, tree: str) -> StoredEdition:
        """Return it with another name of git's: on the branch, editions link to what they have in common."""
        return replace(self, tree=tree)


@dataclass(frozen=True, slots=True)
class TopFile:
    """A file that moves: its checksum, and the address that is made of it and never changes."""

    sha256: str
    at: str


@dataclass(frozen=True, slots=True)
class StorageIndex:
    """What is published. A withdrawn edition is in ``withdrawn`` alone, with the note that stands in its place."""

    serial: int = 0
    language: str = ""  # of the pages at the top
    names: str = ""  # the language of the names of files and addresses
    editions: Mapping[EditionName, StoredEdition] = field(default_factory=lambda: MappingProxyType({}))
    withdrawn: Mapping[EditionName, TopFile] = field(default_factory=lambda: MappingProxyType({}))
    top: Mapping[str, TopFile] = field(default_factory=lambda: MappingProxyType({}))
    pending: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def claimed(self, edition: str, files_sha256: str) -> StorageIndex:
        """Return the index with an edition being written, by the checksum of the list of its files."""
        return replace(self, pending={**self.pending, edition: files_sha256})

    def is_as(self, other: StorageIndex) -> bool:
        """Tell whether readers see the same."""
        return self.serial == other.serial

    def text(self) -> bytes:
        """Return the index as it is stored."""
        newest = max(self.editions, default=None)
        said = {
            "format": FORMAT,
            "serial": self.serial,
            "language": self.language,
            "names": self.names,
            "newest": str(newest) if newest else None,
            "editions": [{"edition": str(one), **asdict(self.editions[one])} for one in sorted(self.editions)],
            "withdrawn": {str(one): asdict(self.withdrawn[one]) for one in sorted(self.withdrawn)},
            "top": {name: asdict(self.top[name]) for name in sorted(self.top)},
            "pending": dict(sorted(self.pending.items())),
        }
        return f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode()


def is_index(content: bytes) -> bool:
    """Tell whether this is an index, and all of it."""
    try:
        read_index(content)
    except ValueError:
        return False
    return True


def read_index(content: bytes) -> StorageIndex:
    """Return what an index says. Raise ``ValueError`` for what is none."""
    try:
        said = json.loads(content)
        if said["format"] != FORMAT:
            raise ValueError(FORMAT)
        return StorageIndex(
            int(said["serial"]),
            str(said["language"]),
            str(said["names"]),
            {_named(one.pop("edition")): StoredEdition(**one) for one in said["editions"]},
            {_named(name): TopFile(**one) for name, one in said["withdrawn"].items()},
            {str(name): TopFile(**one) for name, one in said["top"].items()},
            {str(name): str(one) for name, one in said["pending"].items()},
        )
    except (KeyError, TypeError, AttributeError) as fault:
        raise ValueError(FORMAT) from fault


def _named(text: str) -> EditionName:
    name = EditionName.parse(text)
    if name is None:
        raise ValueError(FORMAT)
    return name

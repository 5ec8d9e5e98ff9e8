"""Where a lake lies: a folder or a storage, to be written, or what is served over HTTP, to be read."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from utfall.errors import UsageError
from utfall.words import Sentence
from utfall.work.storage.address import FOLDER, SAME, SUPPLIERS, is_address, open_store, read_address
from utfall.work.storage.folder import FolderDriver
from utfall.work.storage.store import Store

SITES = {"http", "https"}


class LakeReader(Protocol):
    """Read the files of a lake by their paths in it."""

    def content(self, path: str) -> bytes | None:
        """Return a file, if there is one."""


def store_of(written: str) -> Store:
    """Return the folder or the storage that is to be written. Raise ``UsageError`` for any other place."""
    if not is_address(written):
        return Store(FolderDriver(Path(written).absolute()), written)
    scheme = written.partition("://")[0]
    if scheme in SITES:
        raise UsageError(Sentence("error.lake-read-only", {"place": written}))
    if scheme not in {FOLDER, *SUPPLIERS, *SAME}:
        raise UsageError(Sentence("error.lake-scheme", {"place": written}))
    return open_store(read_address(written))


def reader_of(written: str) -> LakeReader:
    """Return the place that is to be read."""
    if written.partition("://")[0] in SITES and is_address(written):
        from utfall.work.lake.web import LakeSite

        return LakeSite(written)
    return store_of(written)

"""Where a lake lies. A file is written whole, once; only the catalogue and the table of editions are replaced."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Protocol

from utfall.errors import UsageError
from utfall.words import Sentence


class LakePlace(Protocol):
    """Read and write the files of a lake by their paths in it."""

    def read(self, path: str) -> bytes | None:
        """Return a file, if there is one."""

    def create(self, path: str, content: bytes) -> None:
        """Write a new file. Raise ``UsageError`` where there is another of the same path."""

    def replace(self, path: str, content: bytes, before: bytes | None) -> None:
        """Write over a file. Raise ``UsageError`` where it is not what it was when it was read."""

    def remove(self, path: str) -> None:
        """Take a file away, where there is one."""


class LakeFolder:
    """A lake in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def read(self, path: str) -> bytes | None:
        """Return a file, if there is one."""
        try:
            return (self.root / path).read_bytes()
        except FileNotFoundError:
            return None

    def create(self, path: str, content: bytes) -> None:
        """Write a new file; one that is there already, of the same content, stays."""
        there = self.read(path)
        if there is None:
            self._write(path, content)
        elif there != content:
            raise UsageError(Sentence("error.lake-other-file", {"file": path}))

    def replace(self, path: str, content: bytes, before: bytes | None) -> None:
        """Write over a file that still is what it was."""
        if self.read(path) != before:
            raise UsageError(Sentence("error.lake-raced", {"file": path}))
        self._write(path, content)

    def remove(self, path: str) -> None:
        """Take a file away, and the folders that are empty then."""
        (self.root / path).unlink(missing_ok=True)
        for folder in (self.root / path).parents:
            if folder == self.root or not folder.is_dir() or any(folder.iterdir()):
                return
            folder.rmdir()

    def _write(self, path: str, content: bytes) -> None:
        there = self.root / path
        there.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=there.parent, prefix=".")  # readers pass over such names
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(there)


def place_of(written: str) -> LakePlace:
    """Return the place that a folder or an address names."""
    scheme, is_address, _ = written.partition("://")
    if not is_address:
        return LakeFolder(Path(written))
    if scheme in {"http", "https"}:
        from utfall.work.lake.web import LakeSite

        return LakeSite(written)
    raise UsageError(Sentence("error.lake-scheme", {"place": written}))

"""The files that a lake's catalogue names, as a file system that DuckDB reads. The only part of it that is there.

Read-only; each file is held against the size and the checksum that the catalogue has before a byte of it is used.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from fsspec import AbstractFileSystem

from utfall.errors import UsageError
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SCHEME = "lake"
_KEPT = 512  # files that are kept in memory; DuckDB opens each twice, first for its columns
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)  # no file changes


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file as the catalogue names it, with what reads it; no checksum where it is made here."""

    size: int
    sha256: str
    read: Callable[[], bytes | None]


class LakeFileSystem(AbstractFileSystem):  # type: ignore[misc] # fsspec has no types
    """Open the files of a lake by ``lake://`` and their paths. ``fault`` is what was wrong with one, if anything."""

    protocol = SCHEME
    cachable = False

    def __init__(self) -> None:  # without the files: fsspec would make one text of all of them
        super().__init__()
        self.files: Mapping[str, NamedFile] = {}
        self.fault: UsageError | None = None
        self._content = lru_cache(maxsize=_KEPT)(self._checked)

    def _open(self, path: str, mode: str = "rb", **_settings: Any) -> io.BytesIO:  # noqa: ANN401 - fsspec's
        if mode != "rb":
            raise PermissionError(path)
        return io.BytesIO(self._content(self._strip_protocol(path)))

    def info(self, path: str, **_settings: Any) -> dict[str, Any]:  # noqa: ANN401 - fsspec's
        """Return what is known of a file."""
        found = self.files.get(self._strip_protocol(path))
        if found is None:
            raise FileNotFoundError(path)
        return {"name": path, "size": found.size, "type": "file"}

    def glob(self, path: str, **_settings: Any) -> list[str]:  # noqa: ANN401 - fsspec's
        """Return the file of a path: no pattern is looked for."""
        return [path] if self._strip_protocol(path) in self.files else []

    def modified(self, _path: str) -> datetime:
        """Return a time that is the same for every file."""
        return _LONG_AGO

    def _checked(self, path: str) -> bytes:
        """Return the content of a file. Raises ``UsageError``, and keeps it: DuckDB makes a text of it."""
        try:
            return self._read(path)
        except UsageError as fault:
            self.fault = self.fault or fault
            raise

    def _read(self, path: str) -> bytes:
        named = self.files.get(path)
        if named is None:
            raise FileNotFoundError(path)
        content = named.read()
        if content is None:
            raise UsageError(Sentence("error.lake-file-gone", {"file": path}))
        if named.sha256 and len(content) < named.size:
            told = {"file": path, "size": len(content), "whole": named.size}
            raise UsageError(Sentence("error.lake-file-half", told))
        if named.sha256 and hashlib.sha256(content).hexdigest() != named.sha256:
            raise UsageError(Sentence("error.lake-file-changed", {"file": path}))
        return content

"""A folder as a storage: for a web server's own disk, and for a share that one is served from.

A file is written beside its place first and linked or moved there, so that it is whole wherever it is seen. Replacing
is guarded by a lock; the state of a file is named by the checksum of its content.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from utfall.scratch import hold
from utfall.work.storage.driver import AnswerError, PreconditionError, StoredObject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.work.storage.driver import ObjectHeaders

PLACE, GUARD = ".utfall", "guard"  # where files are written before they are put in their place
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EEXIST, errno.ENOTDIR, errno.EISDIR}


class FolderDriver:
    """Read and write files below a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def read(self, path: str) -> StoredObject | None:
        """Return a file, if there is one."""
        content = self.content(path)
        return None if content is None else StoredObject(content, _token(content))

    def content(self, path: str) -> bytes | None:
        """Return what is in a file, if there is one."""
        with _told():
            try:
                return (self.root / path).read_bytes()
            except (FileNotFoundError, NotADirectoryError):
                return None

    def create(self, path: str, content: bytes, _headers: ObjectHeaders) -> None:
        """Write a new file. Raise ``PreconditionError`` where there is one."""
        with _told(), self._written(path, content) as fresh:
            try:
                os.link(fresh, self.root / path)
            except FileExistsError as fault:
                raise PreconditionError(path) from fault

    def replace(self, path: str, content: bytes, _headers: ObjectHeaders, token: str) -> None:
        """Write over a file that still is what was read. Raise ``PreconditionError`` where it is not."""
        with _told(), self._written(path, content) as fresh, (self.root / PLACE / GUARD).open("wb") as guard:
            hold(guard, waits=True)
            there = self.read(path)
            if there is None or there.token != token:
                raise PreconditionError(path)
            fresh.replace(self.root / path)

    def listed(self, prefix: str) -> dict[str, int]:
        """Return the sizes of the files whose path begins so."""
        start = self.root / prefix.rpartition("/")[0]
        with _told():
            found = {
                file.relative_to(self.root).as_posix(): file.stat().st_size
                for file in (start.rglob("*") if start.is_dir() else ())
                if file.is_file()
            }
        return {name: size for name, size in found.items() if name.startswith(prefix) and not name.startswith(PLACE)}

    def remove(self, path: str) -> None:
        """Take a file away, and the folders that are empty then."""
        with _told():
            (self.root / path).unlink(missing_ok=True)
            with contextlib.suppress(OSError):  # a folder that still holds something
                for folder in (self.root / path).parents:
                    if folder == self.root:
                        return
                    folder.rmdir()

    @contextlib.contextmanager
    def _written(self, path: str, content: bytes) -> Iterator[Path]:
        """Yield a file of this content that is locked while it is there, with the folder made that it is for."""
        place = self.root / PLACE
        place.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(place)
        handle, name = tempfile.mkstemp(dir=place)
        try:
            with os.fdopen(handle, "wb") as file:
                hold(file, waits=False)
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
                os.chmod(name, 0o644)  # noqa: PTH101 - a web server reads it, as another user
                (self.root / path).parent.mkdir(parents=True, exist_ok=True)
                yield Path(name)
        finally:
            Path(name).unlink(missing_ok=True)


def _remove_abandoned(place: Path) -> None:
    """Remove what killed runs have left: files that nobody holds."""
    for file in place.iterdir():
        if file.name == GUARD:
            continue
        with contextlib.suppress(OSError), file.open("rb") as held:  # held by a run that is still at work
            hold(held, waits=False)
            file.unlink(missing_ok=True)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Tell what the system says as an answer of the storage."""
    try:
        yield
    except OSError as fault:
        raise AnswerError(fault.strerror or type(fault).__name__, passes=fault.errno not in _FULL) from fault


def _token(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

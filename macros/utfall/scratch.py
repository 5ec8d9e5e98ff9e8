"""Folders for work that may be cut off: each is held by a lock, and the next run removes those that nobody holds.

They lie in the project's cache, on the disk of the project, so that what is finished can be moved into its place.
Knows nothing of what is made in them.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
import tempfile
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.project import Project

if sys.platform == "win32":
    import msvcrt

    def hold(file: IO[bytes], *, waits: bool) -> None:
        """Hold a file until it is closed. Raise ``OSError`` where another holds it and this one does not wait."""
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if waits else msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def hold(file: IO[bytes], *, waits: bool) -> None:
        """Hold a file until it is closed. Raise ``OSError`` where another holds it and this one does not wait."""
        fcntl.flock(file, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))


PLACE, GUARD, HELD = "scratch", "guard", ".held"


def scratch(project: Project) -> AbstractContextManager[Path]:
    """Yield an empty folder that is gone afterwards, whatever happens; what killed runs have left goes first."""
    return scratch_in(project.cache)


@contextmanager
def scratch_in(cache: Path) -> Iterator[Path]:
    """Yield such a folder in a cache that is no project's."""
    try:
        place = (cache / PLACE).resolve()
        place.mkdir(parents=True, exist_ok=True)
        held, folder = _taken(place)
    except OSError:  # a project on a read-only disk can still be read and compared
        with tempfile.TemporaryDirectory(prefix="utfall-") as name:
            yield Path(name).resolve()
        return
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        Path(held.name).unlink(missing_ok=True)
        held.close()


def _taken(place: Path) -> tuple[IO[bytes], Path]:
    """Return a new folder and the lock that holds it. One process at a time makes folders and removes them here."""
    with (place / GUARD).open("wb") as guard:
        hold(guard, waits=True)
        _remove_abandoned(place)
        folder = Path(tempfile.mkdtemp(dir=place))
        held = folder.with_suffix(HELD).open("wb")
        try:
            hold(held, waits=False)
        except OSError:
            held.close()
            raise
    return held, folder


def _remove_abandoned(place: Path) -> None:
    for entry in sorted(place.iterdir()):
        if entry.name == GUARD:
            continue
        with contextlib.suppress(OSError):  # held by a run that is still at work
            lock = entry if entry.suffix == HELD else entry.with_suffix(HELD)
            with lock.open("wb") as held:
                hold(held, waits=False)
            shutil.rmtree(lock.with_suffix(""), ignore_errors=True)
            lock.unlink(missing_ok=True)


def put_in_place(fresh: Path, place: Path) -> None:
    """Put a folder of a ``scratch`` where another may be, which is then in the scratch folder instead.

    Linux exchanges the two in one step. Elsewhere the old one is out of the way for the moment between two renames.
    """
    if not place.exists():
        fresh.rename(place)
    elif not _exchanged(fresh, place):
        place.rename(fresh.with_name(f"{fresh.name}.old"))
        fresh.rename(place)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders as ``renameat2(2)`` does, where the system and the disk can."""
    try:
        exchange = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):  # another system than Linux, or an old one
        return False
    here = -100  # AT_FDCWD: paths that are no paths from here are read as they are
    return bool(exchange(here, os.fsencode(one), here, os.fsencode(other), 2) == 0)

"""Which program this is, to the file: so that what another one kept is not believed.

Told by sizes and times, as Python tells whether a module has to be compiled anew, and by the names of what is
installed beside it, which hold versions. Reading every file would take as long as checking a small report.
"""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from utfall import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent


@cache
def program_state() -> str:
    """Return a checksum of the program as it is installed, of Python, and of what else is installed."""
    return state_of(ROOT, [Path(one) for one in sys.path])


def state_of(root: Path, places: list[Path]) -> str:
    """Return the checksum of a program's folder, and of the names of what is installed in some places."""
    whole = hashlib.sha256(f"{__version__}\0{sys.version}\0".encode())
    for part in (*_files(str(root), ""), *(name for place in places for name in _installed(place))):
        whole.update(f"{part}\0".encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


def _files(folder: str, place: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda one: one.name)
    for one in found:
        name = f"{place}/{one.name}"
        if one.is_dir(follow_symlinks=False):
            yield from _files(one.path, name) if one.name != "__pycache__" else ()
        else:
            state = one.stat()
            yield f"{name} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns}"


def _installed(place: Path) -> list[str]:
    try:
        return sorted(one.name for one in place.iterdir() if one.suffix == ".dist-info")
    except OSError:  # a zip file, or nothing
        return []

"""What has been made already, kept by the checksum of all that it was made of.

An unchanged report is not set, written or proved again, and its pages are not rendered to know that it is unchanged.
"""

from __future__ import annotations

import contextlib
import hashlib
import zlib
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from utfall.kept_file import read_kept, write_kept
from utfall.program_files import program_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from utfall.forms.request import ExportRequest

MOST = 36  # files in a folder; the oldest go
_ENDING = ".kept"


def kept(request: ExportRequest, folder: str, made_by: str, make: Callable[[], bytes]) -> bytes:
    """Return what an edition gives: as it was kept, or made now. ``made_by`` tells what makes it apart from others."""
    if not request.edition.digest:
        return make()
    return cached(request.project.cache / folder, checksum((made_by, request.edition.digest)), make)


def cached(folder: Path, made_of: str, make: Callable[[], bytes], most: int = MOST) -> bytes:
    """Return what is kept under a checksum, or what is made now. A file that is cut short is made anew.

    The folder keeps ``most`` files.
    """
    file = folder / f"{made_of}{_ENDING}"
    if content := read_kept(file):
        return content
    made = make()
    write_kept(file, made)
    with contextlib.suppress(OSError):  # another build may have taken the same away
        for old in sorted(folder.glob(f"*{_ENDING}"), key=lambda one: one.stat().st_mtime)[:-most]:
            old.unlink()
    return made


@cache
def program(*libraries: str) -> str:
    """Return the checksum of the program as it is installed, of Python, and of the versions of some libraries."""
    versions = [f"{name} {version(name)}" for name in libraries]
    return checksum((program_state(), zlib.ZLIB_RUNTIME_VERSION, *versions))


def checksum(parts: Iterable[str | bytes]) -> str:
    """Return the checksum of texts and contents, each told apart from the next."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        whole.update(f"{len(data)}\0".encode() + data)
    return whole.hexdigest()

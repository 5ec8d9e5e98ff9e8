"""What has been typeset already, kept by what it was made of.

An unchanged report is not set again, and its pages are not rendered to know that it is unchanged.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from utfall.kept_file import read_kept, write_kept

if TYPE_CHECKING:
    from collections.abc import Callable

MEMORY = ".cache/utfall/documents"  # may be thrown away at any time
MOST = 12  # files; the oldest go
_OURS = {".py", ".toml", ".typ", ".css", ".ttf"}  # of the program, what documents come from


def remembered(folder: Path, parts: tuple[str | bytes, ...], make: Callable[[], bytes]) -> bytes:
    """Return what is kept under these parts, or what is made now. A file that is cut short is made anew."""
    file = folder / f"{_sum(*parts)}.pdf"
    if content := read_kept(file):
        return content
    made = make()
    write_kept(file, made)
    for old in sorted(folder.glob("*.pdf"), key=lambda one: one.stat().st_mtime)[:-MOST]:
        old.unlink(missing_ok=True)
    return made


@cache
def program() -> str:
    """Return the checksum of the program as it is installed: its code, words, template, colours and typeface."""
    with resources.as_file(resources.files("utfall")) as root:
        files = sorted(file for file in Path(root).rglob("*") if file.suffix in _OURS)
        return _sum(*(part for file in files for part in (file.name, file.read_bytes())))


def _sum(*parts: str | bytes) -> str:
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        whole.update(f"{len(data)}\0".encode() + data)
    return whole.hexdigest()

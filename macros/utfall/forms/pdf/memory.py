"""What has been typeset already, kept by what it was made of: an unchanged report is not set again."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from utfall.kept_file import read_kept, write_kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MEMORY = ".cache/utfall/documents"  # may be thrown away at any time
MOST = 12  # files; the oldest go
_FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts", "C:/Windows/Fonts")
_OWN = (".fonts", ".local/share/fonts", "Library/Fonts")


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


def fonts() -> str:
    """Return which typefaces the machine has, by name and size: another choice of them sets another page."""
    return "\n".join(sorted(_fonts()))


def _fonts() -> Iterator[str]:
    for folder in (*map(Path, _FONTS), *(Path.home() / name for name in _OWN)):
        for file in folder.rglob("*"):
            if file.suffix.lower() in {".ttf", ".otf", ".ttc"} and file.is_file():
                yield f"{file.name} {file.stat().st_size}"


def _sum(*parts: str | bytes) -> str:
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        whole.update(f"{len(data)}\0".encode() + data)
    return whole.hexdigest()

"""Files as one string of bytes, to be sent and kept. The same files are always the same bytes."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
FAST = 1  # of zlib's nine: half the size for a tenth of the time of the last


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return files, by their paths with slashes, as one parcel."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=FAST) as parcel:
        for name, content in sorted(files.items()):
            parcel.writestr(zipfile.ZipInfo(name, FIRST_DAY), content, zipfile.ZIP_DEFLATED, FAST)
    return whole.getvalue()


def unpacked(parcel: bytes, folder: Path) -> None:
    """Write a parcel's files into a folder. Raise ``ValueError`` for a name that leads out of it."""
    with zipfile.ZipFile(io.BytesIO(parcel)) as opened:
        for info in opened.infolist():
            name = PurePosixPath(info.filename)
            if name.is_absolute() or ".." in name.parts or "\\" in info.filename or ":" in info.filename:
                raise ValueError(info.filename)
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(opened.read(info))


def opened(parcel: bytes) -> dict[str, bytes]:
    """Return a parcel's files by their paths."""
    with zipfile.ZipFile(io.BytesIO(parcel)) as whole:
        return {info.filename: whole.read(info) for info in whole.infolist()}


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder, by their paths with slashes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }

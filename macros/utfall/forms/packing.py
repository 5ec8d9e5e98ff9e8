"""Zip files that are the same bytes whenever they are made: one date, one mode, one order."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterable

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can name
READABLE = 0o100644 << 16  # a file that its owner writes and anybody reads
UNIX = 3  # who made it: else the mode above means nothing


def packed(files: Iterable[tuple[str, bytes]], level: int = 9) -> bytes:
    """Return a zip file of these files, in the order given."""
    whole = io.BytesIO()
    with ZipFile(whole, "w") as archive:
        for name, content in files:
            entry = ZipInfo(name, EARLIEST)
            entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, READABLE, UNIX
            archive.writestr(entry, content, compresslevel=level)
    return whole.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """Return the files of a zip file, in its order."""
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}

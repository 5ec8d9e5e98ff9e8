"""A zipped package of XML parts, opened with its limits: none is unpacked further than it says of itself and may be.

Both Office Open XML and OpenDocument are such packages. Nothing is written to the disk.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from utfall.sheets.limits import MOST_PARTS, MOST_RATIO, MOST_UNPACKED, SMALL_PART, SheetError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipInfo

CHUNK = 1 << 16
_ENCRYPTED = 0x1
_BROKEN = (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, zlib.error)  # what ``zipfile`` raises


class OfficePackage:
    """Give the parts of a zipped package. Raise ``SheetError`` for one that is broken, locked or out of proportion."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        try:
            self._zip = ZipFile(BytesIO(content))
        except (*_BROKEN, ValueError) as fault:
            raise SheetError("broken", name) from fault
        parts = self._zip.infolist()
        self.parts = {part.filename: part for part in parts}
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise SheetError("bomb", name)
        for part in parts:
            self._require_sound(part)

    def _require_sound(self, part: ZipInfo) -> None:
        if part.flag_bits & _ENCRYPTED:
            raise SheetError("password", self.name)
        if part.file_size > max(SMALL_PART, MOST_RATIO * part.compress_size):
            raise SheetError("bomb", self.name)
        for _ in self._chunks(part):  # whatever it says of its size: reading stops there, and the checksum is held
            pass

    def _chunks(self, part: ZipInfo) -> Iterator[bytes]:
        try:
            with self._zip.open(part) as stream:
                while chunk := stream.read(CHUNK):
                    yield chunk
        except _BROKEN as fault:
            raise SheetError("broken", self.name) from fault

    def chunks(self, part: str) -> Iterator[bytes]:
        """Yield a part's bytes; nothing where there is no such part."""
        found = self.parts.get(part)
        return self._chunks(found) if found else iter(())

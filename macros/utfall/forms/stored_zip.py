"""A zip file with one way only to write it, so that every byte of it is known from what it holds.

Nothing is compressed: a file can be cut out of it with no program that knows zip, and no version of a compressor
changes a byte. The time of every entry is the first that the format knows. Written by hand after PKWARE's APPNOTE
(4.3 to 4.5) and not with Python's module, whose details may change. Knows names and bytes, nothing of what they are.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = 20  # 2.0: folders and no compression; from the Unix of 3 << 8
UTF_8 = 0x800  # the flag for a name in UTF-8
DAY, TIME = 0x21, 0  # 1 January 1980, midnight
MODE = 0o100644 << 16  # a file that its owner may change and everybody read
START = b"PK\x03\x04"
HEADER = 30  # bytes before a member's name
MOST, LARGEST = 0xFFFE, 0xFFFFFFFE  # what fits without the format's later extension
_BROKEN = (zipfile.BadZipFile, NotImplementedError, OverflowError, ValueError, EOFError, struct.error, OSError)


@dataclass(frozen=True, slots=True)
class Unzipped:
    """Hold the files of a zip file, those that cannot be read, and whether the wrapping is as it was written."""

    files: Mapping[str, bytes]
    unreadable: tuple[str, ...] = ()
    is_as_written: bool = False
    is_overlapping: bool = False  # members share bytes, or say that they have more than there are: nothing is read

    @property
    def tops(self) -> frozenset[str]:
        """The folders at the top; a package has one."""
        return frozenset(name.partition("/")[0] for name in (*self.files, *self.unreadable))


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return the zip file of these files, in the order of their names. Raises ``OverflowError`` for too many."""
    if len(files) > MOST or sum(map(len, files.values())) + len(files) * 1000 > LARGEST:
        raise OverflowError
    whole, contents = io.BytesIO(), io.BytesIO()
    for name, content in sorted(files.items()):
        written, at = name.encode(), whole.tell()
        flags = 0 if name.isascii() else UTF_8
        told = (flags, 0, TIME, DAY, zlib.crc32(content), len(content), len(content), len(written), 0)
        whole.write(struct.pack("<4s5H3I2H", START, VERSION, *told) + written + content)
        rest = (0, 0, 0, MODE, at)
        contents.write(struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 3 << 8 | VERSION, VERSION, *told, *rest) + written)
    at, listed = whole.tell(), contents.getvalue()
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, len(files), len(files), len(listed), at, 0)
    return whole.getvalue() + listed + end


def unzipped(whole: bytes) -> Unzipped:
    """Read a zip file, whatever has become of it. What is compressed is not ours and is not read."""
    files, unreadable = {}, []
    try:
        with zipfile.ZipFile(io.BytesIO(whole)) as opened:
            if _overlaps(opened.infolist(), len(whole)):
                return Unzipped({}, is_overlapping=True)
            for info in opened.infolist():
                content = _content(opened, info)
                if content is None:
                    unreadable.append(info.filename)
                else:
                    files[info.filename] = content
    except _BROKEN:
        return Unzipped({})
    return Unzipped(files, tuple(unreadable), not unreadable and zipped(files) == whole)


def _overlaps(members: list[zipfile.ZipInfo], size: int) -> bool:
    """Tell whether members share bytes or names, or claim more bytes than the file has: it would unpack to more."""
    if len({one.filename for one in members}) < len(members):
        return True
    at = 0
    for one in sorted(members, key=lambda one: one.header_offset):
        if one.header_offset < at:
            return True
        at = one.header_offset + HEADER + len(one.filename.encode("utf-8", "replace")) + one.compress_size
    return at > size


def _content(opened: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | None:
    if info.compress_type != zipfile.ZIP_STORED or info.flag_bits & 1:
        return None
    try:
        return opened.read(info)
    except _BROKEN:
        return None

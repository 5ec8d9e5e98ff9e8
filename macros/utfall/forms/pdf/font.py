"""How wide words are in the typeface that comes with the program, read from its files.

Reads only what TrueType files say of widths: the tables ``cmap`` in format 4, ``hhea`` and ``hmtx``.
"""

from __future__ import annotations

import struct
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

FACES = ("regular.ttf", "bold.ttf", "italic.ttf")
POINT = 25.4 / 72  # millimetres
_OTHER = 620  # thousandths of the type size: a sign from another typeface
_NO_WIDTH = "\u200b\u00ad"


def font_folder() -> Traversable:
    """Return the folder of the typeface."""
    return resources.files("utfall.forms.pdf").joinpath("fonts")


def width(text: str, points: float, *, bold: bool = False) -> float:
    """Return how many millimetres a text takes on one line."""
    widths = _widths(FACES[bold])
    return sum(widths.get(sign, 0 if sign in _NO_WIDTH else _OTHER) for sign in text) * points * POINT / 1000


@cache
def _widths(name: str) -> Mapping[str, int]:
    """Return how wide each sign is, in thousandths of the type size."""
    data = font_folder().joinpath(name).read_bytes()
    (count,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sLLL", data, 12 + 16 * at) for at in range(count))
    tables = {tag.decode("ascii"): offset for tag, _sum, offset, _length in entries}
    (units,) = struct.unpack_from(">H", data, tables["head"] + 18)
    (measured,) = struct.unpack_from(">H", data, tables["hhea"] + 34)
    advances = [struct.unpack_from(">H", data, tables["hmtx"] + 4 * at)[0] for at in range(measured)]
    glyphs = _glyphs(data, tables["cmap"])
    return {chr(code): round(advances[min(glyph, measured - 1)] * 1000 / units) for code, glyph in glyphs.items()}


def _glyphs(data: bytes, at: int) -> dict[int, int]:
    """Return the glyph of each sign, from the table's part in format 4."""
    (count,) = struct.unpack_from(">H", data, at + 2)
    starts = [at + struct.unpack_from(">L", data, at + 8 + 8 * one)[0] for one in range(count)]
    start = next(one for one in starts if struct.unpack_from(">H", data, one)[0] == 4)  # noqa: PLR2004 - the format
    segments = struct.unpack_from(">H", data, start + 6)[0] // 2
    lists = [start + 14 + 2 * segments * part + (2 if part else 0) for part in range(4)]
    ends, begins, deltas, offsets = (struct.unpack_from(f">{segments}H", data, one) for one in lists)
    found: dict[int, int] = {}
    for part in range(segments):
        for code in range(begins[part], min(ends[part], 0xFFFE) + 1):
            glyph = code
            if offsets[part]:
                place = lists[3] + 2 * part + offsets[part] + 2 * (code - begins[part])
                (glyph,) = struct.unpack_from(">H", data, place)
            if glyph:
                found[code] = (glyph + deltas[part]) & 0xFFFF
    return found

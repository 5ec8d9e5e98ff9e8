"""A picture as the typesetter writes it, in millions of colours, made small: the same picture from a few of them.

Reads only what Typst writes: PNG of eight bits a channel with alpha, not interlaced. A pixel is one number all through,
since in a picture of words and bars most are like their neighbours.
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

MOST = 64  # colours
SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PIXEL = 4  # bytes
_KIND = (8, 6, 0, 0, 0)  # depth, colour with alpha, and what is always so

Row = list[int]


def few_colours(picture: bytes) -> bytes:
    """Return a picture in a palette of at most ``MOST`` colours. Raise ``ValueError`` where it cannot be read."""
    width, height, rows = _rows(picture)
    counted: Counter[int] = Counter()
    for row in rows:
        counted.update(row)
    chosen = _palette(counted)
    colours = sorted(set(chosen.values()))
    places = {colour: colours.index(found) for colour, found in chosen.items()}
    lines = b"".join(b"\0" + bytes([places[one] for one in row]) for row in rows)
    head = struct.pack(">2I5B", width, height, 8, 3, 0, 0, 0)
    parts = (
        (b"IHDR", head),
        (b"PLTE", b"".join(map(_rgb, colours))),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return SIGNATURE + b"".join(_chunk(kind, content) for kind, content in parts)


def _palette(counted: Mapping[int, int]) -> dict[int, int]:
    """Return for each colour the one of a few that stands for it: of those that are alike the commonest."""
    for bits in range(8, 0, -1):
        mask = int.from_bytes(bytes([0xFF << (8 - bits) & 0xFF]) * _PIXEL, "big")
        groups: dict[int, list[int]] = {}
        for colour in counted:
            groups.setdefault(colour & mask, []).append(colour)
        if len(groups) <= MOST or bits == 1:
            return {
                colour: max(group, key=lambda one: (counted[one], one)) for group in groups.values() for colour in group
            }
    raise ValueError(bits)


def _rgb(colour: int) -> bytes:
    return colour.to_bytes(_PIXEL, "big")[:3]


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _rows(picture: bytes) -> tuple[int, int, list[Row]]:
    """Return width, height and the pixels of each row."""
    chunks = list(_chunks(picture))
    width, height, *kind = struct.unpack(">2I5B", dict(chunks)[b"IHDR"])
    if tuple(kind) != _KIND:
        raise ValueError(kind)
    raw = zlib.decompress(b"".join(content for name, content in chunks if name == b"IDAT"))
    size, rows, above = _PIXEL * width + 1, list[Row](), [0] * width
    for at in range(0, height * size, size):
        told = list(struct.unpack(f">{width}I", raw[at + 1 : at + size]))
        above = _UNDO[raw[at]](told, above)
        rows.append(above)
    return width, height, rows


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(picture):
        (length,) = struct.unpack_from(">I", picture, at)
        yield picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        at += 12 + length


def _add(one: int, other: int) -> int:
    """Add two pixels channel by channel, each by itself modulo 256."""
    return ((one & 0xFF00FF00) + (other & 0xFF00FF00) & 0xFF00FF00) | ((one & 0xFF00FF) + (other & 0xFF00FF) & 0xFF00FF)


def _none(told: Row, _above: Row) -> Row:
    return told


def _left(told: Row, _above: Row) -> Row:
    before, made = 0, []
    for one in told:
        before = _add(one, before) if one else before
        made.append(before)
    return made


def _up(told: Row, above: Row) -> Row:
    return [_add(one, over) if one else over for one, over in zip(told, above, strict=True)]


def _mean(told: Row, above: Row) -> Row:
    before, made = 0, []
    for one, over in zip(told, above, strict=True):
        before = _add(one, _channels(before, over, 0, lambda a, b, _c: (a + b) // 2))
        made.append(before)
    return made


def _nearest(told: Row, above: Row) -> Row:
    before = corner = 0
    made = []
    for one, over in zip(told, above, strict=True):
        if before == corner:
            guess = over
        elif over == corner:
            guess = before
        else:
            guess = _channels(before, over, corner, _guess)
        before, corner = (_add(one, guess) if one else guess), over
        made.append(before)
    return made


def _guess(left: int, over: int, corner: int) -> int:
    """Return which of three neighbours the sum of two less the third is nearest to, as PNG calls Paeth's."""
    aim = left + over - corner
    return min((left, over, corner), key=lambda one: abs(aim - one))


def _channels(one: int, other: int, third: int, of: Callable[[int, int, int], int]) -> int:
    parts = zip(*(pixel.to_bytes(_PIXEL, "big") for pixel in (one, other, third)), strict=True)
    return int.from_bytes(bytes(of(*channel) for channel in parts), "big")


_UNDO: tuple[Callable[[Row, Row], Row], ...] = (_none, _left, _up, _mean, _nearest)  # by their number in a row

"""A picture in few colours: read back pixel by pixel, however its rows were written."""

import struct
import zlib

import pytest

from utfall.forms.share.palette import MOST, few_colours

WHITE, INK, RED = (255, 255, 255, 255), (16, 32, 48, 255), (200, 0, 10, 255)
ROWS = [[WHITE, INK, INK, RED], [RED, WHITE, INK, RED], [INK, INK, WHITE, WHITE], [RED, RED, RED, INK], [WHITE] * 4]


def neighbours(rows, y, x, channel):
    """Return what stands to the left, above, and above to the left."""
    at = [(y, x - 1), (y - 1, x), (y - 1, x - 1)]
    return [rows[row][place][channel] if row >= 0 and place >= 0 else 0 for row, place in at]


def guess(kind, left, up, corner):
    if kind == 4:  # as the standard has it
        p = left + up - corner
        pa, pb, pc = abs(p - left), abs(p - up), abs(p - corner)
        return left if pa <= pb and pa <= pc else up if pb <= pc else corner
    return (0, left, up, (left + up) // 2)[kind]


def written(rows, kinds):
    """Return rows as a PNG of four channels, each row written in the way of its number."""
    raw = b""
    for y, row in enumerate(rows):
        raw += bytes([kinds[y]])
        for x, pixel in enumerate(row):
            raw += bytes((pixel[c] - guess(kinds[y], *neighbours(rows, y, x, c))) % 256 for c in range(4))
    parts = [
        (b"IHDR", struct.pack(">2I5B", len(rows[0]), len(rows), 8, 6, 0, 0, 0)),
        (b"IDAT", zlib.compress(raw)),
        (b"IEND", b""),
    ]
    said = (struct.pack(">I", len(c)) + n + c + struct.pack(">I", zlib.crc32(n + c)) for n, c in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(said)


def read(picture):
    """Return the colours of each row of a picture in a palette."""
    found, at = {}, 8
    while at < len(picture):
        (length,) = struct.unpack_from(">I", picture, at)
        found[picture[at + 4 : at + 8]] = picture[at + 8 : at + 8 + length]
        at += 12 + length
    width, height, depth, kind = struct.unpack_from(">2I2B", found[b"IHDR"])
    assert (depth, kind) == (8, 3)
    raw, palette = zlib.decompress(found[b"IDAT"]), found[b"PLTE"]
    lines = [raw[y * (width + 1) : (y + 1) * (width + 1)] for y in range(height)]
    assert {line[0] for line in lines} == {0}
    return [[tuple(palette[3 * one : 3 * one + 3]) for one in line[1:]] for line in lines]


@pytest.mark.parametrize("kinds", [[0] * 5, [1] * 5, [2] * 5, [3] * 5, [4] * 5, [4, 2, 1, 3, 0]])
def test_every_way_of_writing_a_row_is_read(kinds):
    assert read(few_colours(written(ROWS, kinds))) == [[pixel[:3] for pixel in row] for row in ROWS]


def test_of_many_colours_those_that_are_alike_become_the_commonest():
    row = [(one, one, one, 255) for one in range(256)] + [(255, 255, 255, 255)] * 50
    (found,) = read(few_colours(written([row], [0])))
    assert len(set(found)) <= MOST
    assert found[-1] == (255, 255, 255)
    assert max(abs(one[0] - other[0]) for one, other in zip(found, row, strict=True)) < 4


def test_what_is_no_such_picture_is_refused():
    with pytest.raises(ValueError, match="3, 0, 0, 0"):
        few_colours(few_colours(written(ROWS, [0] * 5)))

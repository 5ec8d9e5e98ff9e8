"""The tidy archive in parts that editions can share: a file for each closed year, one for each month of the last.

What an earlier report said stays as it is until it is corrected, so most parts are the same in edition after edition.
What is worked out of closed periods stands in the parts of these, without the month and the edition that it was worked
out as of, so that it stays the same too. The last part is what the edition itself adds.
"""

from __future__ import annotations

import csv
import re
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.model.fact import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

YEAR = 4  # digits
GZIP = ".gz"
_GZIP_HEAD = b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"  # packed hard, without a time or a system
_ROW = re.compile(rb'(?:[^"\n]|"[^"]*")*+\n')  # a cell between quotation marks may hold a line's end
# What is worked out of an indicator; a project's own status may be computed too, and is the report's.
_COMPUTED = re.compile(rb"[^,]*,indicator,.*,computed,[^,]*\n", re.DOTALL)
_MONTH = re.compile(r"\d{4}-\d{2}")


@dataclass(frozen=True, slots=True)
class HistoryParts:
    """Hold the parts by what they are of, a year or a month, in their order, each with the headings.

    ``order`` is that of the ids of which something is worked out.
    """

    parts: Mapping[str, bytes]
    order: tuple[str, ...] = ()


def history_parts(whole: bytes) -> HistoryParts:
    """Return the archive in parts."""
    head, *rows = _ROW.findall(whole)
    if not rows:
        return HistoryParts({"": whole})
    own, edition = _month(rows[-1]), _edition(rows[-1])
    reported: dict[str, list[bytes]] = {}
    computed: dict[str, list[bytes]] = {}
    order: dict[str, None] = {}
    for row in rows:
        if _month(row) == own and _is_computed(row):
            name, period = _cells(row)
            order[name] = None
            part = _part(period, own)
            computed.setdefault(part, []).append(row if part == own else _undated(row, own, edition))
        else:
            reported.setdefault(_part(_month(row), own), []).append(row)
    names = sorted({*reported, *computed}, key=_by_time)
    parts = {name: b"".join((head, *reported.get(name, ()), *computed.get(name, ()))) for name in names}
    return HistoryParts(parts, tuple(order))


def joined_history(parts: Sequence[bytes], order: Sequence[str] = ()) -> bytes:
    """Return the whole of parts, the edition's own last."""
    rows = [_ROW.findall(part) for part in parts]
    last = rows[-1][-1]
    own, edition = _month(last), _edition(last)
    reported: list[bytes] = []
    computed: dict[str, list[bytes]] = {name: [] for name in order}
    for _head, *some in rows:
        for row in some:
            if row.startswith(b",") or (_month(row) == own and _is_computed(row)):
                name, _ = _cells(row)
                dated = own.encode() + row[:-1] + edition + b"\n" if row.startswith(b",") else row
                computed.setdefault(name, []).append(dated)
            else:
                reported.append(row)
    return b"".join((rows[0][0], *reported, *(row for some in computed.values() for row in some)))


def _part(period: str, own: str) -> str:
    """Return which part a month's report or a period belongs to: its year, or its month in the year of ``own``."""
    if period[:YEAR] < own[:YEAR]:
        return period[:YEAR]
    return period if _MONTH.fullmatch(period) and period < own else own


def _by_time(name: str) -> tuple[str, bool, str]:
    return name[:YEAR], len(name) > YEAR, name


def _month(row: bytes) -> str:
    return row.partition(b",")[0].decode()


def _edition(row: bytes) -> bytes:
    return row[:-1].rpartition(b",")[2]


def _undated(row: bytes, own: str, edition: bytes) -> bytes:
    """Return a row without the month and the edition that it was worked out as of."""
    return row[len(own) : len(row) - len(edition) - 1] + b"\n"


def _cells(row: bytes) -> tuple[str, str]:
    """Return the id and the period of a row."""
    [cells] = csv.reader([row.decode()])
    return cells[COLUMNS.index("id")], cells[COLUMNS.index("period")]


def _is_computed(row: bytes) -> bool:
    return bool(_COMPUTED.fullmatch(row))


def part_name(stem: str, part: str) -> str:
    """Return the name of a part's file."""
    return f"{stem}-{part}.csv"


def packed_part(name: str, content: bytes) -> tuple[str, bytes]:
    """Return a part as a gzip file with its name: the edition's own, which no other edition shares."""
    made = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    sums = struct.pack("<II", zlib.crc32(content), len(content) & 0xFFFFFFFF)
    return f"{name}{GZIP}", b"".join((_GZIP_HEAD, made.compress(content), made.flush(), sums))


def read_part(name: str, content: bytes) -> bytes:
    """Return a part as CSV."""
    return zlib.decompress(content, zlib.MAX_WBITS | 16) if content and name.endswith(GZIP) else content


def with_month(whole: bytes, month: str, own: bytes, *, with_computed: bool = False) -> bytes:
    """Return the archive with what a month's report says as ``own`` has it, in the same place.

    What is worked out as of a month belongs to the newest report alone.
    """
    head, *rows = _ROW.findall(whole)
    fresh = [row for row in _ROW.findall(own)[1:] if _month(row) == month and (with_computed or not _is_computed(row))]
    before = [row for row in rows if _month(row) < month]
    after = [row for row in rows if _month(row) > month]
    return b"".join((head, *before, *fresh, *after))

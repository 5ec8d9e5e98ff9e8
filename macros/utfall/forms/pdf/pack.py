"""What the typesetter leaves to do in a PDF that it made: row headers, and objects packed together.

Typst 0.15 calls every cell below a table's head plain; a cell that heads its row is told here, by the order in which
tables stand. It writes each object by itself; the structure of a report is thousands, which packed take a fifth.
Reads what Typst writes: a table of places, every object once, nothing encrypted.
"""

from __future__ import annotations

import re
import zlib
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

BATCH = 200  # objects in a stream
_OBJECT = re.compile(rb"(\d+) 0 obj\n")
_END = b"\nendobj"
_START = re.compile(rb"startxref\n(\d+)\n")
_TRAILER = re.compile(rb"trailer\n<<(.*?)>>\nstartxref", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+) 0 R")
_HEADERS = re.compile(rb"/Headers\[[^\]]*\]")


def page_count(made: bytes) -> int:
    """Return how many pages a PDF of the typesetter has."""
    return sum(b"/Type/Page/" in one or b"/Type/Page>" in one for one in _objects(made).values())


def packed(made: bytes, heads: Sequence[Sequence[bool]]) -> bytes:
    """Return a PDF whose tables, in their order, have row headers where ``heads`` says so for each of their rows."""
    objects = _objects(made)
    _head_rows(objects, heads)
    trailer = _TRAILER.search(made)
    if trailer is None:
        raise ValueError(made[-200:])
    return _written(objects, trailer[1])


def _objects(made: bytes) -> dict[int, bytes]:
    """Return every object by its number, from the table of places."""
    found = _START.search(made, made.rindex(b"startxref"))
    if found is None:
        raise ValueError(made[-200:])
    lines = made[int(found[1]) :].split(b"\n")
    count = int(lines[1].split()[1])
    places = [int(line[:10]) for line in lines[2 : 2 + count] if line[17:18] == b"n"]
    ends = sorted([*places, int(found[1])])
    after = dict(pairwise(ends))
    objects = {}
    for place in places:
        head = _OBJECT.match(made, place)
        if head is None:
            raise ValueError(made[place : place + 40])
        objects[int(head[1])] = made[head.end() : made.rindex(_END, place, after[place])]
    return objects


def _head_rows(objects: dict[int, bytes], heads: Sequence[Sequence[bool]]) -> None:
    root = next((one for one in objects.values() if b"/Type/StructTreeRoot" in one), b"")
    tables = [number for number in _below(objects, root) if _is(objects[number], b"Table")]
    if len(tables) != len(heads):
        raise ValueError(f"{len(tables)} tables, not {len(heads)}")
    for number, rows in zip(tables, heads, strict=True):
        below = [row for kid in _kids(objects[number]) for row in _rows(objects, kid)]
        if len(below) != len(rows):
            raise ValueError(f"{len(below)} rows, not {len(rows)}")
        for row, is_headed in zip(below, rows, strict=True):
            for at, cell in enumerate(_kids(objects[row])):
                objects[cell] = _cell(objects[cell], is_head=is_headed and not at)


def _rows(objects: Mapping[int, bytes], kid: int) -> list[int]:
    """Return the rows of a table's part that is no head; a table without one holds its rows itself."""
    if _is(objects[kid], b"TR"):
        return [kid]
    return _kids(objects[kid]) if _is(objects[kid], b"TBody") else []


def _cell(cell: bytes, *, is_head: bool) -> bytes:
    """Return a cell with its scope, where it heads its row; scopes tell the rest, so cells name no headers."""
    cell = _HEADERS.sub(b"", cell)
    if not is_head:
        return cell
    return cell.replace(b"/S/TD", b"/S/TH", 1).replace(b"/O/Table", b"/O/Table/Scope/Row", 1)


def _below(objects: Mapping[int, bytes], one: bytes) -> Iterator[int]:
    """Return the numbers of all elements below one, in reading order."""
    waiting = list(reversed(_kids(one)))
    while waiting:
        number = waiting.pop()
        if b"/Type/StructElem" in objects[number]:
            yield number
            waiting += reversed(_kids(objects[number]))


def _kids(one: bytes) -> list[int]:
    found = re.search(rb"/K\[((?:<<.*?>>|[^\[\]<>])*)\]", one)
    if found is None:
        single = re.search(rb"/K (\d+) 0 R", one)
        return [int(single[1])] if single else []
    return [int(number) for number in _REFERENCE.findall(re.sub(rb"<<.*?>>", b"", found[1]))]


def _is(one: bytes, kind: bytes) -> bool:
    return b"/Type/StructElem/S/" + kind + b"/" in one


def _written(objects: Mapping[int, bytes], trailer: bytes) -> bytes:
    """Return objects as a PDF: streams by themselves, all else packed together."""
    out = bytearray(b"%PDF-1.7\n%\x80\x80\x80\x80\n")
    entries: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    loose = [number for number, one in objects.items() if not one.endswith(b"endstream")]
    fresh = max(objects) + 1
    for number, one in objects.items():
        if one.endswith(b"endstream"):
            entries[number] = (1, len(out), 0)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, _ended(one))
    for start in range(0, len(loose), BATCH):
        batch = loose[start : start + BATCH]
        entries[fresh] = (1, len(out), 0)
        entries |= {number: (2, fresh, at) for at, number in enumerate(batch)}
        out += b"%d 0 obj\n%s\nendobj\n" % (fresh, _batch([(number, objects[number]) for number in batch]))
        fresh += 1
    entries[fresh] = (1, len(out), 0)
    place = len(out)
    table = b"".join(
        b"%c%s%s" % (kind, at.to_bytes(4, "big"), more.to_bytes(2, "big"))
        for _, (kind, at, more) in sorted(entries.items())
    )
    said = re.sub(rb"/Size \d+", b"/Size %d" % (fresh + 1), trailer)
    out += b"%d 0 obj\n%s\nendobj\n" % (fresh, _stream(b"/Type/XRef/W[1 4 2]" + said, table))
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % place)


def _batch(some: Sequence[tuple[int, bytes]]) -> bytes:
    places, body = [], bytearray()
    for number, one in some:
        places.append(b"%d %d" % (number, len(body)))
        body += one + b"\n"
    head = b" ".join(places) + b"\n"
    return _stream(b"/Type/ObjStm/N %d/First %d" % (len(some), len(head)), head + bytes(body))


def _stream(said: bytes, content: bytes) -> bytes:
    data = zlib.compress(content, 9)
    return b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\r\nendstream" % (said, len(data), data)


def _ended(one: bytes) -> bytes:
    """Return a stream whose end is in no doubt.

    With a line feed alone, a last byte that is a carriage return would seem to belong to the line's end.
    """
    length = re.search(rb"/Length (\d+)", one)
    start = re.search(rb"stream\r?\n", one)
    if length is None or start is None:
        raise ValueError(one[:200])
    return one[: start.end() + int(length[1])] + b"\r\nendstream"

"""The tidy archive in parts that editions can share: a file for each closed year, one for each month of the last.

What an earlier report said stays as it is until it is corrected, so most parts are the same in edition after edition.
The last part is what the edition itself adds: its own report's rows and what is worked out as of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

YEAR = 4  # digits
COMPUTED = b",computed,"
_ROW = re.compile(rb'(?:[^"\n]|"[^"]*")*+\n')  # a cell between quotation marks may hold a line's end


def history_parts(whole: bytes) -> dict[str, bytes]:
    """Return the parts by what they are of, a year or a month, in their order; each with the headings."""
    head, *rows = _ROW.findall(whole)
    if not rows:
        return {"": whole}
    last = _month(rows[-1])[:YEAR]
    parts: dict[str, list[bytes]] = {}
    for row in rows:
        month = _month(row)
        parts.setdefault(month if month[:YEAR] == last else month[:YEAR], []).append(row)
    return {name: b"".join((head, *some)) for name, some in parts.items()}


def _month(row: bytes) -> str:
    return row.partition(b",")[0].decode()


def _is_computed(row: bytes) -> bool:
    return COMPUTED in row


def joined_history(parts: Sequence[bytes]) -> bytes:
    """Return the whole of parts."""
    first, *others = parts
    return b"".join((first, *(part.partition(b"\n")[2] for part in others)))


def own_part(stem: str, month: str) -> str:
    """Return the name of the part that an edition adds itself."""
    return f"{stem}-{month}.csv"


def with_month(whole: bytes, month: str, own: bytes, *, with_computed: bool = False) -> bytes:
    """Return the archive with what a month's report says as ``own`` has it, in the same place.

    What is worked out as of a month belongs to the newest report alone.
    """
    head, *rows = _ROW.findall(whole)
    fresh = [row for row in _ROW.findall(own)[1:] if _month(row) == month and (with_computed or not _is_computed(row))]
    before = [row for row in rows if _month(row) < month]
    after = [row for row in rows if _month(row) > month]
    return b"".join((head, *before, *fresh, *after))

"""Find what an edition's pages have in common: what its pages are packed with, so that no page holds it again.

The parts of pages that hold most of what stands in many of them. What is worth most comes last, where it is nearest.
"""

from __future__ import annotations

import re
from collections import Counter
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST = 26_000  # bytes: what is left of the window is for what the page itself has said (of 16 to 32 kB the best here)
PART = 600  # bytes that are chosen or left together
_TOKEN = re.compile(rb'[^<>,;" ]+[<>,;" ]*|[<>,;" ]+')


class _Part(NamedTuple):
    """A part of a page, and the pairs of words in it that other pages have too."""

    content: bytes
    pairs: frozenset[bytes]


def page_dictionary(pages: Iterable[bytes]) -> bytes:
    """Return what the pages are packed with; the same for the same pages."""
    words = [_TOKEN.findall(page) for page in pages]
    seen = [[one + other for one, other in pairwise(some)] for some in words]
    counts = Counter(pair for pairs in seen for pair in set(pairs))
    parts = [part for some, pairs in zip(words, seen, strict=True) for part in _parts(some, pairs, counts)]
    return b"".join(reversed(list(_chosen(parts, counts))))[-MOST:]


def _parts(words: list[bytes], pairs: list[bytes], counts: Counter[bytes]) -> Iterator[_Part]:
    start = 0
    while start < len(pairs):
        end, size = start, 0
        while end < len(words) and size < PART:
            size += len(words[end])
            end += 1
        known = frozenset(pair for pair in pairs[start:end] if counts[pair] > 1)
        if known:
            yield _Part(b"".join(words[start:end]), known)
        start = end


def _chosen(parts: list[_Part], counts: Counter[bytes]) -> Iterator[bytes]:
    """Yield parts, that first which holds most for its size of what was not in those before."""
    met: set[bytes] = set()

    def worth(part: _Part) -> float:
        return sum((counts[pair] - 1) * len(pair) for pair in part.pairs - met) / len(part.content)

    queue = [(-worth(part), number) for number, part in enumerate(parts)]
    heapify(queue)
    size = 0
    while queue and size < MOST:
        _, number = heappop(queue)
        now = -worth(parts[number])
        if queue and now > queue[0][0]:  # it has lost to others since it was put in
            if now:
                heappush(queue, (now, number))
            continue
        yield parts[number].content
        size += len(parts[number].content)
        met |= parts[number].pairs

"""Figures that are part of a name or a unit, and so no claims: ``per 100 000``, ``16–64 år``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_DIGITS = r"\d+(?:[ \u00a0]\d{3})*(?:[–-]\d+)?"
_FIGURE = re.compile(
    rf"(?<![\w.,])(?:({_DIGITS} [^\W\d_]+)|((?:per [^\W\d_]+|[^\W\d_]+) {_DIGITS}|per [^\W\d_]+ [^\W\d_]+)(?!\w))"
)


def numbered(told: Iterable[str]) -> re.Pattern[str] | None:
    """Return the pattern of the figures of names and units, each with the word after it, else the one before."""
    found = {one[1] or one[2] for text in told for one in _FIGURE.finditer(text)}
    ways = ("[ \u00a0,.]?".join(one.split()) for one in sorted(found, key=lambda one: (-len(one), one)))
    return re.compile(rf"(?<![\w.,])(?:{'|'.join(ways)})(?!\w)", re.IGNORECASE) if found else None

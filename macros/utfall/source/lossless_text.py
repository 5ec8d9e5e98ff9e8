"""What the readings of written cells share: their values, and the signs that programs put around and into texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

# Signs that have no look, or only the look of a space; a spreadsheet program or a web page leaves them in a cell.
INVISIBLE = dict.fromkeys(
    map(
        ord,
        "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    )
)
HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u207b\ufe58\ufe63\uff0d", "-"))
_QUOTES = "\"'`\u00b4\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2032\u2033"
_KEPT_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)  # how a cell is written so that a spreadsheet program lets it be


class ReadingState(Enum):
    """How sure it is what a cell says. Only what is ``MENDED`` may be written in its place."""

    CANONICAL = "canonical"
    MENDED = "mended"
    AMBIGUOUS = "ambiguous"  # it may mean any of the readings
    LOSSY = "lossy"  # the reading leaves out something that the cell says
    WAITING = "waiting"  # clear in itself, but another cell of the column has to be decided first
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class CellRule:
    """What a cell is to hold: its column's kind (of the contract, or a type of Table Schema), and its unit.

    ``words`` are those of a closed set. ``is_key`` is of a cell that holds the id of a row.
    """

    kind: str
    unit: str = ""
    words: tuple[str, ...] = ()
    is_key: bool = False


@dataclass(frozen=True, slots=True)
class CellReading:
    """Hold what a cell says. ``text`` is canonical where it is or was made so, else as it was written.

    ``how`` is what is unusual in it, a word that messages are called by; ``readings`` are what it could mean.
    """

    text: str
    state: ReadingState = ReadingState.CANONICAL
    how: str = ""
    readings: tuple[str, ...] = ()


def bare_text(text: str) -> str:
    """Return a text without what may stand around a figure, a date or a word and says nothing of it."""
    found = _stripped(text)
    if match := _KEPT_AS_TEXT.fullmatch(found):
        found = _stripped(match[1])
    if len(found) > 1 and found[0] in _QUOTES and found[-1] in _QUOTES:
        return _stripped(found[1:-1])
    return _stripped(found[1:]) if found[:1] == "'" and found[1:] else found


def _stripped(text: str) -> str:
    return text.translate(INVISIBLE).strip()

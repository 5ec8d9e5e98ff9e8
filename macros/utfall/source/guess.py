"""What a column holds, told from the cells of one file where nobody has said it: type, decimals, what does not fit.

A column is of a type where every filled cell is; one that is mostly figures is of figures all the same, so that the
checks can explain the cells that are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from utfall.model.missing import SYMBOLS, Missing
from utfall.source.cells import INTEGER, NUMBER, read_cell
from utfall.words import any_of, recognised

if TYPE_CHECKING:
    from collections.abc import Sequence

_YEAR = re.compile(r"(19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column seems to hold. ``is_period`` is of a string; ``odd`` is the first row that does not fit.

    A column without values has no ``type``.
    """

    type: str
    decimals: int | None = None
    is_period: bool = False
    odd: tuple[int, str] | None = None


def guess_column(name: str, cells: Sequence[tuple[int, str]]) -> Guess:
    """Tell a column's type from its cells, given with their rows' numbers."""
    filled = [(row, text) for row, text in cells if text.strip() not in SYMBOLS]
    texts = [text for _, text in filled]
    if not texts:
        return Guess("")
    if name.casefold() in recognised("cells", "heading.years") and all(_YEAR.fullmatch(text) for text in texts):
        return Guess("year")
    if all(INTEGER.fullmatch(text) for text in texts):
        return Guess("integer")
    for kind, found in (("date", Guess("date")), ("period", Guess("string", is_period=True))):
        if all(read_cell(text, kind) is not Missing.UNREADABLE for text in texts):
            return found
    return _figures(filled) or Guess("string")


def _figures(filled: Sequence[tuple[int, str]]) -> Guess | None:
    """Return the guess of figures where at least half of the cells are some, however they are written."""
    exact = [text for _, text in filled if NUMBER.fullmatch(text)]
    odd = [(row, text) for row, text in filled if not NUMBER.fullmatch(text)]
    seeming = [text for _, text in odd if _figure().fullmatch(text.strip())]
    if 2 * (len(exact) + len(seeming)) < len(filled) or not exact + seeming:
        return None
    decimals = max((decimals_of(text) for text in exact), default=0)
    return Guess("number", decimals, odd=odd[0] if odd else None)


@cache
def _figure() -> re.Pattern[str]:
    """Return the pattern of a figure as people and spreadsheet programs write it; a code with a zero before is none."""
    units = any_of(recognised("cells", "amount.money"))
    return re.compile(rf"[-−–+]?(?:0|[1-9][0-9]*)(?:[\s\u00a0\u202f'.,]+[0-9]+)*(?:\s*(?:%|{units}|£|€|\$))?")


def decimals_of(text: str) -> int:
    """Return how many decimals a canonical number is written with."""
    return len(text.partition(".")[2])

"""Whether two ways of writing a value say the same: spaces, signs, decimal commas and units are undone."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from utfall.number import decimal_sign

EXACTLY = Decimal("1e-14")  # of a figure: what it keeps in a spreadsheet, and in JSON as most programs read it
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_FIGURE = re.compile(r"[+−-]?[\d.,]+")


def stands(text: str, within: str) -> bool:
    """Tell whether a text stands in another by itself: 5 does not stand in 15."""
    return not text or re.search(rf"(?<![\w,.−+-]){re.escape(even(text))}(?![\w])", within) is not None


def is_same(value: object, stored: Decimal) -> bool:
    """Tell whether a value is a stored figure, as far as a binary number can be."""
    return isinstance(value, Decimal) and abs(value - stored) <= abs(stored) * EXACTLY


def undone(text: str, unit: str, language: str) -> Decimal | None:
    """Return the figure that a text writes, without its unit; ``None`` for a text that writes none."""
    bare = _SPACES.sub("", text)
    for sign in filter(None, (unit, "%")):
        bare = bare.removesuffix(_SPACES.sub("", sign))
    if not _FIGURE.fullmatch(bare):
        return None
    bare = bare.replace("−", "-")
    plainly = bare.replace(",", "") if decimal_sign(language) == "." else bare.replace(",", ".")
    try:
        return Decimal(plainly)
    except InvalidOperation:
        return None


def even(text: str) -> str:
    """Return a text with its spaces alike: forms differ in which they have."""
    return _SPACES.sub(" ", text).strip()

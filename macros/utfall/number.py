"""The one number formatter: ``1 265 135``, ``5,3``, ``−305``.

Babel knows the locales' signs, but prints an ASCII hyphen for the Swedish minus although the locale has U+2212
(Babel 2.18); that is mended here. Spaces are U+00A0, which never breaks a line.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cache, lru_cache

from babel import Locale
from babel.numbers import format_decimal

NO_BREAK = "\u00a0"
MINUS = "\u2212"


def write_number(value: Decimal, decimals: int | None = 0, language: str = "sv") -> str:
    """Return a number as it is read, rounded half up. ``decimals`` of ``None`` shows what is stored."""
    return _written(str(value), decimals, language)  # 1.0 and 1.00 are equal but not the same


@lru_cache(maxsize=4096)
def _written(exact: str, decimals: int | None, language: str) -> str:
    """Return a number as it is read; a page says most of its numbers more than once."""
    value = Decimal(exact)
    places = max(0, -int(value.as_tuple().exponent)) if decimals is None else decimals
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    written = format_decimal(abs(rounded), format=_pattern(places), locale=_locale(language))
    return f"{MINUS if rounded < 0 else ''}{written}"


@cache
def _pattern(places: int) -> str:
    return "#,##0" + ("." + "0" * places if places else "")


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


def figure_or_text(text: str) -> Decimal | str:
    """Return a stored cell as the figure it is, or as the text that it else must be."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return text

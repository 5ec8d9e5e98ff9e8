"""The one number formatter: ``1 265 135``, ``5,3``, ``−305``.

Babel knows the locales' signs, but prints an ASCII hyphen for the Swedish minus although the locale has U+2212
(Babel 2.18); that is mended here. Spaces are U+00A0, which never breaks a line.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import cache, lru_cache

from babel import Locale
from babel.numbers import format_decimal, get_decimal_symbol

NO_BREAK = "\u00a0"
MINUS = "\u2212"
MOST_PLACES = 6  # no figure is kept with more decimals
_WIDE = Context(prec=1000)  # the usual 28 digits would refuse what is longer


def rounded(value: Decimal, decimals: int = 0) -> Decimal:
    """Return a figure rounded half up (away from zero), exactly; nothing else in the package rounds a Decimal."""
    found = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WIDE)
    return found or found.copy_abs()  # zero has no sign


def places_of(value: Decimal) -> int:
    """Return how many decimals a figure is kept with."""
    return max(0, -int(value.as_tuple().exponent))


def change_places(change: Decimal, decimals: int) -> int:
    """Return the decimals that show a change: as many as given, or as it takes for a change not to read as none."""
    enough = (places for places in range(decimals, MOST_PLACES + 1) if rounded(change, places))
    return next(enough, decimals)


def plus(value: Decimal, decimals: int | None) -> str:
    """Return the sign before a rise: none before a fall, which has its own, nor where nothing is left to show."""
    return "+" if (value if decimals is None else rounded(value, decimals)) > 0 else ""


def write_number(value: Decimal, decimals: int | None = 0, language: str = "sv") -> str:
    """Return a number as it is read, rounded half up. ``decimals`` of ``None`` shows what is stored."""
    return _written(str(value), decimals, language)  # 1.0 and 1.00 are equal but not the same


@lru_cache(maxsize=4096)
def _written(exact: str, decimals: int | None, language: str) -> str:
    """Return a number as it is read; a page says most of its numbers more than once."""
    value = Decimal(exact)
    places = places_of(value) if decimals is None else decimals
    shown = rounded(value, places)
    written = format_decimal(shown.copy_abs(), format=_pattern(places), locale=_locale(language))
    return f"{MINUS if shown < 0 else ''}{written}"


@cache
def decimal_sign(language: str) -> str:
    """Return the sign before the decimals in a language: a comma or a point."""
    return get_decimal_symbol(_locale(language))


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

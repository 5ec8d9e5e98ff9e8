"""Quarters, tertials and half-years that a sentence names: ``andra tertialet``, ``Q3``, ``förra kvartalet``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from utfall.derive.claims.grammar import grammar_of
from utfall.errors import PeriodError
from utfall.period import Frequency, Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.derive.claims.grammar import Grammar

_KINDS = {"quarter": Frequency.QUARTER, "tertial": Frequency.TERTIAL, "half": Frequency.HALF}
_LETTERS = {"q": Frequency.QUARTER, "k": Frequency.QUARTER, "t": Frequency.TERTIAL, "h": Frequency.HALF}


def parts_in(text: str, grammar: Grammar, now: Period) -> Iterator[tuple[int, int, Period, bool]]:
    """Yield where a sentence names a part of the year, which it is, and whether its year is told."""
    for match in _pattern(grammar.language).finditer(text):
        ordinal, noun, of_noun, number, letter, of_letter, before, of_before, year = match.groups()
        frequency = _LETTERS[letter[0].lower()] if letter else _frequency(noun or of_noun or of_before, grammar)
        if before:
            yield match.start(), match.end(), now.within(frequency).shifted(-1), False
            continue
        at = _ordinal(ordinal, grammar) if ordinal else int(number or of_letter)
        found = _period(frequency, at, int(year) if year else None, now)
        if found:
            yield match.start(), match.end(), found, bool(year)


def _ordinal(written: str, grammar: Grammar) -> int:
    """Return an ordinal in words or as digits and a point, as in ``2. kvartal``."""
    return int(written[:-1]) if written[:-1].isdecimal() else grammar.ordinals[written.lower()]


def _period(frequency: Frequency, number: int, year: int | None, now: Period) -> Period | None:
    """Return the part of a year; the last one up to now where no year is told."""
    part = now.within(frequency)
    if year is None:
        year = part.year - (number > part.number)
    try:
        return Period(year, frequency, number, now.calendar)
    except PeriodError:
        return None


def _frequency(noun: str, grammar: Grammar) -> Frequency:
    return next(kind for name, kind in _KINDS.items() if noun.lower() in grammar.sets[f"part.{name}"])


@lru_cache(maxsize=4)
def _pattern(language: str) -> re.Pattern[str]:
    grammar = grammar_of(language)
    nouns = "|".join(_either(grammar, f"part.{name}") for name in _KINDS)
    ordinals = "|".join(word for word, at in grammar.ordinals.items() if at <= 4)  # noqa: PLR2004 - quarters of a year
    return re.compile(
        rf"(?<!\w)(?:((?:{ordinals})|[1-4]\.) ({nouns})|({nouns}) ([1-4])|((?-i:Q|Kv|T|H))([1-4])"
        rf"|({_either(grammar, 'part.previous')}) ({nouns}))(?!\w)(?: ((?:19|20)\d\d)(?:/\d\d)?(?!\w))?",
        re.IGNORECASE,
    )


def _either(grammar: Grammar, key: str) -> str:
    return "|".join(re.escape(one) for one in sorted(grammar.sets[key], key=len, reverse=True))

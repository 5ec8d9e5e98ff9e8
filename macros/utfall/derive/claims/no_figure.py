"""What in a sentence looks like a figure and is none: dates, references to laws, telephones, numbers of chapters."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from utfall.derive.claims.grammar import grammar_of

if TYPE_CHECKING:
    from utfall.derive.claims.grammar import Grammar

BLANK = "\0"
_ANYWHERE = (
    re.compile(r"\b(?:19|20)\d\d-\d\d(?:-\d\d)?\b|\b(?:19|20)\d\d[/:–-](?:\d{1,4}:)?\d{1,4}\b"),
    re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}\.(?:(?:19|20)\d\d|\d\d)(?![\d.,]\d)"),
    re.compile(r"\b\d{1,2}/\d{1,2}(?: ?[-/]? ?(?:19|20)\d\d)?\b"),
    re.compile(r"\b\d{1,4} ?(?:kap\.?|§§?)(?: ?\d{1,4} ?§)?"),
    re.compile(r"\b(?:ISO|IEC|RFC|EN|SS|SOU|SFS|Ds) \d{1,9}(?:[.:/–-]\d{1,9}){0,9}"),
    re.compile(r"(?:\+4[67]|\b0\d{1,3} ?-) ?\d[\d ]{0,20}\d|\b\d{6,8}-\d{4}\b"),
    re.compile(r"\bCC BY ?\d(?:[.,]\d)?", re.IGNORECASE),
)


def masked(text: str, grammar: Grammar) -> str:
    """Return a sentence, equally long, without what looks like a figure and is none."""
    if any(one.isdigit() for one in text):
        for pattern in (*_of_language(grammar.language), *_ANYWHERE):
            text = pattern.sub(lambda found: BLANK * len(found[0]), text)
    return text


@lru_cache(maxsize=4)
def _of_language(language: str) -> tuple[re.Pattern[str], ...]:
    grammar = grammar_of(language)
    months = "|".join(sorted(grammar.months, key=len, reverse=True))
    numbered, clock, parts = (_either(grammar, f"no-figure.{key}") for key in ("numbered", "clock", "parts"))
    of_year = "|".join(_either(grammar, f"part.{key}") for key in ("quarter", "tertial", "half"))
    return (
        re.compile(
            rf"(?<!\w)\d{{1,2}}(?:\.|[:a-z]{{0,3}})?(?: ?[–-] ?\d{{1,2}}\.?)? (?:{months})\b\.?(?: \d{{4}}\b)?",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:{months})\b\.? (?:19|20)\d\d\b(?! ?[,]\d)", re.IGNORECASE),
        re.compile(rf"(?:(?<!\w)(?:{numbered})|§§?) ?\d{{1,9}}(?:[.:/–-]\d{{1,9}}){{0,9}}", re.IGNORECASE),
        re.compile(rf"(?<!\w)[1-4]\. (?:{of_year})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{clock}) ?\d{{1,2}}(?:[.:,]\d\d)?", re.IGNORECASE),
        re.compile(rf"\b\d{{1,4}} (?:{parts}) \d{{1,4}}\b", re.IGNORECASE),
    )


def _either(grammar: Grammar, key: str) -> str:
    return "|".join(re.escape(one) for one in sorted(grammar.sets[key], key=len, reverse=True))

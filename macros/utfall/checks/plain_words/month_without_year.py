"""Advice: a month without its year, on a page that speaks of several years. The report's own month needs none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from utfall.report_calendar import MONTHS
from utfall.words import any_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.plain_words.text import PageText
    from utfall.model.finding import Finding

_MONTHS = range(1, MONTHS + 1)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def check(text: PageText) -> Iterator[Finding]:
    """Find the months whose sentence names no year, told once a page."""
    if len(set(_YEAR.findall(text.text))) <= 1:
        return
    names = [words(text.language).say(f"month.name.{number}") for number in _MONTHS if number != text.month.number]
    month = re.compile(rf"\b({any_of(names)})\b")
    part = re.compile(rf"\b(?:{any_of(text.listed('parts-of-year'))})", re.IGNORECASE)  # says which months, of any year
    bare = [one for one in text.sentences if not _YEAR.search(one.text) and not part.search(one.text)]
    found = [(match[0], one.start + match.start()) for one in bare for match in month.finditer(one.text)]
    if found:
        listed = ", ".join(dict.fromkeys(name for name, _ in found))
        yield text.advice("plain-month-without-year", "bare", found[0][1], months=listed)

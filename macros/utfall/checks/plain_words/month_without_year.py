"""Advice: a month without its year, on a page that speaks of several years. The report's own month needs none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.plain_words.text import PageText
    from utfall.model.finding import Finding

_PART = re.compile(r"\b(?:tertial|kvartal|halvår)", re.IGNORECASE)  # says which months it has, of any year
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def check(text: PageText) -> Iterator[Finding]:
    """Find the months whose sentence names no year, told once a page."""
    if len(set(_YEAR.findall(text.text))) <= 1:
        return
    own = words("sv").say(f"month.name.{text.month.number}")
    names = [words("sv").say(f"month.name.{number}") for number in range(1, 13)]
    month = re.compile(rf"\b({'|'.join(name for name in names if name != own)})\b")
    bare = [one for one in text.sentences if not _YEAR.search(one.text) and not _PART.search(one.text)]
    found = [(match[0], one.start + match.start()) for one in bare for match in month.finditer(one.text)]
    if found:
        listed = ", ".join(dict.fromkeys(name for name, _ in found))
        yield text.advice("plain-month-without-year", "bare", found[0][1], months=listed)

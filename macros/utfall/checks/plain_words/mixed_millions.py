"""Advice: millions of the currency written in two ways on one page."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from utfall.words import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.plain_words.text import PageText
    from utfall.model.finding import Finding


def check(text: PageText) -> Iterator[Finding]:
    """Find the first place of the rarer of the two; what speaks of both, with "and" between, explains them."""
    ways, between = any_of(text.listed("millions")), any_of(text.listed("and"))
    known = re.sub(rf"\b({ways}) (?:{between}) (?!\1\b)(?:{ways})\b", lambda both: " " * len(both[0]), text.text)
    found = [(one[1], one.start()) for one in re.finditer(rf"\b({ways})\b", known)]
    found += [(one[1], one.start()) for one in re.finditer(rf"""unit=["']({ways})["']""", text.page.body)]
    counts = Counter(name for name, _ in found)
    if len(counts) > 1:
        usual, rare = (name for name, _ in counts.most_common())
        at = min(place for name, place in found if name == rare)
        yield text.advice("plain-mixed-millions", "mixed", at, value=rare, usual=usual)

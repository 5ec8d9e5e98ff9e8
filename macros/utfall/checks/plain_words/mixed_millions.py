"""Advice: millions of kronor written in two ways on one page."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.plain_words.text import PageText
    from utfall.model.finding import Finding

_MILLIONS = re.compile(r"\b(mkr|mnkr)\b")
_IN_MACROS = re.compile(r"""unit=["'](mkr|mnkr)["']""")


def check(text: PageText) -> Iterator[Finding]:
    """Find the first place of the rarer of the two; what speaks of both, with "och" between, explains them."""
    known = re.sub(r"\bmkr och mnkr\b|\bmnkr och mkr\b", lambda both: " " * len(both[0]), text.text)
    found = [(one[1], one.start()) for one in _MILLIONS.finditer(known)]
    found += [(one[1], one.start()) for one in _IN_MACROS.finditer(text.page.body)]
    counts = Counter(name for name, _ in found)
    if len(counts) > 1:
        usual, rare = (name for name, _ in counts.most_common())
        at = min(place for name, place in found if name == rare)
        yield text.advice("plain-mixed-millions", "mixed", at, value=rare, usual=usual)

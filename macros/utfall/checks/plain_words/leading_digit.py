"""Advice: a sentence that begins with a digit, whose beginning is then not seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.plain_words.text import PageText
    from utfall.model.finding import Finding

_DIGIT = re.compile(r"[\"”(*_]*\d")
FEWEST = 4  # words of a sentence; what is shorter is a label or a figure on its own


def check(text: PageText) -> Iterator[Finding]:
    """Find sentences that begin with a digit."""
    for one in text.sentences:
        if _DIGIT.match(one.text) and len(one.words) >= FEWEST:
            yield text.advice("plain-leading-digit", "digit", one.start, value=" ".join(one.text.split()[:4]))

"""Advice: a page that is hard to read as a whole, by LIX: words a sentence and the share of long words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.plain_words.text import PageText
    from utfall.model.finding import Finding

HARD = 55  # official texts are at 50 to 60
LONG = 6  # letters: a longer word counts as long, by the definition of LIX
FEWEST = 100  # words; of fewer the figure says nothing


def check(text: PageText) -> Iterator[Finding]:
    """Find a page whose LIX is high."""
    found = [one for sentence in text.sentences for one in sentence.words if one[0].isalpha()]
    if len(found) < FEWEST:
        return
    lix = len(found) / len(text.sentences) + 100 * sum(len(one) > LONG for one in found) / len(found)
    if round(lix) > HARD:
        yield text.advice("plain-readability", "hard", lix=round(lix), hard=HARD)

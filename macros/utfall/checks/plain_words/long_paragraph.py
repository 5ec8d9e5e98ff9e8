"""Advice: a paragraph of more than a hundred words, which on a telephone fills more than the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.plain_words.text import PageText
    from utfall.model.finding import Finding

MOST = 100  # words; at 360 pixels about seven to a line


def check(text: PageText) -> Iterator[Finding]:
    """Find long paragraphs."""
    for one in text.paragraphs:
        count = len(one.words)
        if count > MOST:
            yield text.advice("plain-long-paragraph", "long", one.start, count=count, most=MOST)

"""Advice: a sentence of more than thirty words, which few take in at one reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.plain_words.text import PageText
    from utfall.model.finding import Finding

MOST = 30  # words; the average of easily read Swedish is about fifteen


def check(text: PageText) -> Iterator[Finding]:
    """Find long sentences."""
    for one in text.sentences:
        count = len(one.words)
        if count > MOST:
            beginning = " ".join(one.text.split()[:6])
            yield text.advice("plain-long-sentence", "long", one.start, count=count, most=MOST, beginning=beginning)

"""Advice: a start page without the editor's one sentence that says the most important thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from utfall.shown.outline import FRONT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.plain_words.text import PageText
    from utfall.model.finding import Finding

_HEADLINE = re.compile(r"\{:[^{}\n]*\.u-headline\b|^# +\{\{-?\s*headline\(", re.MULTILINE)


def check(text: PageText) -> Iterator[Finding]:
    """Find a start page without a headline."""
    if text.page.name == FRONT and not _HEADLINE.search(text.page.body):
        yield text.advice("plain-headline", "none")

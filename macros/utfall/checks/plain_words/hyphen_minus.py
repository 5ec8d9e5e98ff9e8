"""Advice: a hyphen that stands for a minus, which is easily overlooked and breaks from its figure at a line's end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.plain_words.text import PageText
    from utfall.model.finding import Finding

_HYPHEN = re.compile(r"(?:(?<=[\s(])|^)-(?=\d)[\d   ]*[\d.,]*\d", re.MULTILINE)


def check(text: PageText) -> Iterator[Finding]:
    """Find negative figures written with a hyphen."""
    for found in _HYPHEN.finditer(text.text):
        yield text.advice("plain-hyphen-minus", "hyphen", found.start(), value=found[0], minus=f"−{found[0][1:]}")

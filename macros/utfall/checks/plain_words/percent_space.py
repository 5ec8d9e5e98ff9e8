"""Advice: a per cent sign that stands against its figure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.plain_words.text import PageText
    from utfall.model.finding import Finding

_TIGHT = re.compile(r"(?<![\d.,])[.,]*+(\d[\d.,]*+%)")  # looked for at the first sign of a figure alone


def check(text: PageText) -> Iterator[Finding]:
    """Find per cent signs without their space."""
    for found in _TIGHT.finditer(text.text):
        yield text.advice("plain-percent-space", "tight", found.start(1), value=found[1], spaced=f"{found[1][:-1]} %")

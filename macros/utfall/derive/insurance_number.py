"""National Insurance numbers of the United Kingdom in a text, by the letters that such a number may have.

HMRC's rules: neither D, F, I, Q, U nor V stands first or second, nor O second; some pairs are never given; A to D ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from utfall.derive.personal_words import is_labelled

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = re.compile(
    r"(?<![\w\-/.])(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z]"
    r"([ \u00a0\-]?)\d\d([ \u00a0\-]?)\d\d\2\d\d\1[A-D](?![\w\-/]|\.\w)",
    re.IGNORECASE,
)


def insurance_numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield where a text has a National Insurance number, in one or parted by spaces or hyphens.

    Small letters count only where the number is called what it is.
    """
    for found in _NUMBER.finditer(text):
        if found[0].isupper() or is_labelled(text, found.start(), "personal-labels"):
            yield found

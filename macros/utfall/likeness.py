"""Whether a text says what an earlier one said: by the share of its word shingles that stood there.

Case, punctuation, the names of months and years make no difference: a paragraph in which november has become december
is the same. A figure does: typed anew, it is new. A call of a macro counts as its words. Shingles are kept as hashes,
so that a record of earlier texts holds none of them.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING

from utfall.words import LANGUAGES, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

WORDS = 3  # words in a shingle
OLD_SHARE = 0.7  # of a text's shingles; one word changed in twelve leaves seven of ten
DIGEST = 4  # bytes of a shingle's hash: among 10 000 shingles one in 400 000 is taken for another
_WORD = re.compile(r"[^\W_]+")
_ISO_MONTH = re.compile(r"\b((?:19|20)\d\d)-(?:0[1-9]|1[0-2])\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
MONTH, YEAR = "#month", "#year"  # what no word is


def shingles(text: str) -> tuple[str, ...]:
    """Return the hashes of a text's shingles, in their order; of a text shorter than a shingle, that of the whole."""
    said = [*_normalised(text)]
    if not said:
        return ()
    count = max(1, len(said) - WORDS + 1)
    return tuple(_hashed(" ".join(said[at : at + WORDS])) for at in range(count))


def word_count(text: str) -> int:
    """Return how many words a text has."""
    return sum(1 for _ in _WORD.finditer(text))


def is_repeated(text: str, earlier: Collection[str]) -> bool:
    """Tell whether a text is the same, or nearly, as one whose shingles are among the ``earlier``."""
    own = shingles(text)
    return bool(own) and sum(one in earlier for one in own) >= OLD_SHARE * len(own)


def repeats(text: str, earlier: str) -> bool:
    """Tell whether a text is the same, or nearly, as one earlier text."""
    return is_repeated(text, frozenset(shingles(earlier)))


def _normalised(text: str) -> Iterator[str]:
    for found in _WORD.finditer(_ISO_MONTH.sub(r"may \1", text.casefold())):
        word = found[0]
        if word in _months():
            yield MONTH
        else:
            yield YEAR if _YEAR.fullmatch(word) else word


@cache
def _months() -> frozenset[str]:
    return frozenset(words(one).say(f"month.name.{number}").casefold() for one in LANGUAGES for number in range(1, 13))


def _hashed(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=DIGEST).hexdigest()

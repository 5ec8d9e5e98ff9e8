"""Whether a text explains anything, where an explanation is asked for: "–", "se ovan" and the like do not.

The words are in ``languages/``, of every language, since a table's texts are not always in the site's.
"""

from __future__ import annotations

import re
from functools import cache

from utfall.words import LANGUAGES, words

_WORD = re.compile(r"[^\W_]+")


def explains(text: str) -> bool:
    """Tell whether a text says something of its own."""
    said = tuple(_WORD.findall(text.casefold()))
    if not said or not any(sign.isalpha() for word in said for sign in word):
        return False
    if "".join(said) in _empty():
        return False
    return not any(said[: len(start)] == start and len(said) <= most for start, most in _references())


@cache
def _empty() -> frozenset[str]:
    """Return the phrases that say nothing, each as its letters: "n/a" is "N.A." too."""
    listed = (one for language in LANGUAGES for one in words(language).say("explanation.empty").split(";"))
    return frozenset("".join(_WORD.findall(one.casefold())) for one in listed)


@cache
def _references() -> tuple[tuple[tuple[str, ...], int], ...]:
    """Return how phrases begin that only lead to another place, with how many words such a phrase has at most."""
    found = []
    for language in LANGUAGES:
        say = words(language).say
        most = int(say("explanation.reference-words"))
        found += [(tuple(_WORD.findall(one.casefold())), most) for one in say("explanation.reference").split(";")]
    return tuple(found)

"""A person by name beside a word about sickness or reprimand: in one sentence, or in the next where it says he or she.

Names are known by given names, in ``words/``, and by what is said of a person and never of a group.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from utfall.derive.telephone import labels
from utfall.words import LANGUAGES, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|\Z)[^.!?\n]*)*[.!?]*")
_CAPITAL = r"[A-ZÅÄÖÉÜØÆ][a-zåäöéüøæ'’]+(?:-[A-ZÅÄÖÉÜØÆ]?[a-zåäöéüøæ'’]+)?"
_PAIR = re.compile(rf"(?<![\w-])({_CAPITAL})[ \u00a0]+(?:(?:[A-ZÅÄÖ]\.|von|af|de|van)[ \u00a0]+)?({_CAPITAL})(?![\w-])")
_TURNED = re.compile(rf"(?<![\w-])({_CAPITAL}),[ \u00a0]+({_CAPITAL})(?![\w-])")
_ALONE = re.compile(rf"(?<![\w-])({_CAPITAL})(?![\w-])")
NEAR = 40  # signs between a capitalised pair that is no known name, and what is said of it
ABOUT = ("sickness", "reprimand")


def named_persons(text: str) -> Iterator[tuple[int, str]]:
    """Yield the place of each name beside such a word, and which of the two kinds it is."""
    before: tuple[int, str] | None = None
    for found in _SENTENCE.finditer(text):
        said = found[0]
        about = _about(said)
        name = _name(said, about)
        if about and name is not None:
            yield found.start() + name, about[0]
        elif about and before and _begins_with_pronoun(said):
            yield before[0], about[0]
        known = _known_name(said)
        if known is not None:
            before = (found.start() + known, "")
        elif not _begins_with_pronoun(said):
            before = None


def names_somebody(text: str) -> bool:
    """Tell whether a text has a full name in it, by a known given name."""
    return any(_is_given(one[1]) and _is_surname(one[2]) for one in _PAIR.finditer(text)) or any(
        _is_given(one[2]) and _is_surname(one[1]) for one in _TURNED.finditer(text)
    )


def said_of_somebody(text: str) -> str:
    """Return whether a text speaks of somebody's sickness or of a reprimand; an empty text where of neither."""
    about = _about(text)
    return about[0] if about else ""


def _about(text: str) -> tuple[str, int] | None:
    if _pattern("not-personal").search(text):
        return None
    for kind in ABOUT:
        found = _pattern(kind).search(text)
        if found:
            return kind, found.start()
    return None


def _name(said: str, about: tuple[str, int] | None) -> int | None:
    known = _known_name(said)
    if known is not None or about is None:
        return known
    near = (
        one.start()
        for one in _PAIR.finditer(said)
        if 0 <= about[1] - one.end() <= NEAR and _is_surname(one[1]) and _is_surname(one[2])
    )
    return next(near, None)


def _known_name(said: str) -> int | None:
    """Return where a known name stands: a full one, or a given name alone that is no other word too."""
    for pattern, given, other in ((_PAIR, 1, 2), (_TURNED, 2, 1)):
        for one in pattern.finditer(said):
            if _is_given(one[given]) and _is_surname(one[other]):
                return one.start()
    alone = (one for one in _ALONE.finditer(said) if one[1].casefold() not in labels("ambiguous-names"))
    return next((one.start() for one in alone if _is_given(one[1])), None)


def _begins_with_pronoun(said: str) -> bool:
    first = re.match(r"\W*(\w+)", said)
    return first is not None and first[1].casefold() in labels("pronouns")


def _is_given(name: str) -> bool:
    return name.casefold().partition("-")[0] in labels("given-names")


def _is_surname(name: str) -> bool:
    return name.casefold() not in labels("no-surnames")


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    phrases = [one.strip() for language in LANGUAGES for one in words(language).say(f"personal.{kind}").split(";")]
    listed = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)

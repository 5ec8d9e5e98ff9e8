"""A person by name beside a word about sickness or reprimand: in one sentence, or in the next where it says he or she.

Names are known by given names, in ``languages/``, and by what is said of a person and never of a group. What is said of
groups too, as absence, is somebody's own only where it is his by the words: Erik's, for Erik, Erik had.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from utfall.derive.named_place import CAPITAL, without_places
from utfall.derive.personal_words import labels, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|\Z)[^.!?\n]*)*[.!?]*")
_PAIR = re.compile(rf"(?<![\w-])({CAPITAL})[ \u00a0]+(?:(?:[A-ZÅÄÖ]\.|von|af|de|van)[ \u00a0]+)?({CAPITAL})(?![\w-])")
_TURNED = re.compile(rf"(?<![\w-])({CAPITAL}),[ \u00a0]+({CAPITAL})(?![\w-])")
_ALONE = re.compile(rf"(?<![\w-])({CAPITAL})(?![\w-])")
_FIGURE = re.compile(r"[ \u00a0(:,]{1,3}\d")
_GENITIVE = re.compile(r"(?:['’]s?|s)\Z")
NEAR = 40  # signs between a capitalised pair that is no known name, and what is said of it


def named_persons(text: str) -> Iterator[tuple[int, str]]:
    """Yield the place of each name beside such a word, and which of the two kinds it is."""
    before: int | None = None
    for found in _SENTENCE.finditer(text):
        said = without_places(found[0])
        known, pronoun = _known_name(said), _begins_with_pronoun(said)
        about = _about(said) if known is not None or pronoun or _PAIR.search(said) else None
        name = _near_name(said, about) if known is None and about else known
        kind = about[0] if about else "sickness"
        if name is not None and (about or _has_own(said)):
            yield found.start() + name, kind
        elif name is None and before is not None and pronoun and (about or _of_pronoun().search(said)):
            yield before, kind
        if known is not None:
            before = found.start() + known
        elif not pronoun:
            before = None


def names_somebody(text: str) -> bool:
    """Tell whether a text has a full name in it, by a known given name."""
    return next(_full_names(without_places(text)), None) is not None


def said_of_somebody(text: str) -> str:
    """Return whether a text speaks of somebody's sickness or of a reprimand; an empty text where of neither."""
    about = _about(without_places(text))
    return about[0] if about else ""


def _about(text: str) -> tuple[str, int] | None:
    """Return the first that is said of a person, and where; what only sounds so is passed by."""
    said = (one for one in _said().finditer(text) if one.lastgroup != "other")
    return next(((one.lastgroup or "", one.start()) for one in said), None)


def _near_name(said: str, about: tuple[str, int]) -> int | None:
    near = (
        one.start()
        for one in _PAIR.finditer(said)
        if 0 <= about[1] - one.end() <= NEAR and _is_surname(one[1]) and _is_surname(one[2])
    )
    return next(near, None)


def _known_name(said: str) -> int | None:
    """Return where a known name stands: a full one, or a given name alone that is no other word too."""
    return next((start for start, _ in _known_names(said)), None)


def _known_names(said: str) -> Iterator[tuple[int, int]]:
    yield from _full_names(said)
    for one in _ALONE.finditer(said):
        if _is_given(one[1]) and (not _is_ambiguous(one[1]) or _verb().match(said, one.end())):
            yield one.span()


def _full_names(said: str) -> Iterator[tuple[int, int]]:
    for pattern, given, other in ((_PAIR, 1, 2), (_TURNED, 2, 1)):
        for one in pattern.finditer(said):
            if _is_given(one[given]) and _is_surname(one[other]):
                yield one.span()


def _has_own(said: str) -> bool:
    """Tell whether what is said of groups too is a named person's own."""
    return _owned().search(said) is not None and any(_is_owner(said, *span) for span in _known_names(said))


def _is_owner(said: str, start: int, end: int) -> bool:
    if _GENITIVE.search(said, end - 2, end) and _owned_next().match(said, end):
        return True
    after = _had().match(said, end) or _are_several().match(said, end)
    before = _owned_of().search(said, max(0, start - NEAR), start)
    return after is not None or (before is not None and (before[1] != ":" or _FIGURE.match(said, end) is not None))


def _begins_with_pronoun(said: str) -> bool:
    first = re.match(r"\W*(\w+)", said)
    return first is not None and first[1].casefold() in labels("pronouns")


def _is_given(name: str) -> bool:
    plain = name.casefold().partition("-")[0]
    return plain in labels("given-names") or _GENITIVE.sub("", plain) in labels("given-names")


def _is_ambiguous(name: str) -> bool:
    plain = name.casefold()
    return plain in labels("ambiguous-names") or _GENITIVE.sub("", plain) in labels("ambiguous-names")


def _is_surname(name: str) -> bool:
    return name.casefold() not in labels("no-surnames")


@cache
def _said() -> re.Pattern[str]:
    kinds = {"other": "not-personal", "reprimand": "reprimand", "sickness": "sickness"}
    each = "|".join(f"(?P<{group}>{phrases(kind)})" for group, kind in kinds.items())
    return re.compile(rf"(?<!\w)(?:{each})(?!\w)", re.IGNORECASE)


def _pattern(form: str) -> re.Pattern[str]:
    kinds = {one: _listed(one) for one in ("had", "measures", "of", "by", "owners", "verbs")}
    filled = form.format(owned=phrases("owned"), several=phrases("several"), **kinds)
    return re.compile(filled.replace("~", r"[ \u00a0]{1,2}"), re.IGNORECASE)


def _listed(kind: str) -> str:
    return "|".join(sorted(map(re.escape, labels(kind)), key=lambda one: (-len(one), one)))


@cache
def _owned() -> re.Pattern[str]:
    return _pattern(r"(?<!\w)(?:{owned}|{several})(?!\w)")


@cache
def _owned_next() -> re.Pattern[str]:
    return _pattern(r"~(?:\w+a~)?(?:{owned})(?!\w|~(?:{by})\b)")


@cache
def _of_pronoun() -> re.Pattern[str]:
    return _pattern(r"\A\W*(?:{owners})~(?:\w+a~)?(?:{owned})(?!\w)")


@cache
def _had() -> re.Pattern[str]:
    return _pattern(r"~(?:{had})(?:~(?:{measures}|\d[\d,.]*(?:~%|%)?)){{0,6}}~(?:{owned})(?!\w)")


@cache
def _owned_of() -> re.Pattern[str]:
    return _pattern(r"(?<!\w)(?:{owned})(:|~(?:{of}))~\Z")


@cache
def _are_several() -> re.Pattern[str]:
    return _pattern(r"~(?:{verbs})~(?:\w+~)?(?:{several})(?!\w)")


@cache
def _verb() -> re.Pattern[str]:
    return _pattern(r"~(?:{verbs})(?!\w)")

"""What is named after a person and is none: streets, hospitals, schools, prizes, storms, laws and units.

Their names are blanked, sign for sign, before persons are looked for.
"""

from __future__ import annotations

import re
from functools import cache

from utfall.derive.personal_words import labels, phrases

CAPITAL = r"[A-ZÅÄÖÉÜØÆ][a-zåäöéüøæ'’]+(?:-[A-ZÅÄÖÉÜØÆ]?[a-zåäöéüøæ'’]+)?"
_SPACE = r"[ \u00a0]{1,2}"
_WORD = re.compile(r"[\w'’:-]+")
_NAMES = re.compile(
    rf"(?<![\w-]){CAPITAL}(?:{_SPACE}(?:(?:[A-ZÅÄÖ]\.|von|af|de|van|of){_SPACE})?{CAPITAL}){{0,4}}(?![\w-])"
    rf"((?:{_SPACE}\w+a(?={_SPACE}[a-zåäö]))?{_SPACE}[a-zåäö]\w*)?"
)
_BEFORE = re.compile(rf"(?<![\w:-])([\w:]++)\.?{_SPACE}\Z")
GENITIVE = ("s", "'", "’")
FAR = 30  # signs before a name within which the word that announces it stands


def without_places(text: str) -> str:
    """Return a text of equal length in which what only is called after a person is blank."""
    return _NAMES.sub(_blanked, text)


def _blanked(found: re.Match[str]) -> str:
    whole, following = found[0], found[1] or ""
    names = whole.removesuffix(following)
    if any(map(_is_institution, following.split())):
        return " " * len(whole)
    end = len(names) if _is_announced(found, names) else _end_of_place(names)
    return " " * end + whole[end:]


def _is_announced(found: re.Match[str], names: str) -> bool:
    """Tell whether a word says beforehand that a name is no person's: the storm Hans, lex Maria, Sankt Erik."""
    first = _WORD.match(names)
    before = _BEFORE.search(found.string, max(0, found.start() - FAR), found.start())
    said = [one[0 if one is first else 1] for one in (first, before) if one is not None]
    return any(one.casefold() in labels("named-before") for one in said)


def _end_of_place(names: str) -> int:
    """Return where the word for the place ends, as in Erik Dahlbergsgatan or Queen Mary Hospital; nought if none."""
    each = list(_WORD.finditer(names))
    for number in range(len(each) - 1, 0, -1):
        word, before = each[number], each[number - 1][0].casefold()
        is_surname = word[0].casefold() in labels("surnames-too") and (number == 1 or before in labels("given-names"))
        if _is_institution(word[0]) and (before.endswith(GENITIVE) or not is_surname):
            return word.end()
    return 0


def _is_institution(word: str) -> bool:
    return _institution().fullmatch(word.rpartition("-")[2]) is not None


@cache
def _institution() -> re.Pattern[str]:
    return re.compile(rf"(?:{phrases('institutions')})s?", re.IGNORECASE)

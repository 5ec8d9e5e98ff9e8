"""Telephone numbers in a text: Swedish mobile and fixed ones, and international ones, and not what only looks so."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from utfall.words import LANGUAGES, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_GAP = r"[ \u00a0\-\u2010\u2011\u2013.]"
_MOBILE = rf"0{_GAP}?7{_GAP}?[02369](?:{_GAP}{{0,2}}\d){{7}}"
_AREAS = r"8|1[013689]|2[136]|3[1356]|4[0246]|54|6[03]|90"  # area codes of one and two digits; 010 goes with anybody
_FIXED = (
    rf"\(?0(?:{_AREAS})\)?(?: ?[\-\u2010\u2011\u2013/] ?| )\d(?:{_GAP}?\d){{4,7}}"
    rf"|\(?0[1-9]\d\d\)?(?: ?[\-\u2010\u2011\u2013/] ?)\d\d(?:{_GAP}?\d){{3,5}}"
    rf"|0(?:{_AREAS})\d{{6,7}}"
)
_ABROAD = rf"(?:\+|\b00)[1-9]\d{{0,2}}(?:[ \u00a0\-.]?\(0?\d{{0,4}}\))?(?:{_GAP}{{0,2}}\d){{6,12}}"
_NUMBER = re.compile(
    rf"(?<![\w+,./\-])(?<!\d[ \u00a0])(?:{_ABROAD}|{_MOBILE}|{_FIXED})(?![\w])(?![.,\-/]\d)(?![ \u00a0]\d)"
)
_SERVICE = re.compile(r"0(?:20|200|77\d|90[0-9]\d)")  # nobody's own: free calls, shared cost, paid services
_AMOUNT = re.compile(r"\+?\d{1,3}(?:[ \u00a0.]\d{3})+")
_DAY = re.compile(r"0\d[\-./](?:0\d|1[0-2])[\-./](?:19|20)\d\d|0\d[\-./ ](?:19|20)\d\d(?:[\-–](?:19|20)?\d\d)?")
_NEXT = re.compile(r"[ \u00a0]*([%\w]+)")
_BEFORE = re.compile(r"([\w.]+)[ \u00a0]*(?:nr|nummer|no|number)?\.?[ \u00a0]*[:#]?[ \u00a0]*\Z", re.IGNORECASE)
FAR = 60  # signs before a number within which the word that it belongs to stands
FEWEST, MOST = 8, 15  # digits of a number that is told by its shape alone


def telephones(text: str) -> Iterator[tuple[int, str]]:
    """Yield the telephone numbers of a text, each with its place."""
    for found in _NUMBER.finditer(text):
        if _is_telephone(text, found):
            yield found.start(), found[0]


def is_labelled(text: str, place: int, kind: str) -> bool:
    """Tell whether the word before a number says of what kind it is, as ``number-labels`` of the words has them."""
    found = _BEFORE.search(text, max(0, place - FAR), place)
    return found is not None and found[1].casefold().strip(".") in labels(kind)


def is_amount(text: str, end: int) -> bool:
    """Tell whether a unit follows a number, which then counts something."""
    following = _NEXT.match(text, end)
    return following is not None and following[1].casefold() in labels("units")


@cache
def labels(kind: str) -> frozenset[str]:
    """Return the words of a kind, of every language."""
    return frozenset(one for language in LANGUAGES for one in words(language).say(f"personal.{kind}").split())


def digits_of(text: str) -> str:
    """Return the digits of a number alone, a Swedish one as it is called from within the country."""
    digits = re.sub(r"\D", "", text.replace("(0)", ""))
    for abroad in ("0046", "46"):
        if text.lstrip(" (").startswith(("+", "00")) and digits.startswith(abroad):
            return f"0{digits.removeprefix(abroad).lstrip('0')}"
    return digits


def _is_telephone(text: str, found: re.Match[str]) -> bool:
    number, digits = found[0], digits_of(found[0])
    if is_amount(text, found.end()):
        return False
    if is_labelled(text, found.start(), "telephone-labels"):
        return True
    if is_labelled(text, found.start(), "number-labels") or _SERVICE.match(digits) or _DAY.fullmatch(number):
        return False
    if number.startswith("+") and _AMOUNT.fullmatch(number) and not digits.startswith("0"):
        return False
    return FEWEST <= len(digits) <= MOST

"""Telephone numbers in a text: Swedish, Norwegian, British and international ones, and not what only looks so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from utfall.derive.personal_words import is_amount, is_labelled, is_other_number

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
_SPACE = r"[ \u00a0\-]"
_BRITISH = (  # eleven digits from within the country: mobiles, then areas of three, four and five digits
    rf"07[1-57-9]\d\d{_SPACE}?\d{{3}}{_SPACE}?\d{{3}}"
    rf"|(?:02[03489]{_SPACE}|\(02[03489]\){_SPACE}?)\d{{4}}{_SPACE}?\d{{4}}|02[03489](?:\d{{8}}|\d{_SPACE}\d{{3}}{_SPACE}\d{{4}})"
    rf"|(?:01(?:1\d|\d1){_SPACE}|\(01(?:1\d|\d1)\){_SPACE}?)\d{{3}}{_SPACE}?\d{{4}}"
    rf"|(?:01\d{{3}}{_SPACE}|\(01\d{{3}}\){_SPACE}?)\d{{3}}{_SPACE}?\d{{3}}"
)
_NORWEGIAN = r"[49]\d\d[ \u00a0]\d\d[ \u00a0]\d{3}|[2-79]\d(?:[ \u00a0]\d\d){3}"  # as they are written there
_EIGHT = r"[2-9]\d{7}"  # in one: told only by the word before
_NUMBER = re.compile(
    rf"(?<![\w+,./\-])(?<!\d[ \u00a0])(?:{_ABROAD}|({_BRITISH})|{_MOBILE}|{_FIXED}|{_NORWEGIAN}|({_EIGHT}))"
    r"(?![\w])(?![.,\-/]\d)(?![ \u00a0]\d)"
)
_SERVICE = re.compile(r"0(?:20|200|77\d|80[08]|90[0-9]\d)")  # nobody's own: free calls, shared cost, paid services
_AMOUNT = re.compile(r"\+?\d{1,3}(?:[ \u00a0.]\d{3})+")
_DAY = re.compile(r"0\d[\-./](?:0\d|1[0-2])[\-./](?:19|20)\d\d|0\d[\-./ ](?:19|20)\d\d(?:[\-–](?:19|20)?\d\d)?")
FEWEST, MOST = 8, 15  # digits of a number that is told by its shape alone


def telephones(text: str) -> Iterator[tuple[int, str]]:
    """Yield the telephone numbers of a text, each with its place."""
    for found in _NUMBER.finditer(text):
        if _is_telephone(text, found):
            yield found.start(), found[0]


def digits_of(text: str) -> str:
    """Return the digits of a number alone, a Swedish or Norwegian one as it is called from within the country."""
    digits = re.sub(r"\D", "", text.replace("(0)", ""))
    if text.lstrip(" (").startswith(("+47", "0047")):
        return digits.removeprefix("00").removeprefix("47")
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
    if found[2] or is_other_number(text, found.start(), found.end()):
        return False
    return found[1] is not None or _has_telephone_shape(number, digits)


def _has_telephone_shape(number: str, digits: str) -> bool:
    if _SERVICE.match(digits) or _DAY.fullmatch(number):
        return False
    if number.startswith("+") and _AMOUNT.fullmatch(number) and not digits.startswith("0"):
        return False
    return FEWEST <= len(digits) <= MOST

"""The figures that an editor has typed in a page's text: amounts, shares, counts, and any larger or broken number.

Small whole numbers without a unit (seven vacancies, from 77 to 78) are not read: they are words more than figures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.unit import KRONOR, PERCENT, PIECES
from utfall.shown.stated import POINTS, SAID_PIECES, Stated
from utfall.source.prose import prose, sentence_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from utfall.source.page import Page

_SPACE = r"(?:[ \u00a0\u2000-\u200a\u202f]|&nbsp;|&thinsp;|&\#160;)"
_MINUS = r"(?:[-−–\u2010\u2011]|&minus;)"
_NUMBER = rf"(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)|\d{{1,3}}(?:[.,]\d{{3}}){{2,}}(?!\d)|\d+)(?:[.,]\d+)?"
_GAP = rf"(?:[*_\0]*(?:{_SPACE}{{1,2}}|[ ]?\n[ \t>]*)?[*_\0]*)"
_SCALED = {"tusen": 3, "miljon": 6, "miljoner": 6, "miljard": 9, "miljarder": 9, "million": 6, "billion": 9}
_UNITS = {  # how a unit is written, the longest first
    "mdkr": r"mdkr|mdr(?:\s*kr)?|miljard(?:er)?\s+(?:kronor|kr)\b|billion\s+(?:kronor|SEK)",
    "mnkr": r"mn?kr|msek|miljon(?:er)?\s+(?:kronor|kr)\b|mn\s*kr|million\s+(?:kronor|SEK)",
    "tkr": r"tkr|kkr|tsek|ksek|tusen\s+(?:kronor|kr)\b",
    "kr": r"kr|kronor|sek",
    POINTS: r"procentenhet(?:er|en|ers)?|procent-?enheter|percentage\s+points?",
    PERCENT: r"%|procent(?:s|ig|iga|igt)?|per\s?cent",
    SAID_PIECES: r"st|stycken|stk",
    "": "|".join(sorted(_SCALED, key=len, reverse=True)),
}
_TIME = {"timmar", "dagar", "veckor", "månader", "år", "minuter", "sekunder", "kvartal"}  # deadlines, mostly
_LIKE_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAST_PLAIN = 4  # digits of a whole number without a unit that is read as a figure
_BEFORE = 40  # signs before a figure in which its sign and how exact it is are looked for
_SIGN_WORDS = (
    (re.compile(r"(?:\bminus|\bunderskott\w*(?:\s+(?:om|på|med|av|är|var|blir|blev))?)(?:\s+(?:cirka|ca\.?))?\s*$",
                re.IGNORECASE), -1),
    (re.compile(r"(?:\bplus|\böverskott\w*(?:\s+(?:om|på|med|av|är|var|blir|blev))?)(?:\s+(?:cirka|ca\.?))?\s*$",
                re.IGNORECASE), 1),
)  # fmt: skip
_ABOUT = re.compile(
    r"(?:\bca\.?|\bcirka|\bc:a|\bungefär|\bomkring|\brunt|\bkring|\bnärmare|\babout|\baround|~)\s*$", re.IGNORECASE
)
_LITTLE_ABOVE = re.compile(r"\bdrygt\s*$", re.IGNORECASE)
_LITTLE_BELOW = re.compile(r"(?:\bknappt|\bnästan|\balmost|\bnearly)\s*$", re.IGNORECASE)
_ABOVE = re.compile(r"(?:\böver|\bmer\s+än|\bminst|\bfler\s+än|\bover|\bmore\s+than)\s*$", re.IGNORECASE)
_BELOW = re.compile(r"(?:\bunder|\bmindre\s+än|\bhögst|\bfärre\s+än|\bless\s+than)\s*$", re.IGNORECASE)
_OF_TIME = re.compile(r"\s*(?:år|månad|veck|dag|dygn|timm|minut|gång|year|month|week|day|hour|time)", re.IGNORECASE)


def stated_figures(page: Page, units: Collection[str] = ()) -> tuple[Stated, ...]:
    """Return the figures typed on a page, in their order. ``units`` are words that the data counts in."""
    text = prose(page.body)
    reader = _Reader(page, text, _grammar(units))
    return tuple(sorted(reader.figures(), key=lambda one: (one.row, one.column)))


def _grammar(units: Collection[str]) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return the pattern of a figure, and the unit that each of its named ways to write one means."""
    own = {one for one in units if one.isalpha()} - {*KRONOR, PERCENT, PIECES, SAID_PIECES, *_TIME}
    ways = {**_UNITS, **{one: re.escape(one) for one in sorted(own)}}
    names = {f"u{at}": unit for at, unit in enumerate(ways)}
    written = "|".join(f"(?P<u{at}>{way})" for at, way in enumerate(ways.values()))
    # A sign stands after no letter and no digit; a number without one also after no point, dash or slash.
    before = rf"(?:(?<![^\W_])(?P<sign>[+]|{_MINUS}){_SPACE}?|(?<![^\W_])(?<![.,/:§+−–-]))"
    # Of two figures that share a unit, "5–6 mkr" or "från 5 till 6 mkr", the first is read with it too.
    pair = rf"(?:(?P<first>{_NUMBER})(?:{_SPACE}?[–-]{_SPACE}?|\s+(?:till|och|eller|respektive|to|and)\s+))"
    figure = rf"{before}(?:{pair}?(?P<number>{_NUMBER}){_GAP}(?:{written})(?!\w)|(?P<bare>{_NUMBER}))"
    return re.compile(figure, re.IGNORECASE), names


@dataclass(frozen=True, slots=True)
class _Reader:
    """Read the figures of one page."""

    page: Page
    text: str
    grammar: tuple[re.Pattern[str], Mapping[str, str]]

    def figures(self) -> Iterator[Stated]:
        """Return every figure of the page's text."""
        pattern, names = self.grammar
        for found in pattern.finditer(self.text):
            way = next((name for name in names if found[name]), None)
            if way is None:
                if self._is_plain(found):
                    yield self._stated(found, "bare", "", 0)
                continue
            unit, word = names[way], found[way].lower()
            shift = _SCALED.get(word, 0)
            if found["first"] and not _LIKE_YEAR.fullmatch(found["first"]):
                yield self._stated(found, "first", unit, shift)
            yield self._stated(found, "number", unit, shift)

    def _is_plain(self, found: re.Match[str]) -> bool:
        """Tell whether a number without a unit is a figure: grouped, with decimals, or long and no year."""
        after = self.text[found.end() : found.end() + 3]
        if re.match(rf"[^\W_]|[§/:°]|[-–][^\W_]|[.,]\d|{_SPACE}\d", after):
            return False
        number = found["bare"]
        if _OF_TIME.match(self.text, found.end()):
            return False
        if "." in number and number.count(".") == 1 and "," not in number:
            return False  # a version or a chapter: a Swedish figure has a comma
        is_whole = number.isdigit()
        return not is_whole or (len(number) >= _LEAST_PLAIN and not _LIKE_YEAR.fullmatch(number))

    def _stated(self, found: re.Match[str], part: str, unit: str, shift: int) -> Stated:
        number, decimals = _read(found[part])
        start = found.start("sign") if found["sign"] else found.start("first" if found["first"] else part)
        before = self.text[max(0, start - _BEFORE) : start]
        begin = start if part == "first" or not found["first"] else found.start(part)
        end = found.end("first") if part == "first" else found.end()
        sign, one = _sign(found, before), Decimal(1).scaleb(shift)
        low, high = (limit * one for limit in _held(number, decimals, before))
        written = _as_read(self.page.body[begin:end], has_sign=bool(sign))
        return Stated(
            self.page.file, *self._place(begin), written, number * one, low, high, unit, decimals, sign,
            sentence_at(self.page.body, begin),
        )  # fmt: skip

    def _place(self, at: int) -> tuple[int, int]:
        return self.page.first_line + self.text.count("\n", 0, at), at - self.text.rfind("\n", 0, at)


def _as_read(text: str, *, has_sign: bool) -> str:
    """Return a figure as a reader reads it, without emphasis and without a dash that is no sign of it."""
    bare = re.sub(r"[*_]|<[^<>]*>", "", re.sub(_SPACE, " ", text))
    return " ".join((bare if has_sign else bare.lstrip("-–− ")).split())


def _read(written: str) -> tuple[Decimal, int]:
    """Return a written number and how many decimals it has."""
    bare = re.sub(_SPACE, "", written)
    whole = re.fullmatch(r"\d{1,3}(?:([.,])\d{3}){2,}(?:[.,](\d+))?", bare)
    if whole:
        decimals = len(whole[2] or "")
        digits = re.sub(r"[.,]", "", bare)
        return Decimal(digits).scaleb(-decimals), decimals
    bare = bare.replace(",", ".")
    return Decimal(bare), len(bare.partition(".")[2])


def _held(number: Decimal, decimals: int, before: str) -> tuple[Decimal, Decimal]:
    """Return from which to which magnitude a figure holds: what is rounded to it, or lies where the text says.

    What is "about 690 000" is rounded to its zeros, as long as two digits are left, and what is "just over" it lies as
    little above; "more than 300 000" holds until 400 000.
    """
    step = Decimal(1).scaleb(-decimals)
    digits = str(number)
    zeros = 0 if decimals or not number else len(digits) - len(digits.rstrip("0"))
    few = max(0, min(zeros, len(digits) - 2))
    for above, below, freedom in ((_LITTLE_ABOVE, _LITTLE_BELOW, few), (_ABOVE, _BELOW, zeros)):
        if above.search(before):
            return number, number + step.scaleb(freedom)
        if below.search(before):
            return number - step.scaleb(freedom), number
    if _ABOUT.search(before):
        step = step.scaleb(few)
    return number - step / 2, number + step / 2


def _sign(found: re.Match[str], before: str) -> int:
    """Return the sign that a figure has in writing or in words; a dash between two words is none."""
    if found["sign"] == "+":
        return 1
    if found["sign"]:
        is_dash = found["sign"] in "–-" and found[0][len(found["sign"])].isspace()
        return 0 if is_dash else -1
    return next((sign for pattern, sign in _SIGN_WORDS if pattern.search(before)), 0)

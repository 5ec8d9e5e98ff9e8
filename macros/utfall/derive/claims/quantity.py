"""The figures in a sentence: digits or words with a unit, larger or broken numbers, their sign and exactness."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from utfall.derive.claims.exactness import limits, sign_in
from utfall.derive.claims.grammar import grammar_of
from utfall.derive.claims.no_figure import masked
from utfall.model.unit import KRONOR, PERCENT, PIECES, SAID_PIECES, SYMBOLS
from utfall.number import decimal_sign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.derive.claims.grammar import Grammar

_GROUPED = r"\d{1,3}(?: \d{3})+(?![\d])|\d{1,3}(?:[.,]\d{3}){2,}(?!\d)"
_NUMBERS = {  # by the sign before decimals
    ",": rf"(?:{_GROUPED}|\d{{1,15}})(?:[.,]\d{{1,9}})?",
    ".": rf"(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)|{_GROUPED}|\d{{1,15}})(?:\.\d{{1,9}})?",
}
_MINUS = "−–\u2010\u2011-"
_SCALES = {"millions": 6, "billions": 9}
_UNITS = ("mdkr", "mnkr", "tkr", "kr", "procentenheter", "procent", "st")
_SCALE_SIGNS = {"k": "k", "t": "k", "m": "m", "mn": "m", "bn": "bn", "md": "bn", "mdr": "bn"}  # beside a currency
_SCALE_WORDS = {"thousands": "k", "millions": "m", "billions": "bn"}
_BEFORE_CODE = {"": "", "k": "k", "m": "M", "bn": "md"}
_LIKE_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAST_PLAIN = 4  # digits of a whole number without a unit that is read as a figure anywhere
_BEFORE = 45  # signs before a figure in which its sign and how exact it is are looked for
_NO_NUMBER = re.compile(r"[^\W_]|[§/:°]|[-–][^\W_]|[.,]\d| \d")  # follows digits that are a part of something else


@dataclass(frozen=True, slots=True)
class Quantity:
    """Hold a figure of a sentence. It holds for magnitudes from ``low`` to ``high``: what is rounded to it.

    ``sign`` is 1 or -1 where the text says so; ``is_small`` tells that it is a small whole number without a unit.
    """

    start: int
    end: int
    value: Decimal
    low: Decimal
    high: Decimal
    unit: str = ""
    decimals: int = 0
    sign: int = 0
    is_small: bool = False


def quantities(text: str, grammar: Grammar, units: frozenset[str] = frozenset()) -> tuple[Quantity, ...]:
    """Return the figures of a sentence in their order; ``units`` are words that the data counts in."""
    reader = _Reader(text, masked(text, grammar), grammar)
    pattern = _pattern(grammar.language, tuple(sorted(units)))
    return tuple(one for match in pattern.finditer(reader.bare) for one in reader.read(match))


@lru_cache(maxsize=64)
def _pattern(language: str, units: tuple[str, ...]) -> re.Pattern[str]:
    """Return what a figure looks like: after its currency, before its unit, without one, or in words."""
    grammar = grammar_of(language)
    taken = {*KRONOR, PERCENT, PIECES, SAID_PIECES, *grammar.sets["unit.of-time"]}
    own = [one for one in units if one.isalpha() and one not in taken]
    ways = [("foreign", _foreign(grammar))]
    ways += [(name, _either(grammar, f"unit.{name}")) for name in (*_UNITS, *_SCALES)]
    ways += [("own", "|".join(re.escape(one) for one in own))] if own else []
    number = _NUMBERS[decimal_sign(language)]
    tails = "|".join(_either(grammar, f"unit.{name}") for name in ("thousands", *_SCALES))
    named = "|".join(sorted(map(re.escape, grammar.numbers), key=len, reverse=True))
    half, point = _either(grammar, "number.half"), _either(grammar, "number.point")
    before = rf"(?:(?<![^\W_])(?P<sign>[+{_MINUS}]) ?|(?<![^\W_])(?<![.,/:§+−–-]))"
    pair = rf"(?:(?P<first>{number})(?: ?[–-] ?| (?:{_either(grammar, 'unit.joints')}) ))"
    lead = (
        rf"(?:(?<!\w)(?P<psign>[{_MINUS}]))?(?P<lead>(?<!\w)(?:{_either(grammar, 'unit.before')}|{_codes(grammar)}) ?)"
    )
    lead += rf"(?P<lsign>[{_MINUS}])?"
    return re.compile(
        rf"{lead}(?P<money>{number})(?P<tail> ?(?:{tails})(?!\w))?(?!\w)"
        rf"|{before}(?:{pair}?(?P<number>{number}) {{0,2}}(?:{_groups('u', ways)})(?!\w)|(?P<bare>{number}))"
        rf"|(?<!\w)(?P<words>{half}|(?:{named})(?: (?:{point}) (?:{named}))?) (?:{_groups('w', ways)})(?!\w)",
        re.IGNORECASE,
    )


def _codes(grammar: Grammar) -> str:
    """Return how currencies are written before a figure: by a sign, or by three capitals."""
    codes = "|".join(code.upper() for code in _currencies(grammar))
    return rf"{'|'.join(map(re.escape, SYMBOLS))}|(?-i:{codes})"


def _currencies(grammar: Grammar) -> dict[str, frozenset[str]]:
    found = grammar.sets.items()
    return {key.partition(".")[2]: words for key, words in found if key.startswith("currency.")}


def _scale_of(grammar: Grammar) -> dict[str, str]:
    """Return how thousands and more are written beside a currency, in a language and in signs."""
    return _SCALE_SIGNS | {word: sign for key, sign in _SCALE_WORDS.items() for word in grammar.sets[f"unit.{key}"]}


def _foreign(grammar: Grammar) -> str:
    """Return how an amount of a currency is written after a figure: ``5 MEUR``, ``5 million pounds``, ``5 €``."""
    words = sorted({word for found in _currencies(grammar).values() for word in found}, key=len, reverse=True)
    scales = "|".join(re.escape(one) for one in sorted(_scale_of(grammar), key=len, reverse=True))
    return rf"(?:(?:{scales}) ?)?(?:{'|'.join(map(re.escape, words))})"


def _groups(prefix: str, ways: list[tuple[str, str]]) -> str:
    return "|".join(f"(?P<{prefix}_{name}>{way})" for name, way in ways)


def _either(grammar: Grammar, key: str) -> str:
    return "|".join(re.escape(one) for one in sorted(grammar.sets[key], key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Read the figures of one sentence; ``bare`` is what is left of it where figures are looked for."""

    text: str
    bare: str
    grammar: Grammar

    def read(self, match: re.Match[str]) -> Iterator[Quantity]:
        """Yield the figures of a match: two where they share a unit."""
        if match["money"]:
            yield self._with(
                match.start(),
                match.end(),
                match["money"],
                self._currency(match),
                -1 if match["lsign"] or match["psign"] else 0,
            )
        elif match["words"]:
            yield self._with(
                match.start(), match.end(), self._in_digits(match["words"].lower()), self._unit(match, "w")
            )
        elif match["bare"]:
            yield from self._plain(match)
        else:
            unit, start, sign = self._unit(match, "u"), *self._signed(match)
            if match["first"]:
                if not _LIKE_YEAR.fullmatch(match["first"]):
                    yield self._with(start, match.end("first"), match["first"], unit, sign)
                start, sign = match.start("number"), 0
            yield self._with(start, match.end(), match["number"], unit, sign)

    def _unit(self, match: re.Match[str], prefix: str) -> tuple[str, int]:
        """Return the unit of a figure, and how many zeros a word such as ``miljoner`` adds to it."""
        found = next(
            name for name in ("foreign", *_UNITS, *_SCALES, "own") if match.groupdict().get(f"{prefix}_{name}")
        )
        if found == "foreign":
            return self._amount(match[f"{prefix}_foreign"].lower()), 0
        if found == "own":
            return match[f"{prefix}_own"].lower(), 0
        return ("", _SCALES[found]) if found in _SCALES else (found, 0)

    def _currency(self, match: re.Match[str]) -> tuple[str, int]:
        lead, tail = match["lead"].strip().lower(), (match["tail"] or "").strip().lower()
        if lead in self.grammar.sets["unit.before"]:
            scales = {"thousands": "tkr", "millions": "mnkr", "billions": "mdkr"}
            return next((unit for name, unit in scales.items() if tail in self.grammar.sets[f"unit.{name}"]), "kr"), 0
        return self._amount(f"{tail}{lead}"), 0

    def _amount(self, said: str) -> str:
        """Return the unit of an amount in a currency: ``£k``, ``MEUR``."""
        found = ((code, word) for code, words in _currencies(self.grammar).items() for word in words)
        code, word = max((one for one in found if said.endswith(one[1])), key=lambda one: len(one[1]))
        scale = _scale_of(self.grammar).get(said.removesuffix(word).strip(), "")
        sign = next((sign for sign, named in SYMBOLS.items() if named == code.upper()), "")
        return f"{sign}{scale}" if sign else f"{_BEFORE_CODE[scale]}{code.upper()}"

    def _in_digits(self, said: str) -> str:
        sign = decimal_sign(self.grammar.language)
        if said in self.grammar.sets["number.half"]:
            return f"0{sign}5"
        points = "|".join(self.grammar.sets["number.point"])
        return sign.join(str(self.grammar.numbers[one]) for one in re.split(f" (?:{points}) ", said))

    def _signed(self, match: re.Match[str]) -> tuple[int, int]:
        """Return where a figure begins, and its sign; a dash between two words is none."""
        start = match.start("first" if match["first"] else "number" if match["number"] else "bare")
        if not match["sign"] or (match["sign"] in "–-" and match[0][1] == " "):
            return start, 0
        return match.start("sign"), 1 if match["sign"] == "+" else -1

    def _plain(self, match: re.Match[str]) -> Iterator[Quantity]:
        """Yield a number without a unit that is no year: grouped, with decimals or long; small ones marked as such."""
        number, after = match["bare"], self.bare[match.end() : match.end() + 20]
        of_time = any(after.lower().lstrip().startswith(one) for one in self.grammar.sets["no-figure.times"])
        is_version = decimal_sign(self.grammar.language) == "," and number.count(".") == 1 and "," not in number
        if _NO_NUMBER.match(after) or of_time or is_version or _LIKE_YEAR.fullmatch(number):
            return
        start, sign = self._signed(match)
        is_small = number.isdigit() and len(number) < _LEAST_PLAIN
        yield self._with(start, match.end(), number, ("", 0), sign, is_small=is_small)

    def _with(
        self, start: int, end: int, number: str, unit: tuple[str, int], sign: int = 0, *, is_small: bool = False
    ) -> Quantity:
        value, decimals = read_number(number, self.grammar.language)
        before, one = self.text[max(0, start - _BEFORE) : start], Decimal(1).scaleb(unit[1])
        low, high = (limit * one for limit in limits(value, decimals, before, self.grammar))
        sign = sign or sign_in(before, self.grammar)
        return Quantity(start, end, value * one, low, high, unit[0], decimals, sign, is_small)


def read_number(written: str, language: str) -> tuple[Decimal, int]:
    """Return a written number and how many decimals it has."""
    bare = written.replace(" ", "")
    grouped = r"\d{1,3}(?:,\d{3})+" if decimal_sign(language) == "." else r"\d{1,3}(?:([.,])\d{3}){2,}"
    whole = re.fullmatch(rf"(?P<whole>{grouped})(?:[.,](?P<part>\d+))?", bare)
    if whole:
        part = whole["part"] or ""
        return Decimal(re.sub(r"[.,]", "", whole["whole"]) + part).scaleb(-len(part)), len(part)
    bare = bare.replace(",", ".")
    return Decimal(bare), len(bare.partition(".")[2])

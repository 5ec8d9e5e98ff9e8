"""Written numbers: ``1 385 210``, ``5,8 %``, ``(305)``, ``1.385.210`` and the canonical text of each.

Which of point and comma is the decimal sign is told by the number itself or by the column; ``1,385`` alone is two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from utfall.model.unit import PERCENT, canonical, converted, size_of
from utfall.number import rounded
from utfall.source.cells import INTEGER, NUMBER
from utfall.source.lossless_text import HYPHENS, CellReading, CellRule, ReadingState, bare_text
from utfall.source.month_names import month_names
from utfall.words import any_of, recognised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MARKS = ",."
_SPACES = "\\s'\u2019\u00b4\u02bc"  # all that stands between thousands and is no decimal sign anywhere
_GROUPED = re.compile(rf"[1-9][0-9]{{0,2}}(?:[{_SPACES}][0-9]{{3}})+(?=[.,]|$)")
_SPACED = re.compile(rf"[0-9]+(?:[{_SPACES}]+[0-9]+)+(?:[.,][0-9]+)?")
_PLAIN = re.compile(r"[0-9]*[.,]?[0-9]*")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")  # or three decimals
_TWO_MARKS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]*")
_MANY_MARKS = re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,})")
_FLOAT = re.compile(r"-?[0-9]{1,40}(?:[.,][0-9]{10,60}|(?:[.,][0-9]{1,60})?[eE][+-]?[0-9]{1,3})")
_SUFFIX = re.compile(
    r"(?P<body>.*?[0-9][.,]?\)?)\s*(?P<unit>[^\s\d.,()+'\u2019\u00b4\u02bc_-][^()\d]*[23]?)\.?", re.DOTALL
)
_PREFIX = re.compile(r"(?P<unit>[^\s\d.,()+'\u2019_-][^\d()]*?)\s*(?P<body>[(+-]?\s*[.,]?[0-9].*)", re.DOTALL)
_DECIMALS, _MOST_DIGITS = 9, 19  # decimals that a cell may have, and digits before them that a person can have meant


@dataclass(frozen=True, slots=True)
class Marks:
    """What a column shows: signs that stand before decimals in it, and signs that stand between thousands."""

    decimal: frozenset[str] = frozenset()
    thousand: frozenset[str] = frozenset()

    @classmethod
    def of(cls, seen: Iterable[tuple[str, str]]) -> Marks:
        """Return what is shown by signs that were seen, each with what it is."""
        found = list(seen)
        return cls(*(frozenset(mark for mark, use in found if use == one) for one in ("decimal", "thousand")))


@dataclass(frozen=True, slots=True)
class _Parts:
    """Hold a written number in parts: its sign, what stands between sign and unit, the unit, and what is unusual."""

    sign: str
    body: str
    unit: str
    how: str


def marks_of(text: str) -> Iterator[tuple[str, str]]:
    """Yield the signs of a number whose use it shows by itself, with that use."""
    body = _parts(text).body
    grouped = _GROUPED.match(body)
    rest = body[grouped.end() :] if grouped else body
    if _TWO_MARKS.fullmatch(rest):
        last = max(MARKS, key=rest.rfind)
        yield last, "decimal"
        yield MARKS.replace(last, ""), "thousand"
    elif _MANY_MARKS.fullmatch(rest):
        yield next(mark for mark in MARKS if mark in rest), "thousand"
    elif _PLAIN.fullmatch(rest) and not _THOUSANDS.fullmatch(rest) and any("0" <= sign <= "9" for sign in body):
        yield from ((mark, "decimal") for mark in MARKS if mark in rest)


def read_number(text: str, rule: CellRule, marks: Marks) -> CellReading:
    """Return what a cell of figures says, in a column that shows ``marks``."""
    parts = _parts(text)
    if odd := _of_a_program(text, parts):
        return odd
    found = _plain_texts(parts.body, marks, rule.kind)
    if not found:
        return _odd(text, parts)
    written = [f"{parts.sign}{_canonical(one)}" for one in found]
    if not all(NUMBER.fullmatch(one) for one in written):
        return CellReading(text, ReadingState.UNREADABLE, "not-a-number")
    if parts.unit and not is_same_unit(parts.unit, rule.unit):
        return _other_unit(text, parts.unit, rule.unit, written)
    return _reading(text, parts, written, rule.kind)


def _of_a_program(text: str, parts: _Parts) -> CellReading | None:
    """Return the reading of what a spreadsheet program has made of a number, and a person does not write."""
    bare = bare_text(text)
    if _error().fullmatch(bare):
        return CellReading(text, ReadingState.UNREADABLE, "spreadsheet-error")
    if match := _day_of_month().fullmatch(bare.casefold()):  # 5.8, where a point stands between day and month
        return CellReading(text, ReadingState.LOSSY, "turned-to-date", (f"{int(match[1])}.{month_names()[match[2]]}",))
    written = f"{parts.sign}{parts.body}"
    return _program_number(text, written) if _FLOAT.fullmatch(written) and not parts.unit else None


@cache
def _error() -> re.Pattern[str]:
    errors = any_of(recognised("cells", "said.errors"))
    return re.compile(rf"#(?:[^\W_]|/)+[!?]?|#+|(?:{errors}):[0-9]+", re.IGNORECASE)  # ##### is a column too narrow


@cache
def _day_of_month() -> re.Pattern[str]:
    return re.compile(rf"([0-9]{{1,2}})[- .]({any_of(month_names())})")


def _reading(text: str, parts: _Parts, written: list[str], kind: str) -> CellReading:
    """Return the reading of a number that can be written in one or two ways."""
    if kind == "integer":
        whole = [one for one in map(_whole, written) if INTEGER.fullmatch(one)]
        if not whole:
            return CellReading(text, ReadingState.UNREADABLE, "whole", tuple(written))
        written = whole
    if len(written) > 1:
        return CellReading(text, ReadingState.AMBIGUOUS, "decimals-or-thousands", tuple(written))
    if text == written[0]:
        return CellReading(text)
    return CellReading(written[0], ReadingState.MENDED, _how(text, parts))


def is_same_unit(found: str, wanted: str) -> bool:
    """Tell whether a unit beside a number is the one that the number has anyway."""
    if not wanted:
        return False
    one, other = (canonical(unit.strip()).casefold() for unit in (found, wanted))
    size = size_of(canonical(found.strip()))
    return one == other or (size is not None and size == size_of(canonical(wanted)))


@lru_cache(maxsize=4096)
def _parts(text: str) -> _Parts:
    """Take sign and unit off a number, each at most once, in whatever order they stand around it."""
    body, sign, unit, how = bare_text(text).translate(HYPHENS), "", "", ""
    for _ in range(3):
        if not how and body.startswith("(") and body.endswith(")"):
            body, sign, how = body[1:-1].strip(), "-", "parentheses"
        elif not how and body[:1] in {"-", "+"}:
            body, sign, how = body[1:].strip(), body[0].replace("+", ""), "sign"
        elif not how and body.endswith("-"):
            body, sign, how = body[:-1].strip(), "-", "sign"
        elif not unit and (match := _SUFFIX.fullmatch(body) or _PREFIX.fullmatch(body)) and not _FLOAT.fullmatch(body):
            body, unit = match["body"].strip(), match["unit"].strip().removesuffix(".")
    return _Parts(sign, body, unit, how)


def _plain_texts(body: str, marks: Marks, kind: str) -> list[str]:
    """Return the number that digits and signs can be, with a decimal point; two where both uses of a sign are open."""
    if grouped := _GROUPED.match(body):
        rest = body[grouped.end() :]
        whole = re.sub(r"[^0-9]", "", grouped[0])
        return [whole + rest.replace(",", ".")] if _PLAIN.fullmatch(rest) else []
    if _TWO_MARKS.fullmatch(body):
        last = max(MARKS, key=body.rfind)
        return [body.replace(MARKS.replace(last, ""), "").replace(last, ".")]
    if _MANY_MARKS.fullmatch(body):
        return [re.sub(r"[.,]", "", body)]
    if _THOUSANDS.fullmatch(body):
        return _decimals_or_thousands(body, marks, kind)
    is_number = _PLAIN.fullmatch(body) and body.strip(MARKS)
    return [body.replace(",", ".")] if is_number else []


def _decimals_or_thousands(body: str, marks: Marks, kind: str) -> list[str]:
    mark = "," if "," in body else "."
    other = MARKS.replace(mark, "")
    with_decimals, with_thousands = body.replace(mark, "."), body.replace(mark, "")
    uses = (mark in marks.decimal, mark in marks.thousand)
    if uses == (True, False):
        return [with_decimals]
    if uses == (False, True):
        return [with_thousands]
    if kind == "integer":
        return [with_thousands, with_decimals] if body.endswith("000") else [with_thousands]
    if uses == (False, False) and other in marks.thousand and other not in marks.decimal:
        return [with_decimals]
    if uses == (False, False) and mark == "." and other not in marks.decimal:
        return [with_decimals]
    return [with_decimals, with_thousands]


def _canonical(plain: str) -> str:
    whole, _, decimals = plain.partition(".")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{decimals}" if decimals else whole


def _whole(number: str) -> str:
    """Return a number without decimals that are all zero."""
    whole, _, decimals = number.partition(".")
    return whole if not decimals.strip("0") else number


def _program_number(text: str, written: str) -> CellReading:
    """Return the reading of a number with an exponent or too many decimals: it is rounded, or may have been."""
    how = "exponent" if "e" in written.casefold() else "decimals"
    value = Decimal(written.replace(",", "."))
    if value.adjusted() >= _MOST_DIGITS:
        return CellReading(text, ReadingState.UNREADABLE, "not-a-number")
    kept = f"{rounded(value, _DECIMALS):f}"
    kept = kept.rstrip("0").rstrip(".") if "." in kept else kept
    kept = "0" if kept in {"-0", ""} else kept
    if not NUMBER.fullmatch(kept):
        return CellReading(text, ReadingState.UNREADABLE, "not-a-number")
    return CellReading(text, ReadingState.LOSSY, how, (kept,))


def _odd(text: str, parts: _Parts) -> CellReading:
    """Return the reading of what is no number, or digits in groups that are none of thousands."""
    if _SPACED.fullmatch(parts.body):
        joined = parts.sign + _canonical(re.sub(rf"[{_SPACES}]", "", parts.body).replace(",", "."))
        if NUMBER.fullmatch(joined):
            return CellReading(text, ReadingState.LOSSY, "odd-groups", (joined,))
    return CellReading(text, ReadingState.UNREADABLE, "not-a-number")


def _other_unit(text: str, found: str, wanted: str, written: list[str]) -> CellReading:
    """Return the reading of a number beside a unit that is not the cell's own, as far as that is known."""
    if not wanted:
        shares = [f"{Decimal(one).scaleb(-2).normalize():f}" for one in written if canonical(found) == PERCENT]
        return CellReading(text, ReadingState.AMBIGUOUS, "unit-unknown", (*written, *shares))
    amount = converted(Decimal(written[0]), canonical(found), canonical(wanted)) if size_of(found) else None
    exact = f"{amount.normalize():f}" if amount is not None and len(written) == 1 else ""
    return CellReading(text, ReadingState.LOSSY, "other-unit", (exact,) if NUMBER.fullmatch(exact) else ())


def _how(text: str, parts: _Parts) -> str:
    """Return what is most unusual in a number that can be read."""
    if parts.unit:
        return "unit"
    if parts.how == "parentheses" or "-" in text[1:].translate(HYPHENS) or text.translate(HYPHENS) != text:
        return "minus"
    bare = bare_text(text)
    if not any(mark in bare for mark in MARKS) and re.search(rf"[0-9][{_SPACES}][0-9]", bare):
        return "grouped"
    if re.search(r"[.,][0-9]{3}(?:[.,]|$)", bare) and sum(map(bare.count, MARKS)) > 1:
        return "grouped"
    return "decimal-comma" if "," in bare else "form"

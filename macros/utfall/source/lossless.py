"""The text of a cell as people and spreadsheet programs write it, and the canonical text that says the same.

The one place that knows what a written number, date, period or word means. A reading is lossless or it is none: what
could mean two things, or would lose something, is left as it is, with what it could mean. A column is read as a whole,
since its cells together show which sign is the decimal sign, and whether the day or the month is written first.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from utfall.model.missing import SYMBOLS
from utfall.source.cells import IDENTIFIER, NUMBER
from utfall.source.lossless_date import DateOrder, date_order, read_day, read_period
from utfall.source.lossless_number import MARKS, Marks, marks_of, read_number
from utfall.source.lossless_text import HYPHENS, CellReading, CellRule, ReadingState, bare_text
from utfall.words import recognised

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["CellReading", "CellRule", "ReadingState", "read_column", "read_written"]

_NUMBERS, _DAYS = frozenset({"number", "integer"}), frozenset({"date", "period"})
_CLOSED = _NUMBERS | _DAYS | {"year", "boolean"}  # kinds of which not every text is a value
_BITS = frozenset({"1", "0"})  # what Table Schema takes for true and false besides words
_DASH_WITH_UNIT = re.compile(r"-\s*[^\W\d_]{1,8}\.?|-\s*[%‰£€$]")  # as accounts show a zero: "-   kr"
_DASHES = frozenset({"-", "--", "---", "_"})
_BLANKS = ("null", "none", "nil", "nan", "?", "…", "...", "-", "*")


def read_column(texts: Sequence[str], rules: CellRule | Sequence[CellRule]) -> list[CellReading]:
    """Return what each cell of a column says, with one rule for all or one for each."""
    each = [rules] * len(texts) if isinstance(rules, CellRule) else list(rules)
    if all(rule.kind == "number" for rule in each) and all(text in SYMBOLS or NUMBER.fullmatch(text) for text in texts):
        return [CellReading(text) for text in texts]  # by far the most columns
    marks = Marks.of(
        mark for text, rule in zip(texts, each, strict=True) if rule.kind in _NUMBERS for mark in marks_of(text)
    )
    order = date_order(text for text, rule in zip(texts, each, strict=True) if rule.kind in _DAYS)
    return _held([read_written(text, rule, marks, order) for text, rule in zip(texts, each, strict=True)], texts)


def read_written(
    text: str, rule: CellRule, marks: Marks | None = None, order: DateOrder = DateOrder.UNKNOWN
) -> CellReading:
    """Return what one cell says. ``marks`` and ``order`` are what the other cells of its column show."""
    if text in SYMBOLS:
        return CellReading(text)
    if rule.kind in _CLOSED:
        bare = bare_text(text)
        if bare.casefold() in SYMBOLS:
            return CellReading(bare.casefold(), ReadingState.MENDED, "spaces")
        return _absent(text, bare, rule) or _value(text, rule, marks or Marks(), order)
    if rule.words:
        return _word(text, rule.words)
    return _identifier(text) if rule.is_key else CellReading(text)


def _value(text: str, rule: CellRule, marks: Marks, order: DateOrder) -> CellReading:
    if rule.kind in _NUMBERS:
        return read_number(text, rule, marks)
    if rule.kind in _DAYS:
        return read_day(text, order) if rule.kind == "date" else read_period(text, order)
    return _year(text) if rule.kind == "year" else _boolean(text)


def _absent(text: str, bare: str, rule: CellRule) -> CellReading | None:
    """Return the reading of a cell that says that there is no value, without saying why in the words of the files."""
    said = bare.casefold().translate(HYPHENS)
    if rule.kind in _NUMBERS and (said in _DASHES or _DASH_WITH_UNIT.fullmatch(said)):
        return CellReading(text, ReadingState.AMBIGUOUS, "dash", ("", "0"))
    if said in _DASHES or said in _said("absent") or said in _BLANKS:
        return CellReading(text, ReadingState.AMBIGUOUS, "absent", ("", ".."))
    return None


def _held(readings: list[CellReading], texts: Sequence[str]) -> list[CellReading]:
    """Return the readings of a column, with nothing mended by which a cell that looks canonical is in doubt.

    Were the other cells mended, nothing would show any more that ``1.385`` may be 1385.
    """
    is_open = any(
        one.state is ReadingState.AMBIGUOUS and NUMBER.fullmatch(text)
        for one, text in zip(readings, texts, strict=True)
    )
    if not is_open:
        return readings
    return [
        replace(one, text=text, state=ReadingState.WAITING, readings=(one.text,))
        if one.state is ReadingState.MENDED and any(mark in text for mark in MARKS)
        else one
        for one, text in zip(readings, texts, strict=True)
    ]


@cache
def _said(key: str) -> frozenset[str]:
    """Return what people write for yes, no or no figure, in any language.

    What is written where there is no figure does not say why there is none. A dash may be a zero, as in accounts.
    """
    return frozenset(recognised("cells", f"said.{key}"))


def _year(text: str) -> CellReading:
    bare = bare_text(text)
    whole = bare.removesuffix(".0").removesuffix(",0")
    if len(whole) == len("2023") and whole.isascii() and whole.isdecimal():
        return CellReading(whole, ReadingState.MENDED, "spaces") if whole != text else CellReading(text)
    return CellReading(text, ReadingState.UNREADABLE, "year")


def _boolean(text: str) -> CellReading:
    said = bare_text(text).casefold()
    found = "true" if said in _said("yes") else "false" if said in _said("no") else said if said in _BITS else ""
    if not found:
        return CellReading(text, ReadingState.UNREADABLE, "boolean")
    return CellReading(found, ReadingState.MENDED, "boolean") if found != text else CellReading(text)


def _word(text: str, words: Sequence[str]) -> CellReading:
    if text in words:
        return CellReading(text)
    said = bare_text(text).translate(HYPHENS).casefold()
    alike = [word for word in words if word.casefold() == said]
    if len(alike) == 1:
        return CellReading(alike[0], ReadingState.MENDED, "word")
    if bare_text(text) in SYMBOLS:
        return CellReading(bare_text(text), ReadingState.MENDED, "spaces")
    return CellReading(text, ReadingState.UNREADABLE, "word")


def _identifier(text: str) -> CellReading:
    bare = bare_text(text).translate(HYPHENS)
    if bare != text and IDENTIFIER.fullmatch(bare):
        return CellReading(bare, ReadingState.MENDED, "spaces")
    return CellReading(text)

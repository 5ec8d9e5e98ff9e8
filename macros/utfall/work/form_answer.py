"""What a cell of a returned form says, as it is to stand in the data, or why it cannot stand there.

Spreadsheet programs keep a figure, a day or a word in more than one way; each that says the same is taken, and nothing
that could mean two things.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.errors import suggestion
from utfall.model.missing import SYMBOLS
from utfall.sheets.workbook import CellKind
from utfall.shown.fill_form import FillKind
from utfall.source.cells import CONTROLS, read_cell
from utfall.source.lossless import CellRule, ReadingState, read_written
from utfall.source.pattern import Pattern, PatternError, StepBudget, TooManyStepsError
from utfall.view.fill_fields import LONGEST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.sheets.workbook import SheetCell
    from utfall.shown.fill_form import FillField

# A text, and no figure, that reads as one with three decimals: where the decimal sign is a comma it may be thousands.
_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_CLEAR = {ReadingState.CANONICAL, ReadingState.MENDED}
_FIGURES = {FillKind.NUMBER, FillKind.INTEGER}
_WITHOUT_VALUE = {CellKind.ERROR: "error", CellKind.EMPTY_FORMULA: "formula"}


@dataclass(frozen=True, slots=True)
class WrongAnswer:
    """Say why what stands in a cell cannot be taken: the case of the finding, and what it tells besides."""

    case: str
    details: Mapping[str, object] = field(default_factory=dict)


def answer(cell: SheetCell | None, asked: FillField, was: str) -> str | WrongAnswer:
    """Return what a cell says, as the data has it. What stood there when the form was made is always taken."""
    if cell is None:
        return WrongAnswer("required") if asked.is_required and was else ""
    if cell.text.strip() == was:
        return was
    if cell.kind in _WITHOUT_VALUE:
        return WrongAnswer(_WITHOUT_VALUE[cell.kind])
    if asked.kind in _FIGURES:
        found = _figure(cell, asked)
    elif asked.kind is FillKind.DATE:
        found = _day(cell)
    else:
        found = _choice(cell, asked) if asked.kind is FillKind.CHOICE else _text(cell, asked)
    return was if isinstance(found, str) and is_same(found, was, asked.kind) else found


def is_same(one: str, other: str, kind: FillKind) -> bool:
    """Tell whether two texts of the data say the same: 5.30 and 5.3, a text on one line and on two."""
    if one == other:
        return True
    if kind in _FIGURES:
        values = [read_cell(text, "number") for text in (one, other)]
        return all(isinstance(value, Decimal) for value in values) and values[0] == values[1]
    return kind is FillKind.TEXT and _line(one) == _line(other)


def _line(text: str) -> str:
    """Return a text as it is read: on one line, without spaces around it."""
    return str(read_cell(text.strip(), "text")) if text.strip() not in SYMBOLS else text.strip()


def _figure(cell: SheetCell, asked: FillField) -> str | WrongAnswer:
    rule = CellRule(asked.kind.value, asked.unit)
    if cell.kind not in {CellKind.NUMBER, CellKind.TEXT}:
        return WrongAnswer("day-for-figure" if cell.kind is CellKind.DATE else "no-figure")
    if cell.kind is CellKind.NUMBER and cell.is_percent:
        return WrongAnswer("percent", {"meant": format(Decimal(cell.text) * 100, "f")})
    if cell.kind is CellKind.TEXT and _GROUPED.fullmatch(cell.text.strip()):
        bare = cell.text.strip()
        return WrongAnswer("two-figures", {"readings": f"{bare}, {bare.replace('.', '')}"})
    reading = read_written(cell.text, rule)
    if reading.state is ReadingState.AMBIGUOUS:
        return WrongAnswer("two-figures", {"readings": ", ".join(one or "–" for one in reading.readings)})
    if reading.state not in _CLEAR:
        is_part = asked.kind is FillKind.INTEGER and isinstance(read_cell(cell.text, "number"), Decimal)
        return WrongAnswer("no-whole" if is_part else "no-figure")
    value = read_cell(reading.text, "number")
    return _within(value, asked, reading.text) if isinstance(value, Decimal) else reading.text


def _within(value: Decimal, asked: FillField, text: str) -> str | WrongAnswer:
    if asked.least is not None and value < asked.least:
        return WrongAnswer("low", {"limit": asked.least})
    if asked.most is not None and value > asked.most:
        return WrongAnswer("high", {"limit": asked.most})
    return text


def _day(cell: SheetCell) -> str | WrongAnswer:
    if cell.kind is CellKind.DATE:
        day, _, time = cell.text.partition("T")
        return day if time in {"", "00:00:00"} else WrongAnswer("day-with-time", {"meant": day})
    if cell.kind is not CellKind.TEXT:
        return WrongAnswer("no-day")
    reading = read_written(cell.text, CellRule("date"))
    if reading.state is ReadingState.AMBIGUOUS:
        return WrongAnswer("two-days", {"readings": ", ".join(one or "–" for one in reading.readings)})
    return reading.text if reading.state in _CLEAR else WrongAnswer("no-day")


def _choice(cell: SheetCell, asked: FillField) -> str | WrongAnswer:
    said = " ".join(cell.text.split()).casefold()
    for choice in asked.choices:
        if said in {choice.word.casefold(), choice.stored.casefold()}:
            return choice.stored
    written = read_written(cell.text, CellRule("period")).text  # a program that makes a day of a month
    stored = {choice.stored for choice in asked.choices}
    if written in stored:
        return written
    if cell.kind is CellKind.DATE and cell.text[8:10] == "01" and cell.text[:7] in stored:
        return cell.text[:7]
    words = [choice.word for choice in asked.choices]
    known = ", ".join(words)
    return WrongAnswer("no-choice", {"known": known, "suggestion": suggestion(cell.text.strip(), words)})


def _text(cell: SheetCell, asked: FillField) -> str | WrongAnswer:
    if cell.kind is CellKind.BOOLEAN:
        return WrongAnswer("no-text")
    if found := CONTROLS.search(cell.text):
        return WrongAnswer("control", {"sign": f"U+{ord(found[0]):04X}"})
    text = _line(cell.text)
    if len(text) > LONGEST:
        return WrongAnswer("long", {"count": len(text), "most": LONGEST})
    if text not in SYMBOLS and asked.pattern and not _matches(asked.pattern, text):
        return WrongAnswer("pattern", {"pattern": asked.pattern})
    return text


def _matches(pattern: str, text: str) -> bool:
    """Tell whether a text is as its column's pattern asks; one that cannot be read is for ``check`` to tell of."""
    try:
        return Pattern(pattern).matches(text, StepBudget())
    except (PatternError, TooManyStepsError):
        return True

"""One delivered cell read as what its place in the package is to hold: canonical text, or a finding at the cell.

Written texts are read by ``source.lossless`` and units converted by ``model.unit``; what a spreadsheet program adds
(percent formats, errors, formulas, days where figures were typed) is settled here. Nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.errors import nearest
from utfall.model.missing import SYMBOLS, Missing
from utfall.model.unit import PERCENT, canonical, converted, is_money, size_of
from utfall.number import places_of, rounded
from utfall.sheets.workbook import CellKind
from utfall.source.cells import read_cell
from utfall.source.lossless import CellReading, CellRule, ReadingState, read_written
from utfall.source.lossless_date import DateOrder, date_order
from utfall.source.lossless_number import Marks, marks_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from utfall.sheets.workbook import SheetCell
    from utfall.work.imports.target import TargetColumn, TargetRow

FRACTION = "fraction"
_MOST_DECIMALS = 9
_FRACTIONS = Decimal(1)  # a share up to this is a fraction where last month's was a percentage above it
_HUNDRED = Decimal(100)
_CLEAR = {ReadingState.CANONICAL, ReadingState.MENDED}


@dataclass(frozen=True, slots=True)
class ColumnShows:
    """Say what the texts of a column show together: which sign is the decimal sign, which part of a date is the day."""

    marks: Marks = field(default_factory=Marks)
    order: DateOrder = DateOrder.UNKNOWN

    @classmethod
    def of(cls, texts: Sequence[str]) -> ColumnShows:
        """Return what texts show."""
        return cls(Marks.of(mark for text in texts for mark in marks_of(text)), date_order(texts))


@dataclass(frozen=True, slots=True)
class DeliveredAs:
    """Say how a delivery writes a cell's figure: unit of money, fraction or percentage, sign."""

    unit: str = ""
    share: str = ""
    is_flipped: bool = False
    known: str = ""  # the figure of an earlier month, which shows whether a share is kept in per cent
    shown: ColumnShows = field(default_factory=ColumnShows)


@dataclass(frozen=True, slots=True)
class CellOutcome:
    """Hold the canonical text of a delivered cell, or the case of its finding with what that says.

    ``shown`` is how the cell reads in the delivery, for telling: ``1 385 210 kr``.
    """

    text: str = ""
    shown: str = ""
    case: str = ""
    details: Mapping[str, object] | None = None
    is_rounded: bool = False


def read_delivered(cell: SheetCell, row: TargetRow, column: TargetColumn, how: DeliveredAs) -> CellOutcome:
    """Return what a cell says for a row and column of the package."""
    shown = shown_text(cell, how.unit if column.is_number and is_money(row.units.get(column.name, "")) else "")
    if cell.kind is CellKind.ERROR:
        return CellOutcome(shown=shown, case="error-value")
    if cell.kind is CellKind.EMPTY_FORMULA:
        return CellOutcome(shown=shown, case="no-value")
    if column.is_number:
        found = _figure(cell, row, column, how)
    elif column.kind in {"date", "period"}:
        found = _day(cell, column.kind, how.shown.order)
    else:
        found = _text(cell, column)
    if not found.case and read_cell(found.text, column.kind) is Missing.UNREADABLE:
        found = CellOutcome(case="unreadable")
    return CellOutcome(found.text, shown, found.case, found.details, found.is_rounded)


def shown_text(cell: SheetCell, unit: str = "") -> str:
    """Return a cell as its delivery shows it, for telling."""
    text = " ".join(cell.text.split())
    if cell.kind is not CellKind.NUMBER:
        return text
    number = Decimal(text)
    if cell.is_percent:
        return f"{_written(number * _HUNDRED)} %"
    return f"{_written(number)} {unit}".strip()


def _written(number: Decimal) -> str:
    text = f"{number:,f}".replace(",", " ")
    whole, point, decimals = text.partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole},{decimals}" if point and decimals else whole


def _figure(cell: SheetCell, row: TargetRow, column: TargetColumn, how: DeliveredAs) -> CellOutcome:
    wanted = canonical(row.units.get(column.name, ""))
    given = how.unit if how.unit and _is_alike(how.unit, wanted) else wanted
    if cell.kind in {CellKind.DATE, CellKind.BOOLEAN}:
        return CellOutcome(case="not-a-figure")
    if cell.kind is CellKind.NUMBER:
        return _number(cell, Decimal(cell.text), row, (column, wanted, given), how)
    if cell.text.strip() in SYMBOLS:
        return CellOutcome(cell.text.strip())
    reading = read_written(cell.text, CellRule("number", given), how.shown.marks)
    if (
        reading.state is ReadingState.LOSSY
        and reading.how in {"other-unit", "decimals", "exponent"}
        and reading.readings
    ):
        reading = CellReading(reading.readings[0], ReadingState.MENDED, reading.how)
    if reading.state not in _CLEAR or reading.text in SYMBOLS:
        return _unclear(reading) if reading.state not in _CLEAR else CellOutcome(reading.text)
    is_said = "%" in cell.text
    if is_said and wanted != PERCENT:
        return CellOutcome(case="percent", details={"unit": wanted or "–"})
    share = "" if is_said else how.share
    return _kept(Decimal(reading.text), row, (column, wanted, given), replace(how, share=share))


def _number(
    cell: SheetCell, number: Decimal, row: TargetRow, units: tuple[TargetColumn, str, str], how: DeliveredAs
) -> CellOutcome:
    column, wanted, _ = units
    if wanted == PERCENT and how.share != "percent":
        if cell.is_percent:
            return _kept(number, row, units, replace(how, share=FRACTION))
        if how.share != FRACTION and _may_be_fraction(number, how.known):
            meant = f"{number * _HUNDRED:f}".rstrip("0").rstrip(".").replace(".", ",")
            return CellOutcome(case="fraction", details={"meant": meant})
    elif cell.is_percent and wanted != PERCENT:
        return CellOutcome(case="percent", details={"unit": wanted or "–", "column": column.name})
    return _kept(number, row, units, how)


def _may_be_fraction(number: Decimal, known: str) -> bool:
    """Tell whether a share may be 5.8 per cent written as 0.058: below one, where the last was not."""
    if not number or abs(number) > _FRACTIONS:
        return False
    before = read_cell(known, "number")
    return not (isinstance(before, Decimal) and abs(before) <= _FRACTIONS)


def _kept(number: Decimal, row: TargetRow, units: tuple[TargetColumn, str, str], how: DeliveredAs) -> CellOutcome:
    """Return a number in the unit, with the sign and with the decimals that the package keeps it with."""
    column, wanted, given = units
    amount = -number if how.is_flipped else number
    if wanted == PERCENT and how.share == FRACTION:
        amount *= _HUNDRED
    found = converted(amount, canonical(given), wanted) if given and wanted else amount
    if found is None:
        return CellOutcome(case="unit", details={"given": given, "unit": wanted})
    decimals = row.decimals.get(column.name)
    places = min(decimals if decimals is not None else _MOST_DECIMALS, _MOST_DECIMALS)
    kept = rounded(found, places) if places_of(found) > places else found
    return CellOutcome(plain_number(kept), is_rounded=kept != found)


def plain_number(number: Decimal) -> str:
    """Return a number as it is kept: no exponent, no zeros at the end of the decimals."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"", "-0"} else text


def _is_alike(unit: str, wanted: str) -> bool:
    one, other = size_of(canonical(unit)), size_of(wanted)
    return one is not None and other is not None and one.kind == other.kind


def _unclear(reading: CellReading) -> CellOutcome:
    """Return the finding of a text that is no figure, or that may be two."""
    if reading.how == "spreadsheet-error":
        return CellOutcome(case="error-value")
    if reading.how == "dash":
        return CellOutcome(case="dash")
    if reading.how == "turned-to-date":
        return CellOutcome(case="not-a-figure")
    if reading.state is ReadingState.AMBIGUOUS and len([one for one in reading.readings if one]) > 1:
        return CellOutcome(
            case="two-readings", details={"readings": " / ".join(one for one in reading.readings if one)}
        )
    return CellOutcome(case="unreadable")


def _day(cell: SheetCell, kind: str, order: DateOrder) -> CellOutcome:
    if cell.kind is CellKind.DATE:
        return CellOutcome(cell.text[:7] if kind == "period" else cell.text[:10])
    reading = read_written(cell.text, CellRule(kind), None, order)
    if reading.state in _CLEAR:
        return CellOutcome(reading.text)
    if reading.state is ReadingState.AMBIGUOUS and len(reading.readings) > 1:
        return CellOutcome(
            case="two-readings", details={"readings": " / ".join(one for one in reading.readings if one)}
        )
    return CellOutcome(case="unreadable-day")


def _text(cell: SheetCell, column: TargetColumn) -> CellOutcome:
    """Return a text as it stands, a state of a scale by its id or its name, or a word of those that may stand there."""
    text = cell.text.strip()
    if text in SYMBOLS or not (column.states or column.words):
        return CellOutcome(text)
    known = {**column.states, **{word.casefold(): word for word in column.words}}
    found = known.get(" ".join(text.split()).casefold())
    if found:
        return CellOutcome(found)
    near = nearest(text, known)
    return CellOutcome(case="state", details={"known": ", ".join(known), "near": near or "–"})

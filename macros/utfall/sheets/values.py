"""The values of a spreadsheet, by Calamine; its only importer. What it gives has no type until it has passed here.

It is handed only what has been found to be of a size that it can hold: it fills in every cell of a sheet's rectangle.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from utfall.sheets.limits import SheetError
from utfall.sheets.workbook import CellKind, SheetCell, Worksheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.sheets.marks import BookMarks, CellMark, SheetMarks

    Held = int | float | str | bool | time | date | datetime | timedelta

DIGITS = 15  # that a spreadsheet shows of a number; what follows is of the binary fraction


def read_values(name: str, content: bytes, marks: BookMarks) -> tuple[Worksheet, ...]:
    """Return the worksheets. Raise ``SheetError`` for a file that cannot be read."""
    from python_calamine import CalamineError, load_workbook

    try:
        book = load_workbook(BytesIO(content))
        known = set(book.sheet_names)
        return tuple(
            _worksheet(one, book.get_sheet_by_name(one.name).to_python(skip_empty_area=False), name)
            for one in marks.sheets
            if one.name in known
        )
    except (CalamineError, OverflowError, ValueError) as fault:
        raise SheetError("broken", name) from fault


def _worksheet(marks: SheetMarks, rows: list[list[Held]], file: str) -> Worksheet:
    cells = {(one.row, one.column): one for one in _cells(marks, rows, file)}
    return Worksheet(
        marks.name, cells, frozenset(marks.hidden_rows), frozenset(marks.hidden_columns), tuple(marks.merged),
        is_hidden=marks.is_hidden,
    )  # fmt: skip


def _cells(marks: SheetMarks, rows: list[list[Held]], file: str) -> Iterator[SheetCell]:
    values = {(r, c): held for r, row in enumerate(rows, 1) for c, held in enumerate(row, 1) if held != ""}
    for place in sorted({*values, *marks.cells}):
        found = _cell(place, values.get(place, ""), marks.cells.get(place))
        if found is None:
            raise SheetError(
                "unreadable-cell", file, sheet=marks.name, address=SheetCell(*place, CellKind.TEXT, "").address
            )
        if found.kind is not CellKind.TEXT or found.text.strip():
            yield found


def _cell(place: tuple[int, int], held: Held, mark: CellMark | None) -> SheetCell | None:
    """Return a cell of what Calamine holds and the file says of it; ``None`` where the two do not fit."""
    shown, is_formula = (mark.number_format, mark.is_formula) if mark else ("", False)
    if mark and mark.error:
        kind, text = CellKind.ERROR, mark.error
    elif held == "" and is_formula and mark and not mark.has_value:
        kind, text = CellKind.EMPTY_FORMULA, ""
    else:
        told = _told(held)
        if told is None:
            return None
        kind, text = told
    return SheetCell(*place, kind, text, shown, is_formula)


def _told(held: Held) -> tuple[CellKind, str] | None:
    if isinstance(held, bool):
        return CellKind.BOOLEAN, str(held).upper()
    if isinstance(held, int | float):
        return _number(held)
    if isinstance(held, str):
        return CellKind.TEXT, held
    if isinstance(held, datetime):
        return CellKind.DATE, held.date().isoformat() if held.time() == time() else held.isoformat(timespec="seconds")
    if isinstance(held, date):
        return CellKind.DATE, held.isoformat()
    return CellKind.TEXT, str(held)  # a time of day or a duration


def _number(held: float) -> tuple[CellKind, str] | None:
    """Return a number as a spreadsheet shows it, with no exponent; ``None`` for what is none (NaN, infinity)."""
    if held != held or abs(held) == float("inf"):  # noqa: PLR0124 - NaN alone differs from itself
        return None
    exact = Decimal(f"{held:.{DIGITS}g}")
    text = f"{exact:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return CellKind.NUMBER, "0" if text in {"", "-0"} else text

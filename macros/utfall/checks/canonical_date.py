"""Dates and periods as they are kept: ``2023-11-30``, ``2023-11``, ``2023-T3``, ``2023``.

A spreadsheet program turns ``2023-11`` into ``nov-23`` or into a serial number as soon as it may.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from utfall.model.finding import Finding
from utfall.source.cells import is_unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.material import Material

# Swedish and English; maj/may and okt/oct differ in one letter.
_MONTHS = ("jan", "feb", "mar", "apr", "ma", "jun", "jul", "aug", "sep", "o", "nov", "dec")
_NAMED = re.compile(r"([a-zåäö]+)[\s.-]+(\d{4}|\d{2})", re.IGNORECASE)
_SERIAL = re.compile(r"[3-6]\d{4}")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_LOOSE = re.compile(r"(\d{4})[-/.]?(\d{1,2})(?:[-/.]?(\d{1,2}))?(?:[T ].*)?")
_SPOKEN = re.compile(r"([QTH])(\d)[\s-]+(\d{4})", re.IGNORECASE)
_SERIAL_ZERO = date(1899, 12, 30)  # day 0 of the spreadsheet programs' calendar


def check(material: Material) -> Iterator[Finding]:
    """Find cells of date and period columns that are not written canonically."""
    for kind in ("date", "period"):
        for table, row, name, text in material.cells_where(partial(is_unreadable, kind=kind), kind):
            meant = _meant(text.strip(), kind)
            case = kind if meant else f"{kind}-unclear"
            yield Finding("canonical-date", case, table.file, row, name, text, details={"meant": meant})


def _meant(text: str, kind: str) -> str:
    """Return the date or period that was probably meant, or an empty text."""
    for guess in _guesses(text, kind):
        if not is_unreadable(guess, kind):
            return guess
    return ""


def _guesses(text: str, kind: str) -> Iterator[str]:
    if match := _NAMED.fullmatch(text):
        numbers = [number for number, start in enumerate(_MONTHS, 1) if match[1].lower().startswith(start)]
        year = match[2] if len(match[2]) == len("2023") else f"20{match[2]}"
        yield from (f"{year}-{number:02}" for number in numbers)
    if _SERIAL.fullmatch(text):
        day = _SERIAL_ZERO + timedelta(days=int(text))
        yield f"{day:%Y-%m}" if kind == "period" else f"{day:%Y-%m-%d}"
    if match := _DAY_FIRST.fullmatch(text):
        yield f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    if match := _SPOKEN.fullmatch(text):
        yield f"{match[3]}-{match[1].upper()}{match[2]}"
    if match := _LOOSE.fullmatch(text):
        month = f"{match[1]}-{int(match[2]):02}"
        yield month if kind == "period" or not match[3] else f"{month}-{int(match[3]):02}"

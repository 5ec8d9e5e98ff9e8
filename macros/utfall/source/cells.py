"""How a single cell is written: the canonical forms of numbers, dates, periods and ids.

The one place that turns the text of a cell into a value. A text that is not canonical is unreadable, never
guessed at; ``checks`` explains what was probably meant.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from utfall.errors import PeriodError
from utfall.model.missing import SYMBOLS, Missing
from utfall.period import Period
from utfall.report_calendar import CALENDAR_YEAR, Calendar

if TYPE_CHECKING:
    from collections.abc import Callable

    from utfall.model.resource import Value

# Not longer than Python's decimals hold exactly (28 digits): a longer one is a slip, and rounding it would raise.
NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,9})?")
INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Where Python ends a line; spreadsheet programs, browsers and typesetters each take some of them for a new one.
SEPARATORS = re.compile(r"(?<![ \t])[ \t]*+(?:[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]++[ \t]*+)++")
# What has no look, what turns the direction of the text around it, and what neither XML nor UTF-8 can hold.
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
# Names that Windows keeps for devices: no file can be called so there, whatever its ending.
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)


def read_cell(text: str, kind: str, calendar: Calendar = CALENDAR_YEAR) -> Value:
    """Return the value that a cell's text writes. ``kind`` is a column kind of the contract."""
    if text in SYMBOLS:
        return Missing(text)
    if kind == "period":
        return _period(text, calendar)
    return _READERS.get(kind, _text)(text)


def is_unreadable(text: str, kind: str) -> bool:
    """Tell whether a cell's text is not written canonically."""
    return read_cell(text, kind) is Missing.UNREADABLE


def _text(text: str) -> Value:
    """Return a text on one line, its letters composed as keyboards write them, so that equal texts are equal."""
    one_line = SEPARATORS.sub(" ", text)
    return one_line if one_line.isascii() else normalize("NFC", one_line)


def _number(text: str) -> Value:
    return Decimal(text) if NUMBER.fullmatch(text) else Missing.UNREADABLE


def _integer(text: str) -> Value:
    return int(text) if INTEGER.fullmatch(text) else Missing.UNREADABLE


def _date(text: str) -> Value:
    try:
        return date.fromisoformat(text) if DATE.fullmatch(text) else Missing.UNREADABLE
    except ValueError:
        return Missing.UNREADABLE


@lru_cache(maxsize=1024)
def _period(text: str, calendar: Calendar) -> Value:
    try:
        return Period.parse(text, calendar)
    except PeriodError:
        return Missing.UNREADABLE


_READERS: dict[str, Callable[[str], Value]] = {
    "number": _number,
    "integer": _integer,
    "date": _date,
}

"""Written days and periods: ``nov-23``, ``2023/11``, ``30 november 2023``, ``T3 2023``, and the canonical text of each.

Months and parts of the year are known by their names in every language. ``03/04/2023`` is two days, unless the column
shows which part is the day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.source.cells import read_cell
from utfall.source.lossless_text import HYPHENS, CellReading, ReadingState, bare_text
from utfall.source.month_names import month_names
from utfall.words import any_of, recognised

if TYPE_CHECKING:
    from collections.abc import Iterable

_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2}(?![0-9]))"
_NAME = r"(?P<name>[^\W\d_]+)\.?"
_PART = r"[\s./,-]+"
_MONTH_YEAR = re.compile(rf"{_NAME}[\s./,'\u2019-]*{_YEAR}")
_YEAR_MONTH = re.compile(rf"(?P<year>[0-9]{{4}})[\s./,-]*{_NAME}")
_NUMBERED_MONTH = re.compile(r"(?P<year>[0-9]{4})(?:[\s./-](?P<month>[0-9]{1,2})|(?P<tight>[0-9]{2}))")
_MONTH_FIRST = re.compile(r"(?P<month>[0-9]{1,2})[\s./-](?P<year>[0-9]{4})")
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})(?P<part>[\s./-])(?P<month>[0-9]{1,2})(?P=part)(?P<day>[0-9]{1,2})")
_TIGHT = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
_NUMBERS = re.compile(r"(?P<one>[0-9]{1,2})(?P<part>[/. -])(?P<two>[0-9]{1,2})(?P=part)(?P<three>[0-9]{4}|[0-9]{2})")
_CLOCK = re.compile(r"(?:[t\s]+)(?P<clock>[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:\.[0-9]+)?)?)\s*(?:z|[+-]00:?00)?")
_LETTERS = {"quarter": "Q", "tertial": "T", "half": "H"}
_SERIAL = re.compile(r"[3-6][0-9]{4}(?:[.,]0+)?")
_SERIAL_ZERO, _MACINTOSH = date(1899, 12, 30), 1462  # day 0 of the usual calendar, and how much later the other begins
_MIDNIGHT = re.compile(r"[0:.]+")


class DateOrder(Enum):
    """Which part of a numbered date is written first."""

    UNKNOWN = "unknown"
    DAY = "day"
    MONTH = "month"


def date_order(texts: Iterable[str]) -> DateOrder:
    """Return which part is first in the dates of a column; unknown where none shows it, or some show another."""
    found = {order for text in texts if (order := _shown_order(text))}
    return found.pop() if len(found) == 1 else DateOrder.UNKNOWN


def _shown_order(text: str) -> DateOrder | None:
    match = _NUMBERS.fullmatch(_plain(text)[0])
    if not match or len(match["three"]) != len("2023"):
        return None
    year, one, two = match["three"], match["one"], match["two"]
    day, month = bool(_day(year, two, one)), bool(_day(year, one, two))
    return None if day == month else DateOrder.DAY if day else DateOrder.MONTH


def read_day(text: str, order: DateOrder) -> CellReading:
    """Return which day a cell says, in a column that shows the order of its dates."""
    if read_cell(text, "date") is not Missing.UNREADABLE:
        return CellReading(text)
    plain, clock = _plain(text)
    found = _days(plain, order)
    if not found:
        return CellReading(text, ReadingState.UNREADABLE, "date")
    return _reading(text, found, "clock" if clock and not _MIDNIGHT.fullmatch(clock) else "")


def read_period(text: str, order: DateOrder) -> CellReading:
    """Return which period a cell says; a day says its month where it is the first, as programs keep a month."""
    if read_cell(text, "period") is not Missing.UNREADABLE:
        return CellReading(text)
    plain, clock = _plain(text)
    if found := [one for one in _periods(plain) if read_cell(one, "period") is not Missing.UNREADABLE]:
        return _reading(text, found, "split-year" if "/" in plain and found[0].isdecimal() else "")
    days = _days(plain, order, is_period=True)
    if not days:
        return CellReading(text, ReadingState.UNREADABLE, "period")
    months = list(dict.fromkeys(day[: len("2023-11")] for day in days))
    is_exact = all(day.endswith("-01") for day in days) and (not clock or _MIDNIGHT.fullmatch(clock))
    return _reading(text, months, "" if is_exact else "day-of-month")


def _reading(text: str, found: list[str], lost: str) -> CellReading:
    if len(found) > 1:
        return CellReading(text, ReadingState.AMBIGUOUS, "two-dates", tuple(found))
    if lost:
        return CellReading(text, ReadingState.LOSSY, lost, tuple(found))
    return CellReading(found[0], ReadingState.MENDED, "date")


def _plain(text: str) -> tuple[str, str]:
    """Return a text in small letters without its time of day, and that time."""
    bare = " ".join(bare_text(text).translate(HYPHENS).casefold().split())
    match = re.search(rf"(?<=[0-9]){_CLOCK.pattern}$", bare)
    return (bare[: match.start()], match["clock"]) if match else (bare, "")


def _periods(plain: str) -> list[str]:
    """Return the period that a text names, or two that it may name."""
    named = _MONTH_YEAR.fullmatch(plain) or _YEAR_MONTH.fullmatch(plain)
    if named and named["name"] in month_names():
        return [f"{_century(named['year'])}-{month_names()[named['name']]:02}"]
    if match := _year().fullmatch(plain):
        return [match[1]]
    if match := _NUMBERED_MONTH.fullmatch(plain):
        month = int(match["month"] or match["tight"])
        is_split = "/" in plain and (int(match["year"]) + 1) % 100 == month  # 2010/11 is a year, too
        return [f"{match['year']}-{month:02}", *([match["year"]] * is_split)]
    if match := _MONTH_FIRST.fullmatch(plain):
        return [f"{match['year']}-{int(match['month']):02}"]
    return _spoken(plain)


def _spoken(plain: str) -> list[str]:
    match = _spoken_first().fullmatch(plain) or _spoken_last().fullmatch(plain)
    if not match:
        return []
    groups = match.groupdict()
    years = {year for name in ("year", "after") if (year := groups.get(name))}
    letter = next(letter for part, letter in _LETTERS.items() if groups[part])
    return [f"{years.pop()}-{letter}{match['number']}"] if len(years) == 1 else []


def _part(place: str) -> str:
    """Return the pattern of what parts of the year are called before their number, or after it."""
    return "|".join(f"(?P<{part}>{any_of(recognised('cells', f'part-{place}.{part}'))})" for part in _LETTERS)


@cache
def _spoken_first() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<year>[0-9]{{4}})[\s./-]*)?(?:{_part('before')})\.?[\s.-]*(?P<number>[1-4])(?:[\s./,-]*(?P<after>[0-9]{{4}}))?"
    )


@cache
def _spoken_last() -> re.Pattern[str]:
    ends = any_of(recognised("cells", "date.number-ends"))
    return re.compile(rf"(?P<number>[1-4])(?:{ends})?\.?\s*(?:{_part('after')})[\s.,-]*(?P<after>[0-9]{{4}})")


@cache
def _year() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{any_of(recognised('cells', 'date.years'))})\s+)?([12][0-9]{{3}})(?:[.,]0+)?")


@cache
def _day_month_year() -> re.Pattern[str]:
    before, ends = (any_of(recognised("cells", f"date.{key}")) for key in ("before-day", "day-ends"))
    return re.compile(rf"(?:(?:{before})\s+)?(?P<day>[0-9]{{1,2}})(?:\.|{ends})?{_PART}{_NAME}{_PART}{_YEAR}")


@cache
def _month_day_year() -> re.Pattern[str]:
    ends = any_of(recognised("cells", "date.day-ends"))
    return re.compile(rf"{_NAME}{_PART}(?P<day>[0-9]{{1,2}})(?:{ends})?{_PART}(?P<year>[0-9]{{4}})")


def _days(plain: str, order: DateOrder, *, is_period: bool = False) -> list[str]:
    """Return the day that a text names, or all that it may name."""
    if match := _YEAR_FIRST.fullmatch(plain) or _TIGHT.fullmatch(plain):
        return _existing([_day(match["year"], match["month"], match["day"])])
    if match := _day_month_year().fullmatch(plain) or _month_day_year().fullmatch(plain):
        return _existing([_day(_century(match["year"]), str(month_names().get(match["name"], 0)), match["day"])])
    if _SERIAL.fullmatch(plain):
        first = _SERIAL_ZERO + timedelta(days=int(plain[:5]))
        if is_period and first.day == 1:  # in the other calendar it is the second day of a month
            return [first.isoformat()]
        return [first.isoformat(), (first + timedelta(days=_MACINTOSH)).isoformat()]
    match = _NUMBERS.fullmatch(plain)
    return _numbered(match, order) if match else []


def _numbered(match: re.Match[str], order: DateOrder) -> list[str]:
    one, two, three = match["one"], match["two"], match["three"]
    if len(three) != len("2023"):  # which part is the year is not told either
        found = _existing(
            [_day(f"20{one.zfill(2)}", two, three), _day(f"20{three}", two, one), _day(f"20{three}", one, two)]
        )
        return found if len(found) > 1 else []
    if match["part"] == "." or order is DateOrder.DAY:  # no language writes the month first with points between
        return _existing([_day(three, two, one)])
    if order is DateOrder.MONTH:
        return _existing([_day(three, one, two)])
    return _existing([_day(three, two, one), _day(three, one, two)])


def _existing(days: list[str]) -> list[str]:
    return list(dict.fromkeys(day for day in days if day))


def _day(year: str, month: str, day: str) -> str:
    """Return a day as it is kept, empty where there is none such."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _century(year: str) -> str:
    return year if len(year) == len("2023") else f"20{year}"

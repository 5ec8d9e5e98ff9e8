"""Periods as values: months, quarters, tertials, halves and years, ordered and named. Knows only the catalogue.

Written ``2023-11``, ``2023-Q4``, ``2023-T3``, ``2023-H2`` and ``2023``. A tertial is a third of a year, the usual
reporting rhythm of Swedish municipalities: January-April, May-August, September-December where years begin in January.
A period knows the calendar that it is written by. Of a year that begins in another month than January, the year that
is written is the calendar year in which it begins: where years begin in April, ``2023`` is April 2023 to March 2024,
``2023-Q3`` October to December 2023 and ``2023-Q4`` January to March 2024. Months are those of the calendar year.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field, replace
from datetime import MAXYEAR, MINYEAR, date
from enum import Enum
from typing import TYPE_CHECKING

from utfall.errors import PeriodError
from utfall.report_calendar import CALENDAR_YEAR, MONTHS

if TYPE_CHECKING:
    from utfall.report_calendar import Calendar
    from utfall.words import Words

_WRITTEN = re.compile(r"([12][0-9]{3})(?:-(?:(0[1-9]|1[0-2])|([QTH])([1-4])))?")


class Frequency(Enum):
    """How long a period is; the value is its name in the data contract."""

    MONTH = "month"
    QUARTER = "quarter"
    TERTIAL = "tertial"
    HALF = "half"
    YEAR = "year"

    @property
    def months(self) -> int:
        """How many months a period of this kind has."""
        return {"month": 1, "quarter": 3, "tertial": 4, "half": 6, "year": 12}[self.value]


_LETTERS = {"Q": Frequency.QUARTER, "T": Frequency.TERTIAL, "H": Frequency.HALF}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One period. ``number`` counts from 1 within the year; equal, earlier and later by the months it covers.

    ``first`` and ``last`` are its months counted from the year 0; ``year`` is as written, of a month its calendar year.
    """

    year: int = field(compare=False)
    frequency: Frequency = field(compare=False)
    number: int = field(default=1, compare=False)
    calendar: Calendar = field(default=CALENDAR_YEAR, compare=False, repr=False)
    first: int = field(init=False, repr=False)
    last: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        length = self.frequency.months
        starts = self.year * MONTHS if length == 1 else self.calendar.first_month(self.year)
        first = starts + (self.number - 1) * length
        last = first + length - 1
        is_date = first // MONTHS >= MINYEAR and last // MONTHS <= MAXYEAR
        if not (is_date and 1 <= self.number <= MONTHS // length):
            raise PeriodError(f"{self.year}-{self.frequency.value}-{self.number}")
        object.__setattr__(self, "first", first)
        object.__setattr__(self, "last", last)

    @classmethod
    def parse(cls, text: str, calendar: Calendar = CALENDAR_YEAR) -> Period:
        """Return the period that a text writes by a calendar; raise ``PeriodError`` for any other text."""
        match = _WRITTEN.fullmatch(text)
        if not match:
            raise PeriodError(text)
        year, month, letter, number = match.groups()
        if month:
            return cls(int(year), Frequency.MONTH, int(month), calendar)
        if letter:
            return cls(int(year), _LETTERS[letter], int(number), calendar)
        return cls(int(year), Frequency.YEAR, calendar=calendar)

    @classmethod
    def of(cls, day: date, frequency: Frequency = Frequency.MONTH, calendar: Calendar = CALENDAR_YEAR) -> Period:
        """Return the period of a frequency in which a day lies."""
        return cls(day.year, Frequency.MONTH, day.month, calendar).within(frequency)

    def __str__(self) -> str:
        if self.frequency is Frequency.YEAR:
            return f"{self.year:04}"
        if self.frequency is Frequency.MONTH:
            return f"{self.year:04}-{self.number:02}"
        letter = next(letter for letter, kind in _LETTERS.items() if kind is self.frequency)
        return f"{self.year:04}-{letter}{self.number}"

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.first // MONTHS, self.first % MONTHS + 1, 1)

    @property
    def end(self) -> date:
        """The last day."""
        year, month = self.last // MONTHS, self.last % MONTHS + 1
        return date(year, month, monthrange(year, month)[1])

    @property
    def months(self) -> tuple[Period, ...]:
        """The months of the period, in order."""
        numbers = range(self.first, self.last + 1)
        return tuple(Period(one // MONTHS, Frequency.MONTH, one % MONTHS + 1, self.calendar) for one in numbers)

    @property
    def in_year(self) -> int:
        """The year that the period belongs to, by the calendar year in which that year begins."""
        return self.calendar.place(self.last)[0]

    @property
    def year_name(self) -> str:
        """The name of the year that the period belongs to: ``2023``, ``2023/24``."""
        return self.calendar.called(self.in_year)

    @property
    def months_passed(self) -> int:
        """How many months of its year have passed when the period ends."""
        return self.calendar.place(self.last)[1]

    @property
    def months_left(self) -> int:
        """How many months of its year are left when the period ends."""
        return MONTHS - self.months_passed

    def shifted(self, steps: int) -> Period:
        """Return the period of the same frequency that lies ``steps`` later (earlier if negative)."""
        in_year = MONTHS // self.frequency.months
        index = self.year * in_year + self.number - 1 + steps
        return Period(index // in_year, self.frequency, index % in_year + 1, self.calendar)

    @property
    def previous(self) -> Period:
        """The period of the same frequency just before; of a month, the month of the report before."""
        return self.calendar.previous_report(self) if self.frequency is Frequency.MONTH else self.shifted(-1)

    @property
    def next(self) -> Period:
        """The period of the same frequency just after; of a month, the month of the report after."""
        return self.calendar.next_report(self) if self.frequency is Frequency.MONTH else self.shifted(1)

    @property
    def follows_reports(self) -> bool:
        """Whether the report before tells of the period before: a month, or a quarter where each quarter has one."""
        return self.calendar.follows(self.frequency.months)

    @property
    def begins_year(self) -> bool:
        """Whether no period of the same frequency lies before it in its year: what is summed begins with it."""
        if self.frequency is not Frequency.MONTH or self.calendar.is_monthly:
            return self.months_passed == self.frequency.months
        return self.previous.in_year < self.in_year

    @property
    def own_months(self) -> int:
        """How many months lie between the report before and the end of the period, in its year."""
        return self.months_passed if self.begins_year else self.last - self.previous.last

    @property
    def same_last_year(self) -> Period:
        """The same period of the year before."""
        return replace(self, year=self.year - 1)

    def within(self, frequency: Frequency) -> Period:
        """Return the period of a longer (or equal) frequency in which this one ends."""
        if frequency is Frequency.MONTH:
            return Period(self.last // MONTHS, frequency, self.last % MONTHS + 1, self.calendar)
        year, passed = self.calendar.place(self.last)
        return Period(year, frequency, (passed - 1) // frequency.months + 1, self.calendar)

    def contains(self, other: Period) -> bool:
        """Tell whether every day of ``other`` lies in this period."""
        return self.first <= other.first and other.last <= self.last

    def is_complete_in(self, month: Period) -> bool:
        """Tell whether the period has ended when ``month`` has: tertial 3 is not complete in November."""
        return self.last <= month.last

    def name(self, words: Words) -> str:
        """Return the name as in running text: ``november 2023``, ``tertial 3 2023``."""
        return self._named(words, "name")

    def short(self, words: Words) -> str:
        """Return the name as in a heading: ``nov 2023``, ``T3 2023``."""
        return self._named(words, "short")

    def report_name(self, words: Words) -> str:
        """Return what the report of a month is called: ``november 2023``, or ``T2 2022`` where each tertial has one."""
        found = self.reported
        return self.name(words) if found is self else found.short(words)

    def report_short(self, words: Words) -> str:
        """Return what the report of a month is called in a heading: ``nov 2023``, ``T2 2022``."""
        return self.reported.short(words)

    @property
    def reported(self) -> Period:
        """The period that the report of a month is about, if that is another: a quarter, tertial or half-year."""
        covers = next((one for one in Frequency if one.months == self.calendar.length), Frequency.MONTH)
        is_one = self.frequency is Frequency.MONTH and covers is not Frequency.MONTH and self.calendar.has_report(self)
        return self.within(covers) if is_one else self

    @property
    def covered(self) -> str:
        """The time that the report of a month is about, by ISO 8601: ``2023-11``, or its first and its last day."""
        found = self.reported
        return str(self) if found is self else f"{found.start.isoformat()}/{found.end.isoformat()}"

    def to_date(self, words: Words) -> str:
        """Return the span from the first month of the year to the end of the period: ``jan–nov 2023``."""
        last = self.within(Frequency.MONTH)
        first = last.shifted(1 - self.months_passed)
        names = [words.say(f"month.short.{month.number}") for month in (first, last)]
        if first.year != last.year:
            return f"{names[0]} {first.year}–{names[1]} {last.year}"
        return f"{'–'.join(dict.fromkeys(names))} {last.year}"

    def _named(self, words: Words, style: str) -> str:
        if self.frequency is Frequency.MONTH:
            return f"{words.say(f'month.{style}.{self.number}')} {self.year}"
        if self.frequency is Frequency.YEAR:
            return self.year_name
        return words.say(f"period.{style}.{self.frequency.value}", number=self.number, year=self.year_name)

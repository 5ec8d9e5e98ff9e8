"""Periods as values: months, quarters, tertials, halves and years, ordered and named. Knows only the catalogue.

Written ``2023-11``, ``2023-Q4``, ``2023-T3``, ``2023-H2`` and ``2023``. A tertial is a third of a year
(January-April, May-August, September-December), the usual reporting rhythm of Swedish municipalities.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from enum import Enum
from functools import total_ordering
from typing import TYPE_CHECKING

from utfall.errors import PeriodError

if TYPE_CHECKING:
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


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """Be one period of a calendar year. ``number`` counts from 1 within the year."""

    year: int
    frequency: Frequency
    number: int = 1

    def __post_init__(self) -> None:
        if not (MINYEAR <= self.year <= MAXYEAR and 1 <= self.number <= 12 // self.frequency.months):
            raise PeriodError(f"{self.year}-{self.frequency.value}-{self.number}")

    @classmethod
    def parse(cls, text: str) -> Period:
        """Return the period that a text writes; raise ``PeriodError`` for any other text."""
        match = _WRITTEN.fullmatch(text)
        if not match:
            raise PeriodError(text)
        year, month, letter, number = match.groups()
        if month:
            return cls(int(year), Frequency.MONTH, int(month))
        if letter:
            return cls(int(year), _LETTERS[letter], int(number))
        return cls(int(year), Frequency.YEAR)

    @classmethod
    def of(cls, day: date, frequency: Frequency = Frequency.MONTH) -> Period:
        """Return the period of a frequency in which a day lies."""
        return cls(day.year, frequency, (day.month - 1) // frequency.months + 1)

    def __str__(self) -> str:
        if self.frequency is Frequency.YEAR:
            return f"{self.year:04}"
        if self.frequency is Frequency.MONTH:
            return f"{self.year:04}-{self.number:02}"
        letter = next(letter for letter, kind in _LETTERS.items() if kind is self.frequency)
        return f"{self.year:04}-{letter}{self.number}"

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return self._place < other._place

    @property
    def _place(self) -> tuple[int, int, int]:
        """The year, and the number of the last month before the period and of its last: by start, then by end."""
        length = self.frequency.months
        return (self.year, (self.number - 1) * length, self.number * length)

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, (self.number - 1) * self.frequency.months + 1, 1)

    @property
    def end(self) -> date:
        """The last day."""
        month = self.number * self.frequency.months
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def months(self) -> tuple[Period, ...]:
        """The months of the period, in order."""
        last = self.number * self.frequency.months
        numbers = range(last - self.frequency.months + 1, last + 1)
        return tuple(Period(self.year, Frequency.MONTH, number) for number in numbers)

    def shifted(self, steps: int) -> Period:
        """Return the period of the same frequency that lies ``steps`` later (earlier if negative)."""
        in_year = 12 // self.frequency.months
        index = self.year * in_year + self.number - 1 + steps
        return Period(index // in_year, self.frequency, index % in_year + 1)

    @property
    def previous(self) -> Period:
        """The period of the same frequency just before."""
        return self.shifted(-1)

    @property
    def same_last_year(self) -> Period:
        """The same period of the year before."""
        return Period(self.year - 1, self.frequency, self.number)

    def within(self, frequency: Frequency) -> Period:
        """Return the period of a longer (or equal) frequency in which this one ends."""
        return Period.of(self.end, frequency)

    def contains(self, other: Period) -> bool:
        """Tell whether every day of ``other`` lies in this period."""
        return self.start <= other.start and other.end <= self.end

    def is_complete_in(self, month: Period) -> bool:
        """Tell whether the period has ended when ``month`` has: tertial 3 is not complete in November."""
        return self.end <= month.end

    def name(self, words: Words) -> str:
        """Return the name as in running text: ``november 2023``, ``tertial 3 2023``."""
        return self._named(words, "name")

    def short(self, words: Words) -> str:
        """Return the name as in a heading: ``nov 2023``, ``T3 2023``."""
        return self._named(words, "short")

    def _named(self, words: Words, style: str) -> str:
        if self.frequency is Frequency.MONTH:
            return f"{words.say(f'month.{style}.{self.number}')} {self.year}"
        if self.frequency is Frequency.YEAR:
            return str(self.year)
        return words.say(f"period.{style}.{self.frequency.value}", number=self.number, year=self.year)

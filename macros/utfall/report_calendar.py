"""The calendar of a body's reports: which months have one, when the year begins, and what years are called.

A package without a calendar has a report each month of a year that begins in January. Weeks are no part of it. Months
are given and returned as ``Period``; a month is counted from the year 0 where numbers are handed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.period import Period

MONTHS = 12
EVERY = {"month": 1, "quarter": 3, "tertial": 4, "half": 6}  # a report each so many months, by its word in the package
YEAR_NAMES = ("start", "split", "end")  # 2023, 2023/24, 2024 of a year that begins in 2023
JANUARY = 1


@dataclass(frozen=True, slots=True)
class Calendar:
    """Hold when reports come. ``reports`` is a key of ``EVERY``, or the months of the calendar year that have one.

    ``since`` is the first month of a calendar that has followed another one, as it is written (``2024-04``).
    """

    year_starts: int = JANUARY
    year_name: str = "start"
    reports: str | tuple[int, ...] = "month"
    since: str = ""

    @property
    def length(self) -> int | None:
        """How many months a report covers; ``None`` where the months are listed."""
        return EVERY[self.reports] if isinstance(self.reports, str) else None

    @property
    def is_monthly(self) -> bool:
        """Whether each month has a report."""
        return self.length == 1 or (not isinstance(self.reports, str) and len(self.reports) == MONTHS)

    @property
    def months(self) -> tuple[int, ...]:
        """The months of the calendar year that have a report, the first of the year first."""
        if not isinstance(self.reports, str):
            return tuple(sorted(self.reports, key=lambda number: (number - self.year_starts) % MONTHS))
        ends = range(EVERY[self.reports], MONTHS + 1, EVERY[self.reports])
        return tuple((self.year_starts + passed - 2) % MONTHS + 1 for passed in ends)

    def follows(self, length: int) -> bool:
        """Tell whether periods of so many months are told of report by report: those of a month always are."""
        return length in {1, self.length}

    def has_report(self, month: Period) -> bool:
        """Tell whether a month has a report."""
        return month.number in self.months

    def previous_report(self, month: Period) -> Period:
        """Return the month of the report before a month."""
        return self._next(month, -1)

    def next_report(self, month: Period) -> Period:
        """Return the month of the report after a month."""
        return self._next(month, 1)

    def _next(self, month: Period, step: int) -> Period:
        if self.length == 1:
            return month.shifted(step)
        months, found = self.months, month.shifted(step)
        while found.number not in months:
            found = found.shifted(step)
        return found

    def place(self, month: int) -> tuple[int, int]:
        """Return which year a month lies in, by the calendar year that the year begins in, and which of its twelve."""
        year, before = divmod(month - (self.year_starts - JANUARY), MONTHS)
        return year, before + 1

    def first_month(self, year: int) -> int:
        """Return the first month of a year."""
        return year * MONTHS + self.year_starts - JANUARY

    def called(self, year: int) -> str:
        """Return the name of the year that begins in a calendar year: ``2023``, ``2023/24`` or ``2024``."""
        if self.year_name == "split":
            return f"{year}/{(year + 1) % 100:02}"
        return str(year + 1 if self.year_name == "end" else year)


CALENDAR_YEAR = Calendar()

"""What an edition is called: the month and which edition of it, in each place where it is named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.names import known_tags
from utfall.period import Period
from utfall.report_calendar import CALENDAR_YEAR

if TYPE_CHECKING:
    from utfall.report_calendar import Calendar
    from utfall.words import Words

_NAME = re.compile(r"(\d{4})-(\d{2})\.([1-9]\d*)")
_VERSION = re.compile(r"(\d{4})\.(\d{1,2})\.([1-9]\d*)")


@dataclass(frozen=True, order=True, slots=True)
class EditionName:
    """Name an edition. Its text is its address on the site, ``2023-11.1``."""

    month: Period
    number: int

    def __str__(self) -> str:
        return f"{self.month}.{self.number}"

    @property
    def version(self) -> str:
        """The version that its data package has."""
        return f"{self.month.year}.{self.month.number}.{self.number}"

    @property
    def following(self) -> EditionName:
        """The next edition of the month."""
        return EditionName(self.month, self.number + 1)

    def title(self, words: Words, month: str = "") -> str:
        """Return what a reader calls it. ``month`` is what its month is called, where only the publisher knows that."""
        return words.say("edition.name", month=month or self.month.report_name(words), number=self.number)

    @classmethod
    def parse(cls, text: str) -> EditionName | None:
        """Return the edition that an address or the end of a tag names, if it names one."""
        start, _, name = text.rpartition("/")
        return cls._of(_NAME.fullmatch(name if start in known_tags() else text))

    @classmethod
    def of_version(cls, text: str, calendar: Calendar = CALENDAR_YEAR) -> EditionName | None:
        """Return the edition that a data package's version names, if it names one; its month is by the calendar."""
        return cls._of(_VERSION.fullmatch(text), calendar)

    @classmethod
    def _of(cls, found: re.Match[str] | None, calendar: Calendar = CALENDAR_YEAR) -> EditionName | None:
        if found is None or not 1 <= int(found[2]) <= 12:  # noqa: PLR2004 - months of a year
            return None
        return cls(Period.parse(f"{found[1]}-{int(found[2]):02}", calendar), int(found[3]))


def edition_title(version: str, words: Words, calendar: Calendar = CALENDAR_YEAR) -> str:
    """Return what a reader calls the edition that a package's version names; the version itself if it names none."""
    named = EditionName.of_version(version, calendar)
    return named.title(words) if named else version

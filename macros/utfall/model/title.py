"""Titles that say the report's period: patterns in braces, resolved by one function.

A title such as ``Utfall {to_date}`` stays true from month to month, where a typed year does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from utfall.period import Period
    from utfall.words import Words

PREVIOUS = "previous_report"
_PATTERN = re.compile(r"\{([^{}]*)\}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


_NAMES: dict[str, Callable[[Period, Words], str]] = {
    "period": lambda period, words: period.report_name(words),
    "period_short": lambda period, words: period.report_short(words),
    "period_to_date": lambda period, words: period.to_date(words),
    "to_date": lambda period, words: period.to_date(words),
    "year": lambda period, _: str(period.year),
    "year_name": lambda period, _: period.year_name,
    "last_year": lambda period, _: period.same_last_year.year_name,
}
PATTERNS = (*_NAMES, PREVIOUS)


def resolved(text: str, period: Period, words: Words, previous: Period | None = None) -> str:
    """Return a title with its patterns replaced by the report's period; one that it opens with takes a capital.

    Without a ``previous`` report its pattern is left as it is, and so is a name that is no pattern.
    """

    def said(found: re.Match[str]) -> str:
        if found[1] == PREVIOUS:
            return previous.report_name(words) if previous else found[0]
        return _NAMES[found[1]](period, words) if found[1] in _NAMES else found[0]

    written = _PATTERN.sub(said, text)
    return written[:1].upper() + written[1:] if written != text and text.startswith("{") else written


def unknown_patterns(text: str) -> tuple[str, ...]:
    """Return the names in braces that are no patterns."""
    return tuple(name for name in _PATTERN.findall(text) if name not in PATTERNS)


def typed_years(text: str) -> tuple[int, ...]:
    """Return the years that a title types, unless a year is all that it is: the heading of that year's column."""
    return () if _YEAR.fullmatch(text.strip()) else tuple(int(year) for year in _YEAR.findall(text))

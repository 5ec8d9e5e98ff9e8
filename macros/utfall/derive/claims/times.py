"""The months and years that a sentence names, also by ``i fjol`` and ``förra månaden``, as periods."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from utfall.derive.claims.grammar import grammar_of
from utfall.derive.claims.parts import parts_in
from utfall.errors import PeriodError
from utfall.period import Frequency, Period
from utfall.words import LANGUAGES, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from utfall.derive.claims.grammar import Grammar

MONTH, YEAR, LAST_YEAR, PREVIOUS = "month", "year", "last-year", "previous"
_YEAR = re.compile(r"(?<![\w.,-])((?:19|20)\d\d)(?![\w]|[.,]\d)")
_PARTS = re.compile(r"(?<!\w)(?:T[1-3]|[QK]v?[1-4]|H[12])(?!\w)")
_LEAST_TAIL = 4  # letters after a month's name in a compound: ``oktoberprognosen``


@cache
def _up_to(language: str) -> re.Pattern[str]:
    """Return the pattern of what stands before a time up to which figures are summed."""
    return re.compile(rf"(?:(?<!\w)(?:{_any(grammar_of(language).sets['time.up-to'])})|[–-]) ?$")


@cache
def _range() -> re.Pattern[str]:
    """Return the pattern of what stands between the ends of a range of months, in any language."""
    return re.compile(rf" ?(?:[–-]|{_any(word for one in LANGUAGES for word in grammar_of(one).sets['time.range'])}) ?")


def _any(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(one) for one in sorted(phrases, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class TimeRef:
    """Hold where a sentence names a time. Of a month without a year the periods are those that it may be.

    A quarter or another part of the year is held as a month is.
    """

    start: int
    end: int
    kind: str
    periods: tuple[Period, ...] = ()
    is_to_date: bool = False
    has_year: bool = False
    is_compound: bool = False

    @property
    def is_month(self) -> bool:
        """Whether what is named is a month, and not a quarter or another part of the year."""
        return bool(self.periods) and self.periods[0].frequency is Frequency.MONTH


def times_in(text: str, grammar: Grammar, now: Period) -> tuple[TimeRef, ...]:
    """Return the times that a sentence names, in its order."""
    found = [*_months(text, grammar, now)]
    for start, end, period, has_year in parts_in(text, grammar, now):
        is_to_date = bool(_up_to(grammar.language).search(text[max(0, start - 20) : start].lower()))
        found.append(TimeRef(start, end, MONTH, (period,), is_to_date, has_year))
    taken = [(one.start, one.end) for one in found]
    for match in _YEAR.finditer(text):
        if any(start <= match.start() < end for start, end in taken):
            continue
        found.append(TimeRef(match.start(), match.end(), YEAR, _years(int(match[1]), now), has_year=True))
    found += [TimeRef(hit.start, hit.end, LAST_YEAR) for hit in grammar.hits(text, "time.last-year")]
    found += [TimeRef(hit.start, hit.end, PREVIOUS) for hit in grammar.hits(text, "time.previous")]
    return tuple(sorted(_of_the_year(found, now), key=lambda one: one.start))


def _of_the_year(found: list[TimeRef], now: Period) -> list[TimeRef]:
    """Return times whose months without a year may be of the one year that the sentence names."""
    years = [one for one in found if one.kind == YEAR]
    if len(years) != 1 or not years[0].periods or years[0].periods[0].contains(now):
        return found
    year = years[0].periods[0].year
    return [
        replace(one, periods=(*_of_year(one.periods[0].number, year, now), *one.periods))
        if one.kind == MONTH and not one.has_year and one.periods and one.periods[0].frequency is Frequency.MONTH
        else one
        for one in found
    ]


def names_part(text: str, grammar: Grammar) -> bool:
    """Tell whether a sentence names a part of the year that is neither a month nor the year."""
    return bool(_PARTS.search(text)) or grammar.has(text, "time.quarters")


def _years(year: int, now: Period) -> tuple[Period, ...]:
    try:
        return (Period(year, Frequency.YEAR, calendar=now.calendar),)
    except PeriodError:
        return ()


@lru_cache(maxsize=4)
def _pattern(language: str) -> re.Pattern[str]:
    names = sorted(grammar_of(language).months, key=len, reverse=True)
    after = _any(grammar_of(language).sets["time.after-name"])
    if words(language).say("month.name.5")[0].isupper():  # where it tells May from may
        names = [name.capitalize() for name in names]
        return re.compile(rf"(?<!\w)({'|'.join(names)})(\w*)(?:['’]s)?\.?(?: (?:{after}))?(?: ((?:19|20)\d\d)(?!\w))?")
    return re.compile(rf"(?<!\w)({'|'.join(names)})(\w*)\.?(?: (?:{after}))?(?: ((?:19|20)\d\d)(?!\w))?", re.IGNORECASE)


@cache
def _whole_names(language: str) -> frozenset[str]:
    """Return the months' names that are not shortened."""
    return frozenset(words(language).say(f"month.name.{number}").lower() for number in range(1, 13))


def _months(text: str, grammar: Grammar, now: Period) -> list[TimeRef]:
    found: list[TimeRef] = []
    for match in _pattern(grammar.language).finditer(text):
        tail = match[2]
        if tail not in {"", "s"} and (
            len(tail) < _LEAST_TAIL or match[1].lower() not in _whole_names(grammar.language)
        ):
            continue  # another word that begins alike: ``separat``, ``dessuten``
        number = grammar.months[match[1].lower()]
        before = text[max(0, match.start() - 20) : match.start()].lower()
        is_to_date = bool(_up_to(grammar.language).search(before))
        if found and _range().fullmatch(text[found[-1].end : match.start()]):
            first = found.pop()
            is_to_date = is_to_date or bool(first.periods and first.periods[0].begins_year)
        periods = _of_year(number, int(match[3]), now) if match[3] else _nearest(number, now)
        found.append(
            TimeRef(match.start(), match.end(), MONTH, periods, is_to_date, bool(match[3]), bool(tail.strip("s")))
        )
    return found


def _of_year(number: int, year: int, now: Period) -> tuple[Period, ...]:
    try:
        return (Period(year, Frequency.MONTH, number, now.calendar),)
    except PeriodError:
        return ()


def _nearest(number: int, now: Period) -> tuple[Period, ...]:
    """Return the months of a name that lie nearest: the last one up to now, then the next."""
    past = now.shifted(-((now.number - number) % 12))
    return (past,) if past == now else (past, past.shifted(12))

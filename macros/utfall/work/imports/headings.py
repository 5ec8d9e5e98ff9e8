"""What systems call the columns of a report, in every language, and which of ours each is.

A heading is told by the words in it, in any order: what is measured, of which year, of what part of the year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from utfall.model.contract import CONTRACTS
from utfall.model.unit import size_of
from utfall.words import any_of, recognised
from utfall.work.imports.period_words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from utfall.work.imports.target import TargetTable

_WORD = re.compile(r"\{[a-z_]+\}|r ?12|[^\W_]+")
_SIGNED = r"[£€$](?:000|k|m|bn)?"
_MONEY = ("kr", "tkr", "mnkr")  # the units that the lists of a language spell in other ways


class HeadingTime(Enum):
    """Which part of the year a heading speaks of."""

    UNSAID = "unsaid"
    MONTH = "month"  # a month by its name, or the period in so many words
    TO_DATE = "to-date"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class HeadingSense:
    """Say what a heading speaks of. ``measure`` is outcome, goal, forecast, rolling, comment or status."""

    measure: str
    time: HeadingTime = HeadingTime.UNSAID
    is_last_year: bool = False


_MEASURES = ("deviation", "rolling", "forecast", "goal", "outcome", "comment", "status")  # the first that is met
_LAST_MARKS = ("{last_year}", "{same_last_year}", "{to_date_last_year}")
_TO_DATE_MARKS = ("{to_date}", "{to_date_last_year}")
_NAMED = ("{month}", "{period}", "{same_last_year}")
_COLUMNS = {
    ("outcome", False): ("outcome",),
    ("rolling", False): ("rolling_12",),
    ("forecast", False): ("forecast",),
    ("comment", False): ("comment",),
    ("status", False): ("status",),
}


@cache
def _of(key: str) -> tuple[str, ...]:
    return recognised("import", key)


def is_period_heading(label: str) -> bool:
    """Tell whether a plain label heads a column of periods."""
    return label in _of("column.period")


def is_unit_heading(label: str) -> bool:
    """Tell whether a plain label heads a column of units."""
    return label in _of("column.unit")


@cache
def _beside() -> re.Pattern[str]:
    """Return the pattern of a unit in parentheses, or one that stands by itself."""
    units = any_of((*_of("amounts.units"), *_of("amounts.beside"), "%"))
    return re.compile(
        rf"[(\[]\s*([^)\]]{{1,16}})\s*[)\]]|(?<![^\W_])(?<!000 )({units}|{_SIGNED})(?![^\W_])", re.IGNORECASE
    )


@cache
def _amounts() -> re.Pattern[str]:
    """Return the pattern of what says in which unit all amounts are: ``Belopp i tusental kronor``."""
    begins, within = any_of(_of("amounts.begins")), any_of(_of("amounts.in"))
    before, currency = any_of(_of("amounts.before-currency")), any_of(_of("amounts.currency"))
    return re.compile(
        rf"(?:{begins})\w*\W+(?:(?!1 ?000)\w+\W+)?(?:{within})?\W*?"
        rf"((?:(?:{before}|1 ?000) )?(?:{currency}|{any_of(_of('amounts.units'))}|{_SIGNED}))(?![^\W_])",
        re.IGNORECASE,
    )


@cache
def _spelt() -> Mapping[str, str]:
    """Return the unit that each of its other spellings means."""
    return {spelt: unit for unit in _MONEY for spelt in _of(f"amounts.{unit}")}


def sense_of(template: str) -> HeadingSense | None:
    """Return what a heading speaks of; ``None`` where it is no column of ours."""
    text = plain(_beside().sub(" ", template))
    for one in _of("time.with-points"):
        text = text.replace(one, one.replace(".", ""))
    words, last = _WORD.findall(text), (*_of("time.last"), *_LAST_MARKS)
    measure = next((name for name in _MEASURES if any(_has(one, _of(f"measure.{name}")) for one in words)), "")
    is_last = any(one in last or one.startswith(_of("time.last-begins")) for one in words)
    time = _time([one for one in words if one not in _of("time.year-words")] if is_last else words)
    if measure == "deviation" or "%" in template:
        return None
    if not measure:
        known = (*last, *_to_date(), *_year(), *_of("time.month-begins"), *_NAMED)
        is_known = all(one.startswith(known) for one in words)
        is_told = is_last or time in {HeadingTime.MONTH, HeadingTime.TO_DATE} or words == ["{year}"]
        return HeadingSense("outcome", time, is_last) if words and is_known and is_told else None
    return HeadingSense(measure, time, is_last)


def _has(word: str, parts: tuple[str, ...]) -> bool:
    """Tell whether a word begins as one of some parts, or holds a long one: ``årsbudget``, ``helårsprognos``."""
    return word.startswith(parts) or any(part in word for part in parts if len(part) > len("plan"))


def _time(words: Iterable[str]) -> HeadingTime:
    found = list(words)
    if any(one.startswith(_to_date()) and one not in _of("time.not-to-date") for one in found):
        return HeadingTime.TO_DATE
    if any(one.startswith(_of("time.month-begins")) for one in found) or any(one in _NAMED for one in found):
        return HeadingTime.MONTH
    return HeadingTime.YEAR if any(one.startswith(_year()) for one in found) else HeadingTime.UNSAID


def _to_date() -> tuple[str, ...]:
    return (*_of("time.to-date-begins"), *_TO_DATE_MARKS)


def _year() -> tuple[str, ...]:
    return (*_of("time.year-begins"), "{year}")


def says_month(template: str) -> bool:
    """Tell whether a heading says in so many words that it is of the period alone."""
    return any(one.startswith(_of("time.month-begins")) for one in _WORD.findall(plain(template)))


def columns_called(template: str, table: TargetTable) -> tuple[str, ...]:
    """Return the columns of a table that a heading may mean by its words: one where it is clear."""
    bare = _bare(template)
    own = [name for name, one in table.columns.items() if bare in _own_names(name, one.title)] if bare else []
    if own:
        return tuple(own)
    if table.resource not in CONTRACTS and bare:
        return _alike(bare, table)
    sense = sense_of(template)
    return tuple(name for name in _meant(sense) if name in table.columns)[:1] if sense else ()


def _alike(bare: str, table: TargetTable) -> tuple[str, ...]:
    """Return the columns of a table of one's own whose title holds all words of a heading, or is held by it."""
    said = set(bare.split())
    titles = {name: [set(own.split()) for own in _own_names(name, one.title)] for name, one in table.columns.items()}
    return tuple(name for name, each in titles.items() if any(own and (own <= said or said <= own) for own in each))


def _meant(sense: HeadingSense) -> tuple[str, ...]:
    """Return the columns that a sense is of, the best first."""
    if sense.measure == "goal":
        is_year = sense.time is HeadingTime.YEAR
        return () if sense.is_last_year else ("year_target", "year_budget") if is_year else ("target", "budget")
    if sense.measure == "outcome" and sense.is_last_year:
        return ("previous_year",) if sense.time is HeadingTime.YEAR else ("previous_outcome", "previous_year")
    return _COLUMNS.get((sense.measure, sense.is_last_year), ())


def _bare(text: str) -> str:
    return plain(re.sub(r"[\s,;:_/]+", " ", _beside().sub(" ", text)))


def _own_names(name: str, title: str) -> set[str]:
    return {_bare(name), _bare(title), _bare(re.sub(r"\{[a-z_]+\}", "", title))}


def unit_said(texts: Iterable[str]) -> str:
    """Return the unit of money that texts over a table say, nothing where they say none, or several."""
    found = {unit for text in texts for unit in _units_in(" ".join(text.split()))}
    return found.pop() if len(found) == 1 else ""


def _units_in(text: str) -> Iterator[str]:
    for match in (*_amounts().finditer(text), *_beside().finditer(text)):
        said = next((one for one in match.groups() if one), "").strip().casefold()
        unit = _spelt().get(said, said)
        size = size_of(unit) if unit else None
        if size and size.is_money:
            yield unit

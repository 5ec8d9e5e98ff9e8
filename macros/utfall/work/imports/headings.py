"""What Swedish and English systems call the columns of a report, and which of ours each is.

A heading is told by the words in it, in any order: what is measured, of which year, of what part of the year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from utfall.model.contract import CONTRACTS
from utfall.model.unit import size_of
from utfall.work.imports.period_words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from utfall.work.imports.target import TargetTable

PERIODS = frozenset({"period", "månad", "manad", "datum", "month", "date", "år-månad", "rapportperiod", "tid", "per"})
UNITS = frozenset({"enhet", "unit", "sort", "valuta", "måttenhet"})
_WORD = re.compile(r"\{[a-z_]+\}|r ?12|[^\W_]+")
_UNIT = r"tkr|kkr|mnkr|mkr|mdkr|mill\.? kr|kr|ksek|msek|sek|[£€$](?:000|k|m|bn)?"
_BESIDE = re.compile(
    rf"[(\[]\s*([^)\]]{{1,16}})\s*[)\]]|(?<![^\W_])(?<!000 )({_UNIT}|%|procent|prosent|st|antal|antall)(?![^\W_])",
    re.IGNORECASE,
)
_AMOUNTS = re.compile(
    r"(?:belopp|beløp|siffror|tall|värden|amounts?|enhet|valuta)\w*\W+(?:(?!1 ?000)\w+\W+)?(?:i|in)?\W*?"
    rf"((?:svenska |tusentals? |tusen |1 ?000 |miljoner |millioner |thousand )?(?:kronor|kroner|{_UNIT}))(?![^\W_])",
    re.IGNORECASE,
)
_SPELT = {
    "kronor": "kr", "svenska kronor": "kr", "sek": "kr", "tusental kronor": "tkr", "tusentals kronor": "tkr",
    "tusen kronor": "tkr", "thousand kronor": "tkr", "kkr": "tkr", "ksek": "tkr",
    "miljoner kronor": "mnkr", "msek": "mnkr", "kroner": "kr", "tusen kroner": "tkr", "1000 kr": "tkr",
    "1 000 kr": "tkr", "1000 kroner": "tkr", "1 000 kroner": "tkr", "1000 kronor": "tkr", "1 000 kronor": "tkr",
    "millioner kroner": "mnkr", "mill. kr": "mnkr", "mill kr": "mnkr",
}  # fmt: skip


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


_MEASURES = {  # parts of words, the first that is met
    "deviation": ("avvik", "diff", "avv", "förändr", "index", "variance", "deviation", "kvar", "återst", "andel",
                  "change", "måluppf"),
    "rolling": ("r12", "r 12", "rullande", "rullerende", "rolling"),
    "forecast": ("prognos", "forecast", "estimat"),
    "goal": ("budget", "budsjett", "mål", "target", "riktvärde", "plan"),
    "outcome": ("utfall", "resultat", "regnskap", "bokför", "bokslut", "redovisa", "actual", "outcome", "verklig",
                "värde", "faktisk"),
    "comment": ("kommentar", "analys", "comment", "anmärkning", "förklaring", "merknad", "forklaring"),
    "status": ("status", "bedömning", "vurdering", "läge"),
}  # fmt: skip
_LAST = ("föregående", "föreg", "fg", "förra", "fjol", "fjor", "forrige", "foregående", "previous", "last",
         "{last_year}", "{same_last_year}",
         "{to_date_last_year}")  # fmt: skip
_TO_DATE = ("ack", "akk", "hittil", "ytd", "tom", "{to_date}", "{to_date_last_year}", "to")
_YEAR = ("helår", "hela", "hele", "full", "årsb", "årsm", "årsp", "året", "year", "år", "{year}", "bokslut")
_OF_MONTH = ("period", "månad", "måned", "month")
_NAMED = ("{month}", "{period}", "{same_last_year}")
_COLUMNS = {
    ("outcome", False): ("outcome",),
    ("rolling", False): ("rolling_12",),
    ("forecast", False): ("forecast",),
    ("comment", False): ("comment",),
    ("status", False): ("status",),
}


def sense_of(template: str) -> HeadingSense | None:
    """Return what a heading speaks of; ``None`` where it is no column of ours."""
    text = plain(_BESIDE.sub(" ", template)).replace("t.o.m", "tom")
    words = _WORD.findall(text)
    measure = next((name for name, parts in _MEASURES.items() if any(_has(one, parts) for one in words)), "")
    is_last = any(one in _LAST or one.startswith(("föregående", "fjol")) for one in words)
    time = _time([one for one in words if one not in {"år", "året", "year"}] if is_last else words)
    if measure == "deviation" or "%" in template:
        return None
    if not measure:
        is_known = all(one.startswith((*_LAST, *_TO_DATE, *_YEAR, *_OF_MONTH, *_NAMED)) for one in words)
        is_told = is_last or time in {HeadingTime.MONTH, HeadingTime.TO_DATE} or words == ["{year}"]
        return HeadingSense("outcome", time, is_last) if words and is_known and is_told else None
    return HeadingSense(measure, time, is_last)


def _has(word: str, parts: tuple[str, ...]) -> bool:
    """Tell whether a word begins as one of some parts, or holds a long one: ``årsbudget``, ``helårsprognos``."""
    return word.startswith(parts) or any(part in word for part in parts if len(part) > len("plan"))


def _time(words: Iterable[str]) -> HeadingTime:
    found = list(words)
    if any(one.startswith(_TO_DATE) and one != "total" for one in found):
        return HeadingTime.TO_DATE
    if any(one.startswith(("period", "månad", "month")) for one in found) or any(one in _NAMED for one in found):
        return HeadingTime.MONTH
    return HeadingTime.YEAR if any(one.startswith(_YEAR) for one in found) else HeadingTime.UNSAID


def says_month(template: str) -> bool:
    """Tell whether a heading says in so many words that it is of the period alone."""
    return any(one.startswith(_OF_MONTH) for one in _WORD.findall(plain(template)))


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
    return plain(re.sub(r"[\s,;:_/]+", " ", _BESIDE.sub(" ", text)))


def _own_names(name: str, title: str) -> set[str]:
    return {_bare(name), _bare(title), _bare(re.sub(r"\{[a-z_]+\}", "", title))}


def unit_said(texts: Iterable[str]) -> str:
    """Return the unit of money that texts over a table say, nothing where they say none, or several."""
    found = {unit for text in texts for unit in _units_in(" ".join(text.split()))}
    return found.pop() if len(found) == 1 else ""


def _units_in(text: str) -> Iterator[str]:
    for match in (*_AMOUNTS.finditer(text), *_BESIDE.finditer(text)):
        said = next((one for one in match.groups() if one), "").strip().casefold()
        unit = _SPELT.get(said, said)
        size = size_of(unit) if unit else None
        if size and size.is_money:
            yield unit

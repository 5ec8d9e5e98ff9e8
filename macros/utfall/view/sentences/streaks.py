"""For how long something has deviated, in words: ``för fjärde månaden i rad``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.period import Frequency

if TYPE_CHECKING:
    from utfall.derive.states_over import Streak
    from utfall.period import Period
    from utfall.words import Words

TEENS = range(11, 14)  # 11th, 12th, 13th
NAMED = 12
FIRST, SECOND, THIRD = 1, 2, 3


def in_a_row(found: Streak, period: Period, words: Words) -> str:
    """Return in which period in a row, with a space before it; nothing of a first one."""
    if found.count < SECOND:
        return ""
    key = "sentence.streak.same" if found.is_whole else "sentence.streak.assessed"
    return words.say(key, ordinal=_ordinal(found.count, words), unit=words.say(f"sentence.unit.{_unit(period)}"))


def _unit(period: Period) -> str:
    is_of_report = period.frequency is Frequency.MONTH and not period.calendar.is_monthly
    return "report" if is_of_report else period.frequency.value


def _ordinal(number: int, words: Words) -> str:
    if number <= NAMED:
        return words.say(f"sentence.ordinal.{number}")
    last = 0 if number % 100 in TEENS else number % 10
    ends = {FIRST: "1st", SECOND: "2nd", THIRD: "3rd"}
    return words.say(f"sentence.ordinal.{ends.get(last, 'nth')}", number=str(number))

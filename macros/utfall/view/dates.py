"""Dates in words: ``30 november 2023``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.number import NO_BREAK
from utfall.shown.content import Day

if TYPE_CHECKING:
    from datetime import date

    from utfall.words import Words


def date_text(day: date, words: Words) -> str:
    """Return a day as it is written in text; the spaces do not break."""
    said = words.say("date.written", day=day.day, month=words.say(f"month.name.{day.month}"), year=day.year)
    return said.replace(" ", NO_BREAK)


def as_day(day: date, words: Words) -> Day:
    """Return a day for a table: the day itself, and how it is read."""
    return Day(day, date_text(day, words))

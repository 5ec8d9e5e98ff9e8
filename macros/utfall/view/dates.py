"""Dates in words: ``30 november 2023``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.shown.table import Day

if TYPE_CHECKING:
    from datetime import date

    from utfall.words import Words


def date_text(day: date, words: Words) -> str:
    """Return a day as it is written in Swedish text; the spaces do not break."""
    return "\u00a0".join((str(day.day), words.say(f"month.name.{day.month}"), str(day.year)))


def as_day(day: date, words: Words) -> Day:
    """Return a day for a table: the day itself, and how it is read."""
    return Day(day, date_text(day, words))

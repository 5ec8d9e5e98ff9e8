"""Sentences that name the report before: the last month where each month has a report, else the last report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.report_calendar import Calendar
    from utfall.words import Words


def said_by(calendar: Calendar, words: Words, keys: tuple[str, str], **params: object) -> str:
    """Return the first of two sentences, or the second where not every month has a report."""
    return words.say(keys[0] if calendar.is_monthly else keys[1], **params)

"""When the next report is to be published, as the publisher's calendar says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.view.dates import date_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from utfall.period import Period
    from utfall.words import Words


def next_report(dates: Mapping[Period, date], shown: Period, words: Words) -> str:
    """Return which report comes after the one shown, and on what day; nothing where the calendar does not say."""
    coming = min((month for month in dates if month > shown), default=None)
    if coming is None:
        return ""
    name = replace(coming, calendar=shown.calendar).report_name(words)
    return words.say("front.next", report=name, day=date_text(dates[coming], words))

"""Where a series starts anew, in words: what of the definition changed, and that nothing is compared across it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.measures import MONTHS
from utfall.derive.series import series_of

if TYPE_CHECKING:
    from utfall.derive.stretches import Break, DefinitionChange
    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.period import Period
    from utfall.words import Words


def break_text(words: Words, broken: Break) -> str:
    """Return what changed, from when on, with the footnotes that the package has."""
    what = words.say("series-break.and").join(field_text(words, one) for one in broken.changes)
    said = words.say("series-break.text", month=broken.month.name(words), changes=what)
    notes = dict.fromkeys(one.note for one in broken.changes if one.note)
    return " ".join([said, *notes])


def field_text(words: Words, change: DefinitionChange) -> str:
    """Return which field of the definition changed, from what to what."""
    names = [
        words.say(key) if words.has(key := f"series-break.{change.field}.{value}") else value
        for value in (change.old, change.new)
    ]
    return words.say(f"series-break.changed.{change.field}", old=names[0], new=names[1])


def newest_break(history: History, words: Words, indicator: Indicator, period: Period) -> tuple[str, ...]:
    """Return the note of a break in the twelve months that end with a period, where there is one."""
    last = period.months[-1]
    found = [one for one in series_of(history, indicator).breaks if last.shifted(1 - MONTHS) <= one.month <= last]
    return (break_text(words, found[-1]),) if found else ()

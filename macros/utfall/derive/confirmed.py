"""Whether somebody has said that an old text still holds: a footnote at its cell that says so and names the month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.words import LANGUAGES, words

if TYPE_CHECKING:
    from utfall.model.report import Report


def is_confirmed(report: Report, resource: str, row: str, field: str) -> bool:
    """Tell whether a footnote confirms the text of a cell for the report's month."""
    note = (report.note(resource, row, field) or "").casefold()
    if not note:
        return False
    speeches = [words(one) for one in LANGUAGES]
    months = (str(report.period), *(report.period.report_name(one).casefold() for one in speeches))
    phrases = [phrase.strip() for one in speeches for phrase in one.say("explanation.still-true").split(";")]
    return any(month in note for month in months) and any(phrase in note for phrase in phrases)

"""The footnote at an outcome that the package calls preliminary or final."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.finality import OUTCOME, finality

if TYPE_CHECKING:
    from utfall.model.report import Report
    from utfall.words import Words


def finality_notes(report: Report, place: tuple[str, str, str], words: Words) -> tuple[str, ...]:
    """Return what is said of the figure at a place (resource, row, field); nothing but of outcomes."""
    resource, row, field = place
    said = finality(report, resource, row) if field == OUTCOME else ""
    return (words.say(f"note.{said}"),) if said else ()

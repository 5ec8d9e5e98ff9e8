"""What stands on the pages of a month that is being written, in the place of what is not there yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.render.text import element, escape, paragraph

if TYPE_CHECKING:
    from utfall.words import Words


def nothing_yet(words: Words, missing: str, *, in_line: bool) -> str:
    """Return the word for what is missing, in a sentence, or a sentence in the place of a table or a chart."""
    if in_line:
        key = Missing.DUE.key if missing == Missing.NOT_REPORTED.key else missing
        return element("span", escape(words.say(f"missing.{key}")), class_="u-missing")
    return paragraph(words.say("draft.nothing-yet"))

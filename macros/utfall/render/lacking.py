"""That a cause or an action is not there, which what deviates asks for: said in one line of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.render.text import NOTHING, Html, element, escape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.shown.table import Cell
    from utfall.words import Words

ASKED = ("cause", "action")


def is_told(cell: Cell) -> bool:
    """Tell whether there is anything to read in a cell: a footnote is something."""
    return bool(cell.notes) or cell.content not in {Missing.NOT_REPORTED, ""}


def lacking(cells: Mapping[str, Cell], words: Words) -> Html:
    """Return that cause or action is not reported, where the cells, by their columns, say that they ought to be."""
    asked = [key for key in ASKED if key in cells and cells[key].content is Missing.NOT_REPORTED]
    names = [words.say(f"heading.{key}").lower() for key in asked if not is_told(cells[key])]
    facts = f" {words.say('card.and')} ".join(names).capitalize()
    return element("p", escape(words.say("card.absent", facts=facts)), class_="u-missing") if names else NOTHING

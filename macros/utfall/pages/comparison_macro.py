"""The macro of the page that compares two reports: the newest against the one before, and by a script any others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.pages.macro import Fragment
from utfall.render.comparison import comparison as draw_comparison
from utfall.render.text import paragraph
from utfall.view.comparison import comparison
from utfall.view.downloads import table_links

if TYPE_CHECKING:
    from collections.abc import Callable

    from utfall.pages.macro import MacroContext


def compare(context: MacroContext) -> str:
    """Compare the report with the one before, and by choice any two: changed statuses, outcomes and forecasts."""
    found = comparison(context.history, context.words, context.outline)
    if found is None:
        return paragraph(context.words.say("compare.alone"))
    links = table_links(context.report, context.words, context.forms, found.table) if found.table else ()
    return Fragment(draw_comparison(found, context.words, links), [found.table] if found.table else ())


FUNCTIONS: tuple[Callable[..., str], ...] = (compare,)

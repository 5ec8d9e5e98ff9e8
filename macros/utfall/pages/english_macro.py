"""The macro of the page in English, which is made of the data whatever the report's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.pages.macro import Fragment
from utfall.render.english import LANGUAGE
from utfall.render.english import english as draw_english
from utfall.render.text import paragraph
from utfall.view.downloads import table_links
from utfall.view.english import english_page
from utfall.view.sentences.names import english

if TYPE_CHECKING:
    from collections.abc import Callable

    from utfall.pages.macro import MacroContext


def in_english(context: MacroContext) -> str:
    """Show the report in English: verdict, key figures, what deviates and all indicators with a title in English."""
    if context.words.language == LANGUAGE:
        return paragraph(context.words.say("english.already"))
    found = english_page(context.history, context.key_figures)
    tables = [context.dated(one) for one in (found.deviating, found.indicators) if one]
    links = {one.id: table_links(context.report, english(), context.forms, one) for one in tables}
    return Fragment(draw_english(found, english(), links), tables)


FUNCTIONS: tuple[Callable[..., str], ...] = (in_english,)

"""The summary on one page as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.render.moves import moves
from utfall.render.table import table
from utfall.render.text import NOTHING, Html, element, escape, joined
from utfall.render.tiles import tiles

if TYPE_CHECKING:
    from utfall.view.cover import Front
    from utfall.view.memo import Listing, Memo
    from utfall.words import Words


def memo(shown: Memo, front: Front, words: Words) -> Html:
    """Return the page."""
    above = joined(element("p", escape(text)) for text in front.publisher)
    facts = joined(element("span", escape(fact)) for fact in shown.facts)
    inner = (
        element("div", above, class_="p-publisher")
        + element("h1", escape(shown.title))
        + element("p", facts, class_="p-memo-facts")
        + element("p", escape(shown.headline), class_="u-headline")
        + (element("p", escape(shown.tally), class_="p-lead") if shown.tally else NOTHING)
        + (tiles(shown.tiles, words) if shown.tiles else NOTHING)
        + element("div", element("div", NOTHING, class_="p-chart") + _decision(shown), class_="p-side")
        + joined(_part(part, words) for part in shown.parts)
        + element("p", escape(shown.whole), class_="p-memo-whole")
    )
    return element("section", inner, class_="p-memo")


def _decision(shown: Memo) -> Html:
    """Return the line for the decision, with what is proposed where that is known."""
    return element("div", joined(element("p", escape(said)) for said in shown.decision if said), class_="p-decision")


def _part(part: Listing, words: Words) -> Html:
    listed = NOTHING
    if part.table:
        listed = moves(part.table, words, ()) if part.is_grouped else table(part.table, words)
    said = joined(
        element("p", escape(text), class_="p-more") for text in (part.none if not listed else "", part.more) if text
    )
    return element("h2", escape(part.heading)) + listed + said

"""Sections of a page that is told from settings, as one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.render.text import NOTHING, Html, element, escape, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.shown.section import TextSection


def sections(shown: Sequence[TextSection], name: str) -> Html:
    """Return sections one after another; ``name`` begins their addresses."""
    return element("div", joined(_section(one, name) for one in shown), class_="u-block u-sections", id=name)


def _section(one: TextSection, name: str) -> Html:
    said = joined(element("p", escape(text)) for text in one.said)
    listed = joined(element("li", element("b", escape(what)) + " " + escape(why)) for what, why in one.items)
    items = element("ul", listed) if listed else NOTHING
    leads = joined(element("li", element("a", escape(lead.text), href=lead.address)) for lead in one.leads)
    led = element("ul", leads) if leads else NOTHING
    return element("h2", escape(one.heading), id=f"{name}-{one.id}") + said + items + led

"""The links into the chapters as a list: the title leads there, a line below says what is there and how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.render.address import link
from utfall.render.text import Html, element, escape, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.shown.chapter_link import ChapterLink


def chapter_links(shown: Sequence[ChapterLink]) -> Html:
    """Return the links as one list on one line."""
    listed = element("ul", joined(element("li", _link(one)) for one in shown), class_="u-way-list")
    return element("div", listed, class_="u-block u-ways", id="chapters")


def _link(one: ChapterLink) -> Html:
    line = ", ".join(one.holds) + ": " + ", ".join(one.said)
    return element("p", link(escape(one.title), one.address)) + element("p", escape(line), class_="u-detail")

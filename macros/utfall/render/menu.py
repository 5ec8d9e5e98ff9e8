"""What stands after a page's name in the menu: the shape of its worst status, how many deviate, and both in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.render.mark import shape
from utfall.render.text import NOTHING, Html, element, escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from utfall.shown.menu_entry import MenuEntry


def menu_counts(entries: Iterable[MenuEntry]) -> Mapping[str, Html]:
    """Return what stands after the name of each page, by its address. The words are for those who hear the page."""
    return {one.address: _count(one) for one in entries}


def _count(one: MenuEntry) -> Html:
    number = element("span", escape(str(one.deviating)), aria_hidden="true") if one.deviating else NOTHING
    said = element("span", escape(f", {one.said}"), class_="u-unseen")
    return element("span", shape(one.worst) + number + said, class_=f"u-count u-{one.worst.tone.value}")

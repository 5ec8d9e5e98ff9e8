"""A bound figure inside a sentence: the value, rounded as the sentence says it, with its source at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.render.text import NOTHING, Html, element, escape, joined

if TYPE_CHECKING:
    from decimal import Decimal


def bound_figure(value: Decimal, shown: str, source: str, address: str, corrected: str = "") -> Html:
    """Return a figure that carries the stored value, its address on the page, and its source on hover and focus.

    ``corrected`` says after it, in the sentence, that it has been corrected.
    """
    said = joined((Html("("), escape(corrected), Html(")")))
    changed = Html(" ") + element("span", said, class_="u-corrected-here") if corrected else NOTHING
    return _figure(value, shown, source, address) + changed


def _figure(value: Decimal, shown: str, source: str, address: str) -> Html:
    return element("data", escape(shown), class_="u-figure", id=address, value=str(value), title=source, tabindex=0)

"""Links to other pages of the edition, from a page of any depth: the theme puts the way to the root in their place."""

from __future__ import annotations

from utfall.render.text import Html, element
from utfall.shown.outline import SCHEME


def link(content: Html, address: str, **attributes: str) -> Html:
    """Return content as a link to an address from the site's root; without an address the content alone."""
    return element("a", content, href=f"{SCHEME}:{address}", **attributes) if address else content

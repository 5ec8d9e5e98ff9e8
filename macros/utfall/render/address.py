"""Links to other pages of the edition, from a page of any depth: the theme puts the way to the root in their place."""

from __future__ import annotations

from utfall.render.text import Html, element
from utfall.shown.outline import MAILBOX, SCHEME


def link(content: Html, address: str, **attributes: str) -> Html:
    """Return content as a link to an address from the site's root; without an address the content alone.

    A mailbox is no page, and is written to as it is.
    """
    whole = address if address.startswith(MAILBOX) else f"{SCHEME}:{address}"
    return element("a", content, href=whole, **attributes) if address else content

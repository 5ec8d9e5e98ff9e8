"""What the figures typed on all pages rest on: data, the page's own word that they come from elsewhere, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.backing import is_backed, is_same, unbacked
from utfall.pages.stated_figures import stated_figures
from utfall.shown.stated import Backing
from utfall.source.page import Page

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from utfall.shown.stated import Known, Stated


def backed_figures(pages: Iterable[Page], known: Sequence[Known], units: Collection[str]) -> Backing:
    """Return what became of every figure typed on the pages. ``units`` are words that the data counts in."""
    backed: list[Stated] = []
    own: list[Stated] = []
    bare: list[Stated] = []
    unused: list[tuple[str, str]] = []
    for page in pages:
        listed = {text: stated_figures(Page("", "", text), units) for text in page.own_figures}
        found = stated_figures(page, units)
        for one in found:
            is_own = any(is_same(one, other) for others in listed.values() for other in others)
            (own if is_own else backed if is_backed(one, known) else bare).append(one)
        unused += [
            (page.file, text)
            for text, others in listed.items()
            if not any(is_same(one, other) for one in found for other in others)
        ]
    return Backing(tuple(backed), tuple(own), tuple(unbacked(one, known) for one in bare), tuple(unused))

"""What the chapters say of an indicator, as plain text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChapterMention:
    """Hold where a page names an indicator: the page's address from the site's root, its title, its paragraphs.

    A page whose paragraphs cannot be told apart from what surrounds them has none.
    """

    address: str
    title: str
    paragraphs: tuple[str, ...] = ()

"""Which tables the pages show, page by page, for the forms that say the same as the pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from utfall.render.text import escape
from utfall.shown.tile import Tile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from utfall.pages.macro import Other
    from utfall.shown.table import Table
    from utfall.source.page import Page

_TITLE = re.compile(r"^# +(.+?)(?: *\{:.*\})?$", re.MULTILINE)
_MARKUP = re.compile(r"<[^<>]*>|[*`]")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)  # one that is not closed hides the rest


@dataclass(frozen=True, slots=True)
class PageContent:
    """Hold the tables of a page in their order. ``page`` is its path in ``docs``, ``heading`` its first heading.

    ``title`` is what it is called: its heading, or its name in the menu where the heading is made of the figures.
    ``others`` are the bound figures, tiles, charts and ways on that the page shows.
    """

    page: str
    title: str
    tables: tuple[Table, ...]
    others: tuple[Other, ...] = ()
    heading: str = ""

    @property
    def has_made_heading(self) -> bool:
        """Whether its heading is made of the figures, and the page called otherwise."""
        return bool(self.heading) and self.heading != self.title


def title_of(page: Page, text: str) -> str:
    """Return the first heading of a page's Markdown after its macros, as text; without one, the file's name."""
    found = _TITLE.search(text)
    return unescape(_MARKUP.sub("", found[1])).strip() if found else page.name.removesuffix(".md")


def seen_in(text: str, others: Iterable[Other]) -> tuple[Other, ...]:
    """Return what stands in a page's Markdown: a page may ask for a figure and keep it to itself, or cut it up."""
    bare = _COMMENT.sub("", text)
    return tuple(one for one in others if f'id="{escape(_address(one))}"' in bare)


def _address(one: Other) -> str:
    """Return the id of the element that a page shows something in."""
    if isinstance(one, Tile):
        return f"key-figures-{one.id.replace('/', '-')}"
    return one.id


def in_menu_order(shown: Iterable[PageContent], nav: Sequence[str]) -> tuple[PageContent, ...]:
    """Return the pages in the order of the menu, then those that are not in it."""
    return tuple(sorted(shown, key=lambda one: nav.index(one.page) if one.page in nav else len(nav)))


def shown_tables(shown: Iterable[PageContent]) -> tuple[Table, ...]:
    """Return every table that the pages show, each once, in the order in which they are met."""
    met: dict[str, Table] = {}
    for page in shown:
        for table in page.tables:
            met.setdefault(table.id, table)
    return tuple(met.values())

"""The pages at the top of the published site: one leads to the newest month, one lists every month and edition.

They stand outside every edition, and take their look from the newest.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from utfall.render.text import element, escape
from utfall.view.edition_facts import NEWEST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from utfall.model.edition_name import EditionName
    from utfall.words import Words

_POLICY = "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'"
_HEAD = (
    f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    '<meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width,initial-scale=1">'
    '<meta name="color-scheme" content="light dark">'
    f'<link rel="stylesheet" href="{NEWEST}/standalone.css">'
)


def front_page(newest: str, words: Words) -> str:
    """Return a page that sends the reader on to ``newest``, without script."""
    said = words.say("front.lead")
    refresh = f'<meta http-equiv="refresh" content="0; url={newest}/index.html">'
    link = element("a", escape(said), href=f"{newest}/index.html")
    return _page(said, refresh, element("h1", link), words)


def editions_page(editions: Iterable[EditionName], words: Words) -> str:
    """Return a page that lists every month, the newest first, and under it the editions that are replaced."""
    known = sorted(editions, reverse=True)
    months = groupby(known, key=lambda edition: edition.month)
    listed = element("ul", "".join(element("li", _month(list(of_month), words)) for _, of_month in months))
    said = words.say("editions.all")
    return _page(said, "", element("h1", escape(said)) + element("div", listed, class_="u-months"), words)


def _month(editions: list[EditionName], words: Words) -> str:
    newest, *replaced = editions
    month = newest.month
    link = element("a", escape(month.name(words).capitalize()), href=f"{month}/index.html")
    others = "".join(
        element("li", element("a", escape(one.title(words).capitalize()), href=f"{one}/index.html")) for one in replaced
    )
    below = f"<p>{escape(words.say('editions.replaced'))}</p>{element('ul', others)}" if others else ""
    return link + below


def _page(title: str, more: str, content: str, words: Words) -> str:
    head = element("head", _HEAD + more + element("title", escape(title)))
    return f"<!doctype html>{element('html', head + element('body', element('main', content)), lang=words.language)}\n"

"""The page at the top of the published site: it leads to the newest month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.render.text import element, escape

if TYPE_CHECKING:
    from utfall.words import Words


def front_page(newest: str, words: Words) -> str:
    """Return a page that sends the reader on to ``newest``, without script."""
    said = words.say("front.lead")
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="refresh" content="0; url={newest}/index.html">' + element("title", escape(said))
    )
    link = element("a", escape(said), href=f"{newest}/index.html")
    body = element("main", element("h1", link))
    return f"<!doctype html>{element('html', element('head', head) + element('body', body), lang=words.language)}\n"

"""Texts of a figure: Plotly's own small markup, of which line breaks and bold type are drawn."""

from __future__ import annotations

import re
from html import unescape

from utfall.errors import FigureError
from utfall.render.text import Html, element, escape, joined

_BREAK = "<br>"
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_BOLD = re.compile(r"<b>((?:(?!<b>).)*?)</b>")


def lines(text: str) -> list[Html]:
    """Return a text's lines as content of text elements. Raise ``FigureError`` for a tag that is not drawn."""
    for found in _TAG.finditer(text):
        if found[0] not in {_BREAK, "<b>", "</b>"}:
            raise FigureError("text", found[0], (_BREAK, "<b>"))
    return [_content(line) for line in text.split(_BREAK)]


def _content(line: str) -> Html:
    parts = _BOLD.split(line)  # every other one is bold
    return joined(
        element("tspan", _plain(part), font_weight="bold") if number % 2 else _plain(part)
        for number, part in enumerate(parts)
    )


def _plain(text: str) -> Html:
    return escape(unescape(_TAG.sub("", text)))

"""The page's own colours on paper: the theme's tokens in their light value, on white."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SHEET = "tokens.css"
PAPER = {"--u-paper": "#ffffff", "--u-chart-paper": "#ffffff"}
_TOKEN = re.compile(r"^\s*(--u-[\w-]+):\s*(?:light-dark\()?(#[0-9a-f]{3,6}|var\((--u-[\w-]+)\))", re.MULTILINE)
VARIABLE = re.compile(r"var\((--[\w-]+)\)")


@cache
def paper_colours() -> Mapping[str, str]:
    """Return each variable of the theme that is a colour, as it is on paper."""
    sheet = resources.files("utfall").joinpath("theme", "assets", SHEET).read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for token in _TOKEN.finditer(sheet):
        found[token[1]] = PAPER.get(token[1]) or (found[token[3]] if token[3] else token[2])
    return found


def on_paper(style: str) -> str:
    """Return a style with its variables as the colours that they are on paper."""
    return VARIABLE.sub(lambda found: paper_colours().get(found[1], found[0]), style)

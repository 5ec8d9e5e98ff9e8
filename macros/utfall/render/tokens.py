"""The theme's colours where there is no style sheet: the tokens of ``tokens.css`` in their light values."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SHEET = "tokens.css"
VARIABLE = re.compile(r"var\((--[\w-]+)\)")
_TOKEN = re.compile(r"^[ \t]*(--u-[\w-]+):\s*(?:light-dark\()?(#[0-9a-f]{3,6}|var\((--u-[\w-]+)\))", re.MULTILINE)


@cache
def light_colours() -> Mapping[str, str]:
    """Return each variable of the theme that is a colour, as it is in the light scheme."""
    sheet = (Path(__file__).parents[1] / "theme" / "assets" / SHEET).read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for token in _TOKEN.finditer(sheet):
        found[token[1]] = found[token[3]] if token[3] else token[2]
    return found


def in_light(text: str) -> str:
    """Return a text with the colours that its variables stand for; a variable that is no colour stays."""
    return VARIABLE.sub(lambda found: light_colours().get(found[1], found[0]), text)

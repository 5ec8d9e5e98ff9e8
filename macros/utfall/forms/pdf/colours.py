"""The page's own colours on paper: the theme's tokens in their light value, on white."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from utfall.render.tokens import VARIABLE, light_colours

if TYPE_CHECKING:
    from collections.abc import Mapping

PAPER = {"--u-paper": "#ffffff", "--u-chart-paper": "#ffffff"}


@cache
def paper_colours() -> Mapping[str, str]:
    """Return each variable of the theme that is a colour, as it is on paper."""
    return {**light_colours(), **PAPER}


def on_paper(style: str) -> str:
    """Return a style with its variables as the colours that they are on paper."""
    return VARIABLE.sub(lambda found: paper_colours().get(found[1], found[0]), style)

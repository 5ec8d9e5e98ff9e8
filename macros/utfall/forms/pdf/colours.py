"""The page's own colours on paper: the theme's tokens in their light value, on white."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from utfall.forms.pdf.calls import dictionary, literal
from utfall.render.tokens import VARIABLE, light_colours

if TYPE_CHECKING:
    from collections.abc import Mapping

PAPER = {"--u-paper": "#ffffff", "--u-chart-paper": "#ffffff"}


@cache
def paper_colours() -> Mapping[str, str]:
    """Return each variable of the theme that is a colour, as it is on paper."""
    return {**light_colours(), **PAPER}


def colour_source() -> str:
    """Return the colours as the template reads them: a file of Typst with one name, ``colours``."""
    named = {literal(name.removeprefix("--u-")): f'rgb("{colour}")' for name, colour in paper_colours().items()}
    return f"#let colours = {dictionary(named)}\n"


def on_paper(style: str) -> str:
    """Return a style with its variables as the colours that they are on paper."""
    return VARIABLE.sub(lambda found: paper_colours().get(found[1], found[0]), style)

"""Key figures as tiles: what it is above, the figure large, one comparing sentence below."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.render.address import link
from utfall.render.mark import status
from utfall.render.number import format_number
from utfall.render.sparkline import sparkline
from utfall.render.text import NOTHING, Html, element, escape, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.shown.tile import Tile
    from utfall.words import Words


def tiles(shown: Sequence[Tile], words: Words) -> Html:
    """Return the tiles as one list on one line."""
    listed = element(
        "ul",
        joined(element("li", _tile(one, words), id=f"key-figures-{one.id.replace('/', '-')}") for one in shown),
        class_="u-tile-list",
    )
    return element("div", listed, class_="u-block u-tiles", id="key-figures")


def _tile(one: Tile, words: Words) -> Html:
    name = element("p", link(escape(one.name), one.address), class_="u-tile-name")
    heading = element("p", escape(one.heading), class_="u-tile-what")
    comparison = element("p", escape(one.comparison), class_="u-tile-comparison") if one.comparison else NOTHING
    standing = element("div", status(one.status, words), class_="u-tile-status") if one.status else NOTHING
    history = element("p", sparkline(one.trend), class_="u-tile-trend") if one.trend else NOTHING
    changed = joined(element("p", escape(note), class_="u-tile-corrected") for note in one.corrections)
    return name + heading + _figure(one, words) + comparison + changed + standing + history


def _figure(one: Tile, words: Words) -> Html:
    if isinstance(one.figure, Missing):
        said = escape(words.say(f"missing.{one.figure.key}"))
        meaning = "" if one.figure is Missing.DUE else words.say(f"missing-meaning.{one.figure.key}")
        explained = (Html(" "), element("small", escape(meaning))) if meaning else ()
        return element("p", joined((said, *explained)), class_="u-tile-figure")
    number = format_number(one.figure.value, one.figure.decimals, language=words.language)
    unit = element("span", Html("&nbsp;") + escape(one.unit), class_="u-tile-unit") if one.unit else NOTHING
    value = element("data", escape(number) + unit, value=str(Decimal(one.figure.value)))
    return element("p", value, class_="u-tile-figure")

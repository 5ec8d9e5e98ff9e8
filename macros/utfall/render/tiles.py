"""Key figures as tiles, each read downwards in one order: name, time, figure, status, target, line, changes.

Every tile has the same parts, so that those beside one another stand on a level; a part may be empty.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.model.unit import sign_and_scale
from utfall.number import MINUS, plus, write_number
from utfall.render.address import link
from utfall.render.mark import status
from utfall.render.sparkline import WIDE, sparkline
from utfall.render.text import NOTHING, Html, element, escape, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.shown.tile import Tile, TileChange
    from utfall.words import Words

_ARROWS = {1: "↑", 0: "→", -1: "↓"}


def tiles(shown: Sequence[Tile], words: Words) -> Html:
    """Return the tiles as one list on one line."""
    listed = element(
        "ul",
        joined(element("li", _tile(one, words), id=f"key-figures-{one.id.replace('/', '-')}") for one in shown),
        class_="u-tile-list",
    )
    return element("div", listed, class_="u-block u-tiles", id="key-figures")


def _tile(one: Tile, words: Words) -> Html:
    return joined(
        (
            element("p", link(escape(one.name), one.address), class_="u-tile-name"),
            element("p", escape(one.heading), class_="u-tile-what"),
            _figure(one, words),
            element("div", status(one.status, words) if one.status else NOTHING, class_="u-tile-status"),
            element("div", _compared(one), class_="u-tile-compared"),
            element("div", _line(one), class_="u-tile-line"),
            element("div", _changes(one, words), class_="u-tile-changes"),
        )
    )


def _compared(one: Tile) -> Html:
    comparison = element("p", escape(one.comparison), class_="u-tile-comparison") if one.comparison else NOTHING
    beside = element("p", escape(one.beside), class_="u-tile-beside") if one.beside else NOTHING
    changed = joined(element("p", escape(note), class_="u-tile-corrected") for note in one.corrections)
    return comparison + beside + changed


def _line(one: Tile) -> Html:
    if one.trend is None:
        return NOTHING
    drawn = element("p", sparkline(one.trend, WIDE), class_="u-tile-trend")
    return drawn + element("p", escape(one.trend_note), class_="u-tile-note")


def _changes(one: Tile, words: Words) -> Html:
    listed = joined(element("div", _change(change, words)) for change in one.changes)
    return element("dl", listed) if listed else NOTHING


def _change(change: TileChange, words: Words) -> Html:
    amount = change.amount
    way = (amount.value > 0) - (amount.value < 0)
    arrow = element("span", escape(_ARROWS[way]), class_="u-arrow", aria_hidden="true")
    written = plus(amount.value, amount.decimals) + write_number(amount.value, amount.decimals, words.language)
    unit = element("span", Html("&nbsp;") + escape(amount.unit), class_="u-heard") if amount.unit else NOTHING
    said = joined((arrow, Html("&nbsp;"), escape(written), unit))
    return element("dt", escape(change.than)) + element("dd", said)


def _figure(one: Tile, words: Words) -> Html:
    if isinstance(one.figure, Missing):
        said = escape(words.say(f"missing.{one.figure.key}"))
        meaning = "" if one.figure is Missing.DUE else words.say(f"missing-meaning.{one.figure.key}")
        explained = (Html(" "), element("small", escape(meaning))) if meaning else ()
        return element("p", joined((said, *explained)), class_="u-tile-figure")
    number = write_number(one.figure.value, one.figure.decimals, words.language)
    sign, after = sign_and_scale(one.unit, words.language)
    if sign:
        number = f"{MINUS * number.startswith(MINUS)}{sign}{number.removeprefix(MINUS)}"
    between = NOTHING if sign else Html("&nbsp;")
    unit = element("span", between + escape(after), class_="u-tile-unit") if after else NOTHING
    value = element("data", escape(number) + unit, value=str(Decimal(one.figure.value)))
    return element("p", value, class_="u-tile-figure")

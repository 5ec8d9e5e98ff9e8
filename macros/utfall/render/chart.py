"""A chart's fragment: title, the drawn picture at two widths, the key, the data as a table, and the chart as data.

Everything is there without script. ``data-plot`` is what the page's script makes the live chart of. Who paints the
picture is not known here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from utfall.render.axes import NARROW, WIDE
from utfall.render.foot import origin
from utfall.render.mark import SHAPES
from utfall.render.table import table
from utfall.render.text import NOTHING, Html, element, escape, joined
from utfall.shown.chart import OVER_TIME, STILL, ChartKind, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.render.axes import Json
    from utfall.shown.chart import Chart, ChartSeries
    from utfall.view.downloads import FileLink
    from utfall.words import Words

LIVE_WORDS = ("close", "png", "svg", "csv", "how", "loading", "failed")
_KEYS = {  # on a grid of 22 by 12
    "bar": '<path d="M1 2h20v8H1z"/>',
    "tick": '<path class="u-stroke" d="M11 0v12"/>',
    "diamond": '<path class="u-stroke" d="M11 1l5 5-5 5-5-5z"/>',
    "circle": '<circle class="u-stroke" cx="11" cy="6" r="4.5"/>',
    "disc": '<circle cx="11" cy="6" r="5.5"/>',
    "triangle": '<path d="M11 0l6.5 12h-13z"/>',
    "lozenge": '<path d="M11 0l6 6-6 6-6-6z"/>',
    "ring": '<circle class="u-stroke" cx="11" cy="6" r="4.5"/>',
    "square": '<path d="M5.5 .5h11v11h-11z"/>',
    "frame": '<path class="u-stroke" d="M2 3h18v6H2z"/>',
    "solid": '<path class="u-stroke" d="M0 6h22"/><circle cx="11" cy="6" r="3"/>',
    "dashed": '<path class="u-stroke" stroke-dasharray="6 4" d="M0 6h22"/>',
}
_LINES = {Role.OUTCOME: "solid", Role.TARGET: "dashed"}
_STATES = {
    Role.GOOD: "disc",
    Role.SOME: "triangle",
    Role.BAD: "lozenge",
    Role.UNKNOWN: "ring",
    Role.DONE: "square",
}
_MARKS = {Role.TARGET: "tick", Role.FORECAST: "diamond", Role.PREVIOUS: "circle", Role.ROLLING: "circle"}
_OF_KIND: Mapping[ChartKind, Mapping[Role, str]] = {
    ChartKind.MULTIPLES: _LINES, ChartKind.COUNTS: _STATES, ChartKind.BARS: {},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PaintedChart:
    """Hold a chart at one width: the figure, and the shapes that it is painted with."""

    figure: Json
    shapes: Html


def chart(
    shown: Chart, pictures: Mapping[str, PaintedChart], words: Words, links: tuple[FileLink, ...] = (), *,
    is_bare: bool = False,
) -> Html:  # fmt: skip
    """Return a chart as one line of HTML, with its pictures by the names of their frames.

    Of one that ``is_bare`` the figures as a table, the source and the files are told elsewhere on the page.
    """
    title_id = f"{shown.id}-title"
    title = element("figcaption", escape(shown.title), class_="u-chart-title", id=title_id)
    title += _small(shown.subtitle, "u-chart-sub")
    drawn = joined(_still(name, one, shown.alternative) for name, one in pictures.items())
    still = element("div", drawn, class_="u-still")
    is_live = shown.kind not in STILL
    explore = element("button", escape(words.say("chart.explore")), type="button", class_="u-explore", hidden=True)
    below = NOTHING if is_bare else _data(shown, words) + _foot(shown, words, links)
    figure = element(
        "figure", title + (NOTHING if shown.kind in OVER_TIME else _key(shown)) + still
        + _small(" ".join(shown.notes), "u-chart-note") + (explore if is_live else NOTHING) + below,
        class_="u-chart", aria_labelledby=title_id, data_plot=_json(pictures[WIDE.name].figure) if is_live else None,
        data_narrow=_json(_differing(pictures)) if is_live else None,
        data_words=_json({name: words.say(f"chart.{name}") for name in LIVE_WORDS}) if is_live else None,
    )  # fmt: skip
    return element("div", figure, class_="u-block u-chart-block", id=shown.id)


def _data(shown: Chart, words: Words) -> Html:
    summary = element("summary", escape(words.say("chart.table")))
    return element("details", summary + table(shown.table, words, is_of_a_chart=True), class_="u-chart-data")


def _foot(shown: Chart, words: Words, links: tuple[FileLink, ...]) -> Html:
    return element("div", origin(shown.table, shown.id, words, links), class_="u-foot")


def _differing(pictures: Mapping[str, PaintedChart]) -> Json:
    """Return what the narrow figure has otherwise than the wide one: the live chart of a telephone is drawn with it."""
    wide, narrow = pictures[WIDE.name].figure, pictures[NARROW.name].figure
    pairs = zip(narrow["data"], wide["data"], strict=True)
    return {
        "layout": _changes(narrow["layout"], wide["layout"]),
        "data": [_changes(one, other) for one, other in pairs],
    }


def _changes(one: Json, other: Json) -> Json:
    return {name: value for name, value in one.items() if name not in other or other[name] != value}


def _small(text: str, kind: str) -> Html:
    """Return a line beside the picture, where there is anything to say."""
    return element("p", escape(text), class_=kind) if text else NOTHING


def _still(name: str, drawn: PaintedChart, alternative: str) -> Html:
    """Return the picture at one width; the style sheet shows the one that there is room for."""
    width, height = drawn.figure["layout"]["width"], drawn.figure["layout"]["height"]
    return element(
        "svg", drawn.shapes, class_=f"u-{name}", role="img", aria_label=alternative, viewBox=f"0 0 {width} {height}",
        width=width, height=height,
    )  # fmt: skip


def _key(shown: Chart) -> Html:
    """Return which series is which: shape and word, each series once."""
    series = {one.name: one for panel in shown.panels for one in panel.series}.values()
    drawn = joined(element("li", _swatch(shown.kind, one) + escape(one.name)) for one in series)
    return element("ul", drawn, class_="u-chart-key")


def _swatch(kind: ChartKind, one: ChartSeries) -> Html:
    role = one.role
    shapes = _OF_KIND.get(kind, _MARKS)
    shape = shapes.get(role, "frame" if role in {Role.TARGET, Role.UNKNOWN} else "bar")
    drawn = _in_key(one.shape) if one.shape else Html(_KEYS[shape])
    return element(
        "svg", drawn, class_=f"u-swatch u-chart-{role.value}", viewBox="0 0 22 12", width=22, height=12,
        aria_hidden="true", focusable="false",
    )  # fmt: skip


def _in_key(shape: str) -> Html:
    """Return a status's shape on the grid of the keys."""
    return element("g", SHAPES[shape], transform="translate(5 0) scale(.75)")


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

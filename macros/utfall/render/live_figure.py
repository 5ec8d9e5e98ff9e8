"""A project's own figure as a fragment: title, still or what is seen in words, and the figure as data for the script.

The table of its data stands below, as any other. Nothing is drawn before a reader asks for it.
"""

from __future__ import annotations

import json
from base64 import b64encode
from typing import TYPE_CHECKING

from utfall.render.axes import CLEAR, colour
from utfall.render.chart import LIVE_WORDS
from utfall.render.text import Html, element, escape

if TYPE_CHECKING:
    from utfall.render.axes import Json
    from utfall.shown.live_figure import LiveFigure
    from utfall.words import Words

HEIGHT, LOWEST, TALLEST = 420, 200, 1000  # pixels
# Of series without a colour of their own: each at least 3:1 against the light paper and the dark one.
COLOURS = ("#3a7fb5", "#c0562a", "#4a8a3c", "#a05fb0", "#8f7420", "#c9507f", "#5f7f8c")
STILL = "data:image/svg+xml;base64,"  # begins the address of a still, which is in the page itself
FLOW = "rgba(128,128,128,0.4)"
_CARTESIAN = frozenset(
    {
        "bar", "box", "candlestick", "contour", "funnel", "heatmap", "histogram", "histogram2d", "histogram2dcontour",
        "ohlc", "scatter", "violin", "waterfall",
    }
)  # fmt: skip
_HOUSE = frozenset(  # what the page decides: paper, typeface, size, what is said around it
    {
        "autosize", "font", "hoverlabel", "meta", "modebar", "newshape", "paper_bgcolor", "plot_bgcolor", "template",
        "title", "width", "height", "dragmode", "hovermode",
    }
)  # fmt: skip


def live_plot(figure: Json) -> Json:
    """Return a figure as the page's script draws it: its own data and layout, on the page's paper and in its type."""
    given = figure["layout"]
    kinds = {one.get("type", "scatter") for one in figure["data"]}
    layout = {name: value for name, value in given.items() if name not in _HOUSE}
    height = given.get("height")
    is_told = isinstance(height, int | float) and LOWEST <= height <= TALLEST
    layout |= {
        "height": height if is_told else HEIGHT, "paper_bgcolor": CLEAR, "plot_bgcolor": CLEAR,
        "font": {"color": colour("ink"), "size": 13, "family": "sans-serif"},
        "margin": {"l": 40, "r": 16, "t": 24, "b": 40, "pad": 4} | (given.get("margin") or {}),
    }  # fmt: skip
    layout.setdefault("colorway", list(COLOURS))
    if kinds & _CARTESIAN:
        for name in {"xaxis", "yaxis"} | {one for one in layout if one.startswith(("xaxis", "yaxis"))}:
            layout[name] = _axis() | (layout.get(name) or {})
    for name in [one for one in layout if one.startswith(("polar", "ternary"))]:
        layout[name] = {**(layout[name] or {}), "bgcolor": CLEAR}
    if any(kind.startswith(("barpolar", "scatterpolar")) for kind in kinds):
        layout.setdefault("polar", {"bgcolor": CLEAR})
    return {"data": [_trace(one) for one in figure["data"]], "layout": layout}


def _trace(trace: Json) -> Json:
    """Return a trace with what would else be chosen by a paper that it does not know: the colour of flows."""
    if trace.get("type") != "sankey":
        return trace
    return {**trace, "link": {"color": FLOW, **(trace.get("link") or {})}}


def _axis() -> Json:
    return {
        "automargin": True, "gridcolor": colour("grid"), "zerolinecolor": colour("grid"), "linecolor": colour("ink"),
    }  # fmt: skip


def live_figure(shown: LiveFigure, words: Words) -> Html:
    """Return a figure as one line of HTML. Without script it is its still, or what is seen told in words."""
    title_id = f"{shown.id}-title"
    title = element("figcaption", escape(shown.title), class_="u-chart-title", id=title_id)
    below = note(shown, words)
    said = {name: words.say(f"chart.{name}") for name in LIVE_WORDS}
    if not shown.can_be_read:
        said["how"] = words.say("chart.live-how")
    explore = element("button", escape(words.say("chart.show")), type="button", class_="u-explore", hidden=True)
    figure = element(
        "figure", title + _still(shown) + element("p", escape(below), class_="u-chart-note") + explore,
        class_="u-chart", aria_labelledby=title_id, data_plot=shown.plot,
        data_narrow=json.dumps({"data": [], "layout": {}}), data_words=json.dumps(said, ensure_ascii=False),
        data_own="all" if shown.needs_all else "basic", data_read=shown.can_be_read,
    )  # fmt: skip
    return element("div", figure, class_="u-block u-chart-block", id=shown.id)


def note(shown: LiveFigure, words: Words) -> str:
    """Return what stands below a figure: what is seen, where no still shows it, and where its values are."""
    return words.say("chart.live-only") if shown.still else f"{shown.alternative} {words.say('chart.live-only')}"


def _still(shown: LiveFigure) -> Html:
    if not shown.still:
        return Html()
    address = f"{STILL}{b64encode(shown.still.encode()).decode()}"
    return element("div", element("img", class_="u-drawn", src=address, alt=shown.alternative), class_="u-still")

"""A chart as a Plotly figure: plain JSON, with the page's own variables for colours.

The same figure is drawn when the site is built and when a reader asks for the live chart. No template: what is not
said here is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.render.axes import CLEAR, Room, colour, plain
from utfall.render.plot_bars import STANDOFF, bars, bars_height, bars_span, counts
from utfall.render.plot_multiples import multiples
from utfall.render.plot_time import HEIGHTS, over_time
from utfall.shown.chart import ChartKind

if TYPE_CHECKING:
    from utfall.render.axes import Frame, Json, PanelTraces
    from utfall.shown.chart import Chart, Panel

GAP = 34  # pixels between panels, for a title
AXIS = 28  # pixels below a panel, for the axis' figures


def plot(chart: Chart, frame: Frame, language: str) -> Json:
    """Return the figure: traces and layout. The heights follow from what is shown."""
    if chart.kind is ChartKind.MULTIPLES:
        return multiples(chart, frame, language)
    if chart.kind in HEIGHTS:
        return over_time(chart, frame, language)
    axis = 4 if chart.kind is ChartKind.COUNTS else AXIS
    heights = [bars_height(chart.kind, panel, frame) for panel in chart.panels]
    several = len(heights) > 1
    top = GAP if several or any(panel.line for panel in chart.panels) else 8
    total = top + sum(heights) + (len(heights) - 1) * GAP + axis * len(heights)
    left, right = _margins(chart, frame)
    inner = total - top - axis
    layout: Json = {
        "width": frame.width,
        "height": total,
        "margin": {"l": left, "r": right, "t": top, "b": axis, "pad": 4},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"color": colour("ink"), "size": frame.type_size, "family": "sans-serif"},
        "showlegend": False,
        "bargap": 0.35,
        "annotations": [],
    }
    data: list[Json] = []
    ends = inner
    for number, (panel, height) in enumerate(zip(chart.panels, heights, strict=True), 1):
        suffix = "" if number == 1 else str(number)
        room = Room(frame, frame.width - left - right, height, suffix, _span(chart, panel), language)
        part = _part(chart.kind, panel, room)
        part.layout[f"yaxis{suffix}"] |= {"domain": [round((ends - height) / inner, 4), round(ends / inner, 4)]}
        part.layout[f"xaxis{suffix}"] |= {"anchor": f"y{suffix}"}
        placed = {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"} if suffix else {}
        data += [trace | placed for trace in part.data]
        layout |= part.layout
        layout["annotations"] += part.labels
        if part.shapes:
            layout["shapes"] = [*layout.get("shapes", []), *part.shapes]
        if several:
            layout["annotations"].append(_title(panel, round(ends / inner, 4), left))
        ends -= height + GAP + axis
    if chart.kind is ChartKind.COUNTS:
        layout["barmode"] = "stack"
    return {"data": data, "layout": layout}


def _part(kind: ChartKind, panel: Panel, room: Room) -> PanelTraces:
    return counts(panel, room) if kind is ChartKind.COUNTS else bars(kind, panel, room)


def _span(chart: Chart, panel: Panel) -> tuple[float, float]:
    """Return the values that a panel spans: those of all panels, where they are bars of one unit."""
    is_one_scale = len({one.unit for one in chart.panels}) == 1 and chart.panels[0].unit
    return bars_span(chart.panels if is_one_scale else (panel,))


def _margins(chart: Chart, frame: Frame) -> tuple[int, int]:
    """Return the room to the left and to the right, for what is written there."""
    longest = max(len(part) for panel in chart.panels for name in panel.categories for part in frame.lines(name))
    ends = [len(f"{max(_span(chart, panel)):,.0f}") for panel in chart.panels]
    half = 0 if chart.kind is ChartKind.COUNTS else frame.length(max(ends)) // 2
    return frame.length(longest) + 6 + STANDOFF, max(16, half)


def _title(panel: Panel, top: float, left: int) -> Json:
    text = f"<b>{plain(panel.title)}</b>" + (f", {plain(panel.unit)}" if panel.unit else "")
    return {"text": text, "x": 0, "xref": "paper", "xanchor": "left", "y": top, "yref": "paper", "yanchor": "bottom",
            "showarrow": False, "yshift": 6, "xshift": -left}  # fmt: skip

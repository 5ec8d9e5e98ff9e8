"""A chart as a Plotly figure: plain JSON, with the page's own variables for colours.

The same figure is drawn when the site is built and when a reader asks for the live chart. No template: what is not
said here is left out. Type is 12 pixels or larger at both widths.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from utfall.model.chart import ChartKind, Role
from utfall.render.axes import (
    CLEAR,
    NO_BREAK,
    WIDE,
    Frame,
    Json,
    Part,
    Room,
    broken,
    colour,
    inert,
    span_of,
    text_width,
    ticks_of,
    trace_of,
    value_axis,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.model.chart import Chart, ChartSeries, Panel

DASHES = {Role.OUTCOME: "solid", Role.TARGET: "6px,4px", Role.FORECAST: "2px,3px", Role.ROLLING: "10px,3px,2px,3px"}
SYMBOLS = {Role.OUTCOME: "circle", Role.FORECAST: "diamond", Role.PREVIOUS: "circle", Role.ROLLING: "square"}
GAP = 34  # pixels between panels, for a title
AXIS = 28  # pixels below a panel, for the axis' figures
BAR = 17  # pixels


def plot(chart: Chart, frame: Frame) -> Json:
    """Return the figure: traces and layout. The heights follow from what is shown."""
    axis = 4 if chart.kind is ChartKind.COUNTS else AXIS
    heights = [_height(chart.kind, panel, frame) for panel in chart.panels]
    several = len(heights) > 1
    top = GAP if several else 8
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
        "separators": f",{NO_BREAK}",
        "bargap": 0.35,
        "annotations": [],
    }
    draw = {ChartKind.LINE: _line, ChartKind.COUNTS: _counts}.get(chart.kind, partial(_across, chart.kind))
    is_one_scale = len({panel.unit for panel in chart.panels}) == 1 and chart.panels[0].unit
    data: list[Json] = []
    ends = inner
    for number, (panel, height) in enumerate(zip(chart.panels, heights, strict=True), 1):
        shared = chart.panels if is_one_scale else (panel,)
        room = Room(frame, left, right, height, "" if number == 1 else str(number), span_of(shared))
        part = draw(panel, room)
        across, upwards = f"xaxis{room.suffix}", f"yaxis{room.suffix}"
        part.layout[upwards] |= {"domain": [round((ends - height) / inner, 4), round(ends / inner, 4)]}
        part.layout[across] |= {"anchor": f"y{room.suffix}"}
        placed = {"xaxis": f"x{room.suffix}", "yaxis": f"y{room.suffix}"} if room.suffix else {}
        data += [trace | placed for trace in part.data]
        layout |= part.layout
        layout["annotations"] += part.labels
        if several:
            layout["annotations"].append(_title(panel, round(ends / inner, 4), left))
        ends -= height + GAP + axis
    if chart.kind is ChartKind.COUNTS:
        layout["barmode"] = "stack"
    return {"data": data, "layout": layout}


def _height(kind: ChartKind, panel: Panel, frame: Frame) -> int:
    if kind is ChartKind.LINE:
        return 210 if frame is WIDE else 170
    lines = sum(max(1, len(broken(name, frame))) for name in panel.categories)
    bars = len(panel.series) if kind is ChartKind.BARS else 1
    return max(lines * (frame.type_size + 3) + 12 * len(panel.categories), len(panel.categories) * (12 * bars + 12))


def _margins(chart: Chart, frame: Frame) -> tuple[int, int]:
    """Return the room to the left and to the right, for what is written there."""
    if chart.kind is ChartKind.LINE:
        figures = max((len(text) for panel in chart.panels for one in panel.series for text in one.shown), default=4)
        names = max((len(one.name) for panel in chart.panels for one in panel.series), default=0)
        right = text_width(min(names, 14), frame) + 14 if frame is WIDE else text_width(4, frame)
        return text_width(min(figures, 11), frame) + 8, right
    longest = max(len(part) for panel in chart.panels for name in panel.categories for part in broken(name, frame))
    return text_width(longest, frame) + 10, 16


def _across(kind: ChartKind, panel: Panel, room: Room) -> Part:
    """Draw categories under one another and values across, from zero: outcomes as bars, the rest as bars or marks."""
    is_marked = kind is not ChartKind.BARS  # what the outcome is held against is a mark at its bar
    bars = [one for one in panel.series if not is_marked or one.role is Role.OUTCOME]
    thickness = {} if not is_marked else {"width": _thickness(panel, room)}
    traces = [_bar(panel, one) | thickness for one in bars]
    traces += [_mark(panel, one) for one in panel.series if one not in bars]
    axis = {**value_axis(panel, room.frame), "zeroline": True, "zerolinecolor": colour("ink"), "range": room.span}
    inner = room.frame.width - room.left - room.right
    axis |= {"tickvals": ticks_of(room.span, inner, room.frame)}
    return Part(traces, {f"xaxis{room.suffix}": axis, f"yaxis{room.suffix}": _names(panel, room)})


def _counts(panel: Panel, room: Room) -> Part:
    """Draw one bar of counts for each category, each part with its number, and its word where there is room."""
    totals = [
        sum(values) for values in zip(*([value or 0 for value in one.values] for one in panel.series), strict=True)
    ]
    pixels = (room.frame.width - room.left - room.right) / float(max(totals) or 1)
    traces = []
    for one in panel.series:
        trace = _bar(panel, one) | {"width": _thickness(panel, room)}
        is_open = one.role is Role.UNKNOWN
        trace["marker"]["line"] = {"color": colour(one.role if is_open else "paper"), "width": 2}
        texts = []
        for value, shown in zip(one.values, one.shown, strict=True):
            worded = f"{shown} {one.name.lower()}"
            size = float(value or 0) * pixels - 8
            fits = [text for text in (worded, shown) if value and text_width(len(text), room.frame) <= size]
            texts.append(inert(fits[0]) if fits else "")
        trace |= {"text": texts, "textposition": "inside", "insidetextanchor": "middle", "textangle": 0,
                  "constraintext": "none", "textfont": {"color": colour("ink" if is_open else "paper")}}  # fmt: skip
        traces.append(trace)
    axis = {"visible": False, "range": [0, float(max(totals))]}
    return Part(traces, {f"xaxis{room.suffix}": axis, f"yaxis{room.suffix}": _names(panel, room)})


def _thickness(panel: Panel, room: Room) -> float:
    """Return how much of a category's place a bar takes: as many pixels everywhere."""
    return round(min(0.8, BAR * len(panel.categories) / room.height), 2)


def _names(panel: Panel, room: Room) -> Json:
    """Return the axis of categories, the first at the top, long names on several lines."""
    names = list(panel.categories)
    ticks = ["<br>".join(inert(part) for part in broken(name, room.frame)) for name in names]
    return {
        "type": "category",
        "categoryarray": names,
        "range": [len(names) - 0.5, -0.5],
        "tickvals": names,
        "ticktext": ticks,
        "anchor": f"x{room.suffix}",
    }


def _bar(panel: Panel, one: ChartSeries) -> Json:
    marker: Json = {"color": colour(one.role)}
    if one.role in {Role.TARGET, Role.UNKNOWN}:
        marker = {"color": CLEAR, "line": {"color": colour(one.role), "width": 1.5}}
    return {**trace_of(panel, one, flat=True), "type": "bar", "marker": marker}


def _mark(panel: Panel, one: ChartSeries) -> Json:
    marker: Json = {"symbol": "line-ns", "size": 22, "line": {"width": 3, "color": colour(one.role)}}
    if one.role is not Role.TARGET:
        line = {"width": 2, "color": colour(one.role)}
        marker = {"symbol": SYMBOLS[one.role], "size": 10, "color": colour("paper"), "line": line}
    return {
        **trace_of(panel, one, flat=True),
        "type": "scatter",
        "mode": "markers",
        "marker": marker,
        "cliponaxis": False,
    }


def _line(panel: Panel, room: Room) -> Part:
    """Draw periods along and values upwards, each series named at its end where there is room."""
    frame, suffix = room.frame, room.suffix
    traces = []
    for one in panel.series:
        line = {"color": colour(one.role), "width": 2.5 if one.role is Role.OUTCOME else 1.8, "dash": DASHES[one.role]}
        trace = {**trace_of(panel, one, flat=False), "type": "scatter", "mode": "lines", "line": line}
        if one.role is Role.OUTCOME:
            trace |= {"mode": "lines+markers", "marker": {"color": colour(one.role), "size": 5}, "cliponaxis": False}
        traces.append(trace)
    names = list(panel.categories)
    fitting = max(2, (frame.width - room.left - room.right) // text_width(11, frame))
    every = max(1, -(-len(names) // fitting))
    along = {
        "type": "category",
        "categoryarray": names,
        "tickvals": names[::-1][::every][::-1],
        "showgrid": False,
        "tickangle": 0,
        "range": [-0.3, len(names) - 0.7],
        "linecolor": colour("grid"),
    }
    upwards = {**value_axis(panel, frame, is_from_zero=False), "anchor": f"x{suffix}", "rangemode": "normal"}
    labels = _labels(panel.series, names, room) if frame is WIDE and len(panel.series) > 1 else []
    return Part(traces, {f"xaxis{suffix}": along, f"yaxis{suffix}": upwards}, labels)


def _labels(series: Sequence[ChartSeries], names: Sequence[str], room: Room) -> list[Json]:
    """Name each line at its last point; names that would meet are moved apart."""
    ends = []
    for one in series:
        last = max(at for at, value in enumerate(one.values) if value is not None)
        ends.append((float(one.values[last] or 0), last, one))
    values = [float(value) for one in series for value in one.values if value is not None]
    span = (max(values) - min(values)) or 1
    labels: list[Json] = []
    above = float("inf")
    for value, last, one in sorted(ends, key=lambda end: -end[0]):
        wanted = (value - min(values)) / span * room.height
        placed = min(wanted, above - 16)
        above = placed
        labels.append({
            "x": names[last], "y": value, "xref": f"x{room.suffix}", "yref": f"y{room.suffix}", "text": inert(one.name),
            "showarrow": False, "xanchor": "left", "xshift": 8, "yshift": round(placed - wanted),
            "font": {"color": colour(one.role)},
        })  # fmt: skip
    return labels


def _title(panel: Panel, top: float, left: int) -> Json:
    text = f"<b>{inert(panel.title)}</b>" + (f", {inert(panel.unit)}" if panel.unit else "")
    return {"text": text, "x": 0, "xref": "paper", "xanchor": "left", "y": top, "yref": "paper", "yanchor": "bottom",
            "showarrow": False, "yshift": 6, "xshift": -left}  # fmt: skip

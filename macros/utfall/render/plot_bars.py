"""Charts of bars: categories under one another, values across, from zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.render.axes import BAR, CLEAR, SYMBOLS, PanelTraces, base, colour, numbers, plain, ticks_of, values_axis
from utfall.shown.chart import ChartKind, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.render.axes import Frame, Json, Room
    from utfall.shown.chart import ChartSeries, Panel

SIGNS = {Role.GOOD: "●", Role.SOME: "▲", Role.BAD: "◆", Role.UNKNOWN: "○", Role.DONE: "■"}  # as the marks of statuses
ARROWS = {"up": "↑", "rising": "↗", "level": "→", "falling": "↘", "down": "↓"}
STANDOFF = 6  # pixels from a name to the axis, for a mark at zero
EDGE = 0.05  # of the span, for a mark at either end


def bars_height(kind: ChartKind, panel: Panel, frame: Frame) -> int:
    """Return the height that holds every name and every bar."""
    names = max(len(frame.lines(name)) for name in panel.categories) * (frame.type_size + 3) + 6
    bars = 12 + 12 * (len(panel.series) if kind is ChartKind.BARS else 1)
    return len(panel.categories) * max(names, bars)


def bars_span(panels: Sequence[Panel]) -> tuple[float, float]:
    """Return the range of values that bars from zero take in these panels, with room for a mark at either end."""
    values = [float(value) for value in numbers(panels)]
    low, high = min([0.0, *values]), max([0.0, *values])
    edge = (high - low or 1) * EDGE
    return (low - edge if low else 0.0, high + edge if high or not low else 0.0)


def bars(kind: ChartKind, panel: Panel, room: Room) -> PanelTraces:
    """Draw outcomes as bars, and what they are held against as bars or, but for groups of bars, as marks."""
    is_marked = kind is not ChartKind.BARS
    drawn = [one for one in panel.series if not is_marked or one.role is Role.OUTCOME]
    thickness = {"width": _thickness(panel, room)} if is_marked else {}
    traces = [_bar(panel, one) | thickness for one in drawn]
    traces += [_mark(panel, one) for one in panel.series if one not in drawn]
    longest = max(len(f"{end:,.0f}") for end in room.span) + 1
    ticks = ticks_of(panel, room.span, room.frame.ticks, room.frame.length(longest) / room.width)
    axis = {**values_axis(room, ticks), "zeroline": True, "zerolinecolor": colour("ink")}
    layout = {f"xaxis{room.suffix}": axis, f"yaxis{room.suffix}": _names(panel, room)}
    return PanelTraces(traces, layout, *_line(panel, room))


def _line(panel: Panel, room: Room) -> tuple[list[Json], list[Json]]:
    """Return the words above the line that crosses the bars, and the line; nothing where there is none."""
    if panel.line is None:
        return [], []
    at, (low, high) = float(panel.line.value), room.span
    ends = {"xref": f"x{room.suffix}", "yref": "paper", "y0": 0, "y1": 1, "x0": at, "x1": at}
    line = {"color": colour("ink"), "width": 1.5, "dash": "4px,3px"}
    share, half = (at - low) / ((high - low) or 1), room.frame.length(len(panel.line.text)) / 2 / room.width
    anchor = "left" if share < half else "right" if share > 1 - half else "center"
    text = {"text": plain(panel.line.text), "x": round(share, 4), "xref": "paper", "y": 1, "yref": "paper",
            "xanchor": anchor, "yanchor": "bottom", "showarrow": False}  # fmt: skip
    return [text], [{"type": "line", **ends, "line": line}]


def counts(panel: Panel, room: Room) -> PanelTraces:
    """Draw one bar of counts for each category, each part with its sign and number, and its word where it fits."""
    totals = [sum(filter(None, column)) for column in zip(*(one.values for one in panel.series), strict=True)]
    whole = float(max(totals) or 1)
    traces = []
    for one in panel.series:
        is_open = one.role is Role.UNKNOWN
        trace = _bar(panel, one) | {"width": _thickness(panel, room)}
        trace["marker"]["line"] = {"color": colour(one.role if is_open else "paper"), "width": 2}
        trace |= {
            "text": list(_told(one, room, whole)), "textposition": "inside", "insidetextanchor": "middle",
            "textangle": 0, "constraintext": "none", "textfont": {"color": colour("ink" if is_open else "paper")},
        }  # fmt: skip
        traces.append(trace)
    axis = {"visible": False, "range": [0, whole]}
    return PanelTraces(traces, {f"xaxis{room.suffix}": axis, f"yaxis{room.suffix}": _names(panel, room)})


def _told(one: ChartSeries, room: Room, whole: float) -> Iterator[str]:
    """Return what is written in each part of a series: as much as there is room for."""
    sign = ARROWS.get(one.shape) or SIGNS.get(one.role, "")
    for value, shown in zip(one.values, one.shown, strict=True):
        texts = (f"{sign} {shown} {one.name.lower()}", f"{sign} {shown}", f"{sign}{shown}", sign) if value else ()
        size = float(value or 0) / whole * room.width - 4
        yield next((plain(text) for text in texts if room.frame.length(len(text)) <= size), "")


def _thickness(panel: Panel, room: Room) -> float:
    """Return how much of a category's place a bar takes: as many pixels everywhere."""
    return round(min(0.8, BAR * len(panel.categories) / room.height), 2)


def _names(panel: Panel, room: Room) -> Json:
    """Return the axis of categories, the first at the top, long names on several lines."""
    names = list(panel.categories)
    return {
        "type": "category",
        "categoryarray": names,
        "range": [len(names) - 0.5, -0.5],
        "tickvals": names,
        "ticklabelstandoff": STANDOFF,
        "ticktext": ["<br>".join(plain(line) for line in room.frame.lines(name)) for name in names],
        "anchor": f"x{room.suffix}",
    }


def _bar(panel: Panel, one: ChartSeries) -> Json:
    marker: Json = {"color": colour(one.role)}
    if one.role in {Role.TARGET, Role.UNKNOWN}:
        marker = {"color": CLEAR, "line": {"color": colour(one.role), "width": 1.5}}
    return {**base(panel, one, flat=True), "type": "bar", "marker": marker}


def _mark(panel: Panel, one: ChartSeries) -> Json:
    marker: Json = {"symbol": "line-ns", "size": 22, "line": {"width": 3, "color": colour(one.role)}}
    if one.role is not Role.TARGET:
        line = {"width": 2, "color": colour(one.role)}
        marker = {"symbol": SYMBOLS[one.role], "size": 10, "color": colour("paper"), "line": line}
    return {**base(panel, one, flat=True), "type": "scatter", "mode": "markers", "marker": marker, "cliponaxis": False}

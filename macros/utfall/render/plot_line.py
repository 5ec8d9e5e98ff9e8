"""Charts of lines: periods along and values upwards, each line named at its end where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.render.axes import WIDE, PanelTraces, base, colour, numbers, plain, ticks_of, values_axis
from utfall.shown.chart import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.render.axes import Frame, Json, Room
    from utfall.shown.chart import ChartSeries, Panel

DASHES = {Role.OUTCOME: "solid", Role.TARGET: "6px,4px", Role.FORECAST: "2px,3px", Role.ROLLING: "10px,3px,2px,3px"}
DOT = 6
DOTTED = 13  # points, the most that each have a dot: a year, and the same month before it
APART = 16  # between the names of two lines
UPWARDS = 30  # from a line of the grid to the next, at least
EDGE = 0.06  # of the span, above and below the lines
NEAR_ZERO = 0.3  # of the highest: what comes nearer to zero is shown from zero


def line_height(frame: Frame) -> int:
    """Return the height of a chart of lines."""
    return 210 if frame is WIDE else 170


def line_span(*panels: Panel) -> tuple[float, float]:
    """Return the range of values shown: from zero where they come near it, else round about them."""
    values = [float(value) for value in numbers(panels)]
    low, high = min(values), max(values)
    edge = (high - low or abs(high) or 1) * EDGE
    return (0.0 if 0 <= low <= high * NEAR_ZERO else low - edge, high + edge)


def line(panel: Panel, room: Room) -> PanelTraces:
    """Draw the lines. A point that no line reaches, and the last of the outcome, has a dot."""
    frame, names = room.frame, list(panel.categories)
    traces = [_line(panel, one) for one in panel.series]
    fitting = max(2, room.width // frame.length(11))
    every = max(1, -(-len(names) // fitting))
    ticked = names[::-1][::every][::-1]
    along = {
        "type": "category",
        "categoryarray": names,
        "tickvals": ticked,
        "ticktext": [plain(name) for name in ticked],
        "showgrid": False,
        "tickangle": 0,
        "range": [-0.3, len(names) - 0.7],
        "linecolor": colour("grid"),
    }
    ticks = ticks_of(panel, room.span, frame.ticks, UPWARDS / room.height)
    upwards = {**values_axis(room, ticks), "anchor": f"x{room.suffix}"}
    labels = _labels(panel.series, room) if frame is WIDE and len(panel.series) > 1 else []
    return PanelTraces(traces, {f"xaxis{room.suffix}": along, f"yaxis{room.suffix}": upwards}, labels)


def _line(panel: Panel, one: ChartSeries) -> Json:
    is_outcome = one.role is Role.OUTCOME
    drawn = {"color": colour(one.role), "width": 2.5 if is_outcome else 1.8, "dash": DASHES[one.role]}
    trace = broken(base(panel, one, flat=False), panel.breaks)
    sizes = dots(trace["y"], is_all=is_outcome and len(panel.categories) <= DOTTED, is_last=is_outcome)
    trace |= {"type": "scatter", "mode": "lines", "line": drawn}
    if any(sizes):
        marker = {"color": colour(one.role), "size": sizes, "opacity": 1, "line": {"width": 0}}
        trace |= {"mode": "lines+markers", "marker": marker, "cliponaxis": False}
    return trace


def broken(trace: Json, breaks: Sequence[int]) -> Json:
    """Return a trace with nothing before each break, so that no line leads over it."""
    for at in sorted(breaks, reverse=True):
        trace["x"].insert(at, trace["x"][at - 1])
        trace["y"].insert(at, None)
        trace["customdata"].insert(at, "")
    return trace


def dots(values: Sequence[float | None], *, is_all: bool, is_last: bool) -> list[int]:
    """Return the size of each point's dot, 0 where there is none."""
    there = [False, *(value is not None for value in values), False]
    last = max(at for at, is_there in enumerate(there) if is_there)
    return [
        DOT if there[at] and (is_all or (is_last and at == last) or not (there[at - 1] or there[at + 1])) else 0
        for at in range(1, len(there) - 1)
    ]


def _labels(series: Sequence[ChartSeries], room: Room) -> list[Json]:
    """Name each line at its last point; names that would meet are moved apart.

    A category is told by its number, since Plotly takes one that is called 2025 for a number.
    """
    low, high = room.span
    ends = []
    for one in series:
        last = max(at for at, value in enumerate(one.values) if value is not None)
        value = float(one.values[last] or 0)
        ends.append(((value - low) / (high - low) * room.height, value, last, one))
    ends.sort(key=lambda end: -end[0])
    return [
        {
            "x": at, "y": value, "xref": f"x{room.suffix}", "yref": f"y{room.suffix}", "text": plain(one.name),
            "showarrow": False, "xanchor": "left", "xshift": 8, "yshift": round(placed - wanted),
            "font": {"color": colour(one.role)},
        }
        for placed, (wanted, value, at, one) in zip(_apart([end[0] for end in ends]), ends, strict=True)
    ]  # fmt: skip


def _apart(wanted: Sequence[float]) -> list[float]:
    """Return heights, the highest first, as near as can be to those wanted: none too near another or below the axis."""
    placed: list[float] = []
    for height in wanted:
        placed.append(min(height, placed[-1] - APART) if placed else height)
    for at in range(len(placed) - 1, -1, -1):
        floor = placed[at + 1] + APART if at + 1 < len(placed) else APART / 2
        placed[at] = max(placed[at], floor)
    return placed

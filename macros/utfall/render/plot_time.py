"""Charts over time as figures: one panel, its words at the lines' ends or near the values, and no key beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.render.axes import CLEAR, base, colour
from utfall.render.labels import EndLabel, Labels, ends_width
from utfall.render.plane import Plane, left_of
from utfall.render.plot_line import broken, dots, line_span
from utfall.shown.chart import ChartKind, Role, Sign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.render.axes import Frame, Json
    from utfall.shown.chart import Chart, ChartSeries, Panel, PointMark

HEIGHTS = {  # of the panel, at the two widths
    ChartKind.LINE: (270, 220), ChartKind.MONTHS: (170, 150), ChartKind.DOTS: (180, 160), ChartKind.STEPS: (190, 170),
}  # fmt: skip
TOP = 14
SAMPLES = 8  # places of a line between two values that words keep away from
WIDTHS = {Role.OUTCOME: 2.6, Role.PREVIOUS: 1.5, Role.EARLIER: 1.5, Role.TARGET: 1.3, Role.FORECAST: 1.8}
DASHED, DOTTED, SOLID = "6px,4px", "2px,3px", "solid"
BAR = 0.62  # of the room from a period to the next
COLUMN_EDGE = 0.16  # of the range of values, for figures beyond the columns
DOT, BIG_DOT, RING = 6, 9, 12
DASH = 26  # of a target at a dot, at most
FINAL = 7  # the breadth of what became of the year


def over_time(chart: Chart, frame: Frame, language: str) -> Json:
    """Return the figure of a chart over time."""
    [panel] = chart.panels
    plane = _plane(chart.kind, panel, frame, language)
    labels = Labels(plane, _samples(chart.kind, panel, plane), left=0 if chart.kind is ChartKind.MONTHS else plane.left)
    layout = plane.layout(panel, language, figures=chart.kind is not ChartKind.MONTHS)
    if chart.kind is ChartKind.LINE:
        layout["shapes"] += _levels(panel)
    labels.ends(list(_ends(chart.kind, panel, frame)))
    if panel.band:
        layout["shapes"] = _band(panel, labels) + layout["shapes"]
    data = [_trace(chart.kind, panel, one, plane) for one in sorted(panel.series, key=_upmost)]
    data += _marks(panel)
    _write_near(chart.kind, panel, labels)
    layout["annotations"], layout["shapes"] = labels.annotations, layout["shapes"] + labels.shapes
    return {"data": data, "layout": layout}


def _plane(kind: ChartKind, panel: Panel, frame: Frame, language: str) -> Plane:
    span = line_span(panel) if panel.span is None else (float(panel.span[0]), float(panel.span[1]))
    if kind is ChartKind.MONTHS:
        edge = (span[1] - span[0]) * COLUMN_EDGE
        span = (span[0] - (edge if span[0] < 0 else edge / 4), span[1] + (edge if span[1] > 0 else edge / 4))
    right = ends_width(((one.text, one.bold) for one in _ends(kind, panel, frame)), frame.type_size)
    height = HEIGHTS[kind][frame.name != "wide"]
    edge = 0.5 if kind in {ChartKind.MONTHS, ChartKind.DOTS} else 0.3
    plane = Plane(frame, len(panel.categories), span, 8, right, TOP, height, edge)
    if kind is ChartKind.MONTHS:
        return plane
    left = left_of(plane.layout(panel, language)["yaxis"]["ticktext"], frame)
    return Plane(frame, len(panel.categories), span, left, right, TOP, height, edge)


def _upmost(one: ChartSeries) -> int:
    """Return how far up a series lies: this year upon the target upon the years before."""
    order = (Role.EARLIER, Role.PREVIOUS, Role.TARGET, Role.OUTCOME, Role.FORECAST)
    return len(order) if one.role is Role.TARGET and not _is_level(one) else order.index(one.role)


def _is_level(one: ChartSeries) -> bool:
    """Tell whether a series is one and the same value."""
    return len({value for value in one.values if value is not None}) == 1


def _samples(kind: ChartKind, panel: Panel, plane: Plane) -> Iterator[tuple[float, float]]:
    """Yield places that the lines pass, for words to keep away from."""
    for one in panel.series:
        values = [None if value is None else plane.y(float(value)) for value in one.values]
        for at, (here, then) in enumerate(zip(values, [*values[1:], None], strict=True)):
            if here is None:
                continue
            if kind is ChartKind.MONTHS:
                zero = plane.y(0)
                yield from ((plane.x(at), zero + (here - zero) * part / SAMPLES) for part in range(SAMPLES + 1))
                continue
            parts = SAMPLES if then is not None else 1
            yield from (
                (plane.x(at + part / SAMPLES), here + ((here if then is None else then) - here) * part / SAMPLES)
                for part in range(parts)
            )


def _ends(kind: ChartKind, panel: Panel, frame: Frame) -> Iterator[EndLabel]:
    """Yield the names of lines that end at the right edge; of columns, what is above and below zero."""
    if kind is ChartKind.MONTHS:
        if panel.sides and frame.name == "wide":
            low, high = (float(one) for one in panel.span or (0, 0))
            above, at, below = panel.sides
            values = (high * 0.6 if high else 0, 0.0, low * 0.6 if low else 0)
            for text, value, side in zip((above, at, below), values, (1, 0, -1), strict=True):
                if not side or value:
                    yield EndLabel(text, value, _side(panel.worse, side) if side else "ink", bold=bool(side))
        return
    for one in panel.series:
        last = _last(one)
        if one.end and _is_at_edge(panel, one, last):
            yield _end(one, last)


def _end(one: ChartSeries, last: int) -> EndLabel:
    ink = "quiet" if one.role in {Role.PREVIOUS, Role.EARLIER} else one.role
    return EndLabel(one.end, float(one.values[last] or 0), ink, bold=one.role is Role.OUTCOME)


def _is_at_edge(panel: Panel, one: ChartSeries, last: int) -> bool:
    return last == len(panel.categories) - 1 or (one.role is Role.TARGET and _is_level(one))


def _last(one: ChartSeries) -> int:
    return max(at for at, value in enumerate(one.values) if value is not None)


def _side(worse: int, side: int) -> str:
    return "worse" if worse == side else "outcome"


def _levels(panel: Panel) -> list[Json]:
    """Return a line all the way across for a target that is the same the whole year so far."""
    return [
        {"type": "line", "layer": "below", "xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": value, "y1": value,
         "line": {"color": colour(one.role), "width": WIDTHS[one.role]}}
        for one in panel.series
        if one.role is Role.TARGET and _is_level(one)
        for value in {float(value) for value in one.values if value is not None}
    ]  # fmt: skip


def _trace(kind: ChartKind, panel: Panel, one: ChartSeries, plane: Plane) -> Json:
    trace = broken(base(panel, one, flat=False), one.breaks)
    if kind is ChartKind.MONTHS:
        colours = [colour(_side(panel.worse, 1 if (value or 0) > 0 else -1)) for value in one.values]
        return trace | {"type": "bar", "orientation": "v", "width": BAR, "marker": {"color": colours}}
    if kind is ChartKind.DOTS:
        return trace | _dotted(one, plane)
    is_outcome = one.role is Role.OUTCOME
    is_final = kind is ChartKind.STEPS and is_outcome
    line = {"color": colour("final" if is_final else one.role), "width": FINAL if is_final else WIDTHS[one.role]}
    line["dash"] = _dash(one)
    if kind is ChartKind.STEPS:
        line["shape"] = "hvh"
    sizes = dots(trace["y"], is_all=False, is_last=is_outcome and not is_final)
    if one.role is Role.TARGET and kind is ChartKind.LINE and _is_level(one):
        sizes = []
    if one.role is Role.FORECAST:
        sizes = [DOT if at < len(one.labels) and one.labels[at] else 0 for at in range(len(one.values))]
    trace |= {"type": "scatter", "mode": "lines", "line": line}
    if any(sizes):
        marker = {"color": colour(one.role), "size": sizes, "opacity": 1, "line": {"width": 0}}
        trace |= {"mode": "lines+markers", "marker": marker, "cliponaxis": False}
    return trace


def _dash(one: ChartSeries) -> str:
    if one.role is Role.TARGET and not _is_level(one):
        return DASHED
    return DOTTED if one.role is Role.EARLIER else SOLID


def _dotted(one: ChartSeries, plane: Plane) -> Json:
    """Return how a series of dots looks: the outcome's joined by a faint line, the target's a dash at each."""
    if one.role is Role.TARGET:
        marker: Json = {
            "symbol": "line-ew",
            "size": round(min(DASH, plane.step / 2)),
            "line": {"width": 2.5, "color": colour(one.role)},
        }
        return {"type": "scatter", "mode": "markers", "marker": marker, "cliponaxis": False}
    last = _last(one)
    sizes = [0 if value is None else BIG_DOT + 2 * (at == last) for at, value in enumerate(one.values)]
    return {
        "type": "scatter", "mode": "lines+markers", "cliponaxis": False,
        "line": {"color": colour("previous"), "width": 1.3, "dash": DOTTED},
        "marker": {"color": colour(one.role), "size": sizes, "opacity": 1, "line": {"width": 0}},
    }  # fmt: skip


def _band(panel: Panel, labels: Labels) -> list[Json]:
    """Return the band behind the lines with its edges, and write what it is where the fewest lines pass."""
    plane, band = labels.plane, panel.band
    if band is None:
        return []
    low, high = float(band.low), float(band.high)
    across = {"xref": "paper", "yref": "y", "x0": 0, "x1": 1, "layer": "below"}
    filled = {"type": "rect", **across, "y0": low, "y1": high, "fillcolor": colour("band"), "line": {"width": 0}}
    edge = {"color": colour("previous"), "width": 1, "dash": "1px,3px"}
    edges = [{"type": "line", **across, "y0": one, "y1": one, "line": edge} for one in (low, high)]
    label = EndLabel(band.text, high, "quiet")
    for down in (11, plane.y(low) - plane.y(high) - 11, -11):
        around = [((at - plane.count / 2) * plane.step, down, "center") for at in range(plane.count)]
        if labels.near(plane.count / 2, high, label, around):
            break
    return [filled, *edges]


def _marks(panel: Panel) -> list[Json]:
    """Return what is marked at values: a diamond, a ring, a dash upright, each kind in one trace that says nothing."""
    found = []
    for sign in Sign:
        here = [one for one in panel.marks if one.sign is sign]
        if here:
            found.append({
                "type": "scatter", "mode": "markers", "hoverinfo": "skip", "cliponaxis": False, "name": sign.value,
                "x": [panel.categories[one.at] for one in here], "y": [float(one.value) for one in here],
                "marker": _LOOKS[sign],
            })  # fmt: skip
    return found


def _look(symbol: str, size: int, ink: str, *, is_open: bool = False) -> Json:
    marker: Json = {"symbol": symbol, "size": size, "line": {"color": colour(ink), "width": 2}}
    return marker if symbol == "line-ns" else {**marker, "color": CLEAR if is_open else colour("paper")}


_LOOKS = {
    Sign.OUTSIDE: _look("diamond", 10, "worse"),
    Sign.CORRECTED: _look("circle", RING, "ink", is_open=True),
    Sign.BREAK: _look("line-ns", 16, "ink"),
    Sign.FORECAST: _look("diamond", 9, "forecast"),
}


def _write_near(kind: ChartKind, panel: Panel, labels: Labels) -> None:
    """Write names of lines that end earlier, what is marked, then figures: the newest and the farthest first."""
    for one in panel.series:
        last = _last(one)
        if one.end and kind is not ChartKind.MONTHS and not _is_at_edge(panel, one, last):
            labels.near(last, float(one.values[last] or 0), _end(one, last), must=True)
    for mark in _told(panel):
        labels.near(mark.at, float(mark.value), EndLabel(mark.text, 0, "ink"))
    for one in panel.series:
        for at in _by_weight(one):
            value = float(one.values[at] or 0)
            is_newest = kind is ChartKind.DOTS and at == _last(one)
            ink = one.role if is_newest or kind is ChartKind.STEPS else "ink"
            label = EndLabel(one.labels[at], 0, ink, bold=is_newest)
            labels.near(at, value, label, _around(kind, panel, at, value))


def _told(panel: Panel) -> list[PointMark]:
    return [one for one in panel.marks if one.text]


def _by_weight(one: ChartSeries) -> list[int]:
    """Return which values have a figure: the newest first, then those farthest from the middle."""
    there = [at for at, label in enumerate(one.labels) if label and one.values[at] is not None]
    if not there:
        return []
    return sorted(there, key=lambda at: (at != there[-1], -abs(float(one.values[at] or 0)), at))


def _around(kind: ChartKind, panel: Panel, at: int, value: float) -> tuple[tuple[float, float, str], ...]:
    """Return where a figure may stand: beyond the end of a column, at a dot on the side where its target is not."""
    up, down = (0.0, -10.0, "center"), (0.0, 11.0, "center")
    if kind is ChartKind.MONTHS:
        _, y, anchor = up if value > 0 else down
        return ((0.0, y, anchor), (-4.0, y, anchor), (4.0, y, anchor))
    if kind is ChartKind.STEPS:
        return ((0.0, -13.0, "left"), (0.0, 14.0, "left"), (0.0, -13.0, "right"), (0.0, 14.0, "right"))
    target = next((one.values[at] for one in panel.series if one.role is Role.TARGET), None)
    is_under = target is not None and float(target) > value
    first, then = ((0.0, 16.0, "center"), (0.0, -16.0, "center"))
    return (first, then) if is_under else (then, first)

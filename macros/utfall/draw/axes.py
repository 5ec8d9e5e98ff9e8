"""The axes of a panel: lines of the grid behind what is drawn, and the figures and names beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.draw.mark import length, look, path, text
from utfall.draw.markup import lines
from utfall.render.text import Html, element, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from utfall.draw.mark import Look, Mark
    from utfall.draw.panel import AxisScale, PaintedPanel
    from utfall.render.axes import Json

# As Plotly places them, measured on its pictures:
MIDDLE = 0.35  # from the middle of a line of type to what it stands on, in type sizes
LEADING = 1.3  # from line to line, in type sizes
EDGE = 1  # between the plot's padding and a label
RAISED = 0.2  # in type sizes, what a label is farther away from an axis with a line of its own


def grid(panel: PaintedPanel) -> Iterator[Mark]:
    """Draw the lines at round values and the one at zero, but for those that lie on the panel's edge."""
    xaxis, yaxis = panel.xaxis, panel.yaxis
    has_zero = xaxis.get("zeroline", False) and xaxis.get("visible", True)
    has_level = yaxis.get("zeroline", False)
    if _has_grid(xaxis):
        ticks = [tick for tick in xaxis["tickvals"] if not (has_zero and tick == 0)]
        yield from _lines((_upright(panel, x) for x in _inside(panel.x, ticks)), xaxis["gridcolor"])
    if _has_grid(yaxis):
        ticks = [tick for tick in yaxis["tickvals"] if not (has_level and tick == 0)]
        yield from _lines((_level(panel, y) for y in _inside(panel.y, ticks)), yaxis["gridcolor"])
    if has_zero and panel.x.has(panel.x.at(0)):
        yield from _lines([_upright(panel, panel.x.at(0))], xaxis["zerolinecolor"])
    if has_level and panel.y.has(panel.y.at(0)):
        yield from _lines([_level(panel, panel.y.at(0))], yaxis["zerolinecolor"])


def base_line(panel: PaintedPanel, pad: float) -> Iterator[Mark]:
    """Draw the line along the panel's lower edge, where it has one."""
    if "linecolor" in panel.xaxis:
        yield from _lines([_level(panel, panel.bottom + pad + 0.5)], panel.xaxis["linecolor"])


def labels(panel: PaintedPanel, font: Json, pad: float) -> Iterator[Mark]:
    """Write the figures and names of both axes."""
    size, xaxis = font["size"], panel.xaxis
    if xaxis.get("visible", True):
        looks = look(font_size=f"{size}px", fill=font["color"], text_anchor="middle")
        raised = RAISED * size if "linecolor" in xaxis else 0
        for place, told in _ticks(xaxis, panel.x):
            yield from _label(place, panel.bottom + pad + EDGE + size + raised, told, size, looks)
    looks = look(font_size=f"{size}px", fill=font["color"], text_anchor="end")
    x = panel.left - pad - EDGE - panel.yaxis.get("ticklabelstandoff", 0)
    for place, told in _ticks(panel.yaxis, panel.y):
        up = (len(told) - 1) * size * LEADING / 2
        yield from _label(x, place + size * MIDDLE - up, told, size, looks)


def _label(x: float, y: float, told: list[Html], size: float, looks: Look) -> Iterator[Mark]:
    if len(told) == 1:
        yield text(x, y, told[0], looks)
        return
    spans = (
        element("tspan", line, x=length(x), y=length(y + number * size * LEADING)) for number, line in enumerate(told)
    )
    yield text(x, y, joined(spans), looks)


def _ticks(axis: Json, scale: AxisScale) -> Iterator[tuple[float, list[Html]]]:
    for tick, told in zip(axis["tickvals"], axis["ticktext"], strict=True):
        place = scale.place(tick)
        if told and place is not None and scale.has(place):
            yield place, lines(told)


def _inside(scale: AxisScale, ticks: Iterable[object]) -> Iterator[float]:
    """Return where ticks are that do not lie on an edge."""
    for tick in ticks:
        place = scale.place(tick)
        if place is not None and scale.has(place, inset=1):
            yield place


def _has_grid(axis: Json) -> bool:
    return bool(axis.get("visible", True) and axis.get("showgrid", True) and "gridcolor" in axis)


def _lines(paths: Iterable[str], colour: str) -> Iterator[Mark]:
    looks = look(stroke=colour, stroke_width=1, shape_rendering="crispEdges")
    for d in paths:
        yield path(d, looks)


def _upright(panel: PaintedPanel, x: float) -> str:
    return f"M{length(x)},{length(panel.top)}V{length(panel.bottom)}"


def _level(panel: PaintedPanel, y: float) -> str:
    return f"M{length(panel.left)},{length(y)}H{length(panel.right)}"

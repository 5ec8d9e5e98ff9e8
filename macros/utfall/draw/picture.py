"""A whole picture: every panel with its grid, bars, points and labels, then the words beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.draw.annotations import annotation
from utfall.draw.axes import base_line, grid, labels
from utfall.draw.bars import bars
from utfall.draw.known import require_known
from utfall.draw.mark import written
from utfall.draw.panel import area_of
from utfall.draw.scatter import scatter
from utfall.draw.shapes import shape
from utfall.errors import FigureError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.draw.mark import Mark
    from utfall.draw.panel import PaintedPanel
    from utfall.render.axes import Json
    from utfall.render.text import Html


def paint(figure: Json) -> Html:
    """Return the content of a figure's picture as one line of SVG. Raise ``FigureError`` for what is not painted."""
    require_known(figure)
    layout = figure["layout"]
    area = area_of(layout)
    for trace in figure["data"]:
        if not any(panel.has(trace) for panel in area.panels.values()):
            raise FigureError("trace.yaxis", trace.get("yaxis", "y"), area.panels)
    shapes = layout.get("shapes", ())
    marks = [shape(area, one) for one in shapes if one.get("layer") == "below"]
    marks += [mark for panel in area.panels.values() for mark in _panel(panel, figure["data"], layout)]
    marks += [shape(area, one) for one in shapes if "layer" not in one]
    marks += [annotation(area, one, layout["font"]) for one in layout.get("annotations", ())]
    return written(marks)


def _panel(panel: PaintedPanel, traces: list[Json], layout: Json) -> Iterator[Mark]:
    here = [trace for trace in traces if panel.has(trace)]
    pad = layout["margin"]["pad"]
    yield from grid(panel)
    yield from bars(panel, [trace for trace in here if trace["type"] == "bar"], layout)
    for trace in here:
        if trace["type"] == "scatter":
            yield from scatter(panel, trace)
    yield from base_line(panel, pad)
    yield from labels(panel, layout["font"], pad)

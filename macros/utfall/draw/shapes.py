"""What lies behind a panel or beside it: bands of values, and lines from a point to its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.draw.mark import length, look, path, point
from utfall.draw.scatter import SOLID
from utfall.errors import FigureError

if TYPE_CHECKING:
    from utfall.draw.mark import Mark
    from utfall.draw.panel import PlotArea
    from utfall.render.axes import Json

PAPER = "paper"


def shape(area: PlotArea, given: Json) -> Mark:
    """Draw a shape. Raise ``FigureError`` where it hangs on no axis, or on one that has no such place."""
    (left, right), (top, bottom) = _ends(area, given, "x"), _ends(area, given, "y")
    line = given["line"]
    dash = line.get("dash", SOLID)
    looks = look(fill=given.get("fillcolor", "none"))
    if line["width"]:
        dashes = None if dash == SOLID else dash
        looks += look(stroke=line["color"], stroke_width=line["width"], stroke_dasharray=dashes)
    if given["type"] == "line":
        return path(f"M{point(left, top)}L{point(right, bottom)}", looks)
    return path(f"M{point(left, top)}H{length(right)}V{length(bottom)}H{length(left)}Z", looks)


def _ends(area: PlotArea, given: Json, axis: str) -> tuple[float, float]:
    ref, values = given[f"{axis}ref"], (given[f"{axis}0"], given[f"{axis}1"])
    if ref == PAPER:
        placed = area.across if axis == "x" else area.upwards
        return placed(values[0]), placed(values[1])
    panel = area.panels.get(f"y{str(ref)[1:]}")
    if panel is None or str(ref)[:1] != axis:
        raise FigureError(f"shape.{axis}ref", ref, (PAPER, *area.panels))
    scale = panel.x if axis == "x" else panel.y
    first, last = (scale.place(value) for value in values)
    if first is None or last is None:
        raise FigureError(f"shape.{axis}0")
    return first, last

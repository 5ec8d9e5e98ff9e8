"""Words beside what they name: lines named at their ends, and the titles of panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.draw.axes import MIDDLE
from utfall.draw.mark import look, text
from utfall.draw.markup import lines
from utfall.errors import FigureError

if TYPE_CHECKING:
    from utfall.draw.mark import Mark
    from utfall.draw.panel import PlotArea
    from utfall.render.axes import Json

PAPER = "paper"
PAD = 2  # around an annotation: its own, and its border's
_PADS = {"left": PAD, "center": 0, "right": -PAD}
_ANCHORS = {"left": None, "center": "middle", "right": "end"}
BELOW = 0.25  # from the line that type stands on to the lower edge of its box, in type sizes


def annotation(area: PlotArea, given: Json, font: Json) -> Mark:
    """Write an annotation. Raise ``FigureError`` where it hangs on no axis or is of several lines."""
    size = font["size"]
    x, y = _place(area, given)
    x += given.get("xshift", 0) + _PADS[given["xanchor"]]
    y -= given.get("yshift", 0)
    y += -PAD - size * BELOW if given.get("yanchor") == "bottom" else size * MIDDLE
    told = lines(given["text"])
    if len(told) > 1:
        raise FigureError("annotation.text", given["text"], ("1",))
    own = {"color": font["color"], **given.get("font", {})}
    anchor = _ANCHORS[given["xanchor"]]
    looks = look(font_size=f"{size}px", fill=own["color"], text_anchor=anchor, font_weight=own.get("weight"))
    return text(x, y, told[0], looks)


def _place(area: PlotArea, given: Json) -> tuple[float, float]:
    xref, yref = given.get("xref"), given.get("yref")
    if (xref, yref) == (PAPER, PAPER):
        return area.across(given["x"]), area.upwards(given["y"])
    panel = area.panels.get(str(yref))
    if panel is None or xref != f"x{panel.suffix}":
        raise FigureError("annotation.yref", yref, (PAPER, *area.panels))
    x, y = panel.x.place(given["x"]), panel.y.place(given["y"])
    if x is None or y is None:
        raise FigureError("annotation.x")
    return x, y

"""The one panel of a chart over time: where a period and a value are in pixels, and the axes around it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from utfall.render.axes import CLEAR, Room, colour, plain, ticks_of, values_axis
from utfall.render.type_width import type_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.render.axes import Frame, Json
    from utfall.shown.chart import Panel

UPWARDS = 34  # pixels from a line of the grid to the next, at least
LEADING = 1.3  # from line to line, in type sizes
BETWEEN = 6  # pixels between the names of two periods


@dataclass(frozen=True, slots=True)
class Plane:
    """Hold the sizes of a picture and the range of values. ``edge`` is the room before the first period, in periods."""

    frame: Frame
    count: int
    span: tuple[float, float]
    left: int
    right: int
    top: int
    height: int
    edge: float = 0.5

    @property
    def width(self) -> int:
        """The width of the panel."""
        return self.frame.width - self.left - self.right

    @property
    def reach(self) -> tuple[float, float]:
        """The range of periods along the axis, counted from 0."""
        return -self.edge, self.count - 1 + self.edge

    @property
    def step(self) -> float:
        """The pixels from a period to the next."""
        return self.width / (self.count - 1 + 2 * self.edge)

    def x(self, at: float) -> float:
        """Return where a period is, in pixels from the left edge of the picture."""
        return self.left + (at + self.edge) * self.step

    def y(self, value: float) -> float:
        """Return where a value is, in pixels from the upper edge of the picture."""
        low, high = self.span
        return self.top + (high - value) / (high - low) * self.height

    def value(self, y: float) -> float:
        """Return which value is at a height, in pixels from the upper edge of the picture."""
        low, high = self.span
        return high - (y - self.top) / self.height * (high - low)

    def share_across(self, x: float) -> float:
        """Return a place as a share of the panel's width."""
        return round((x - self.left) / self.width, 4)

    def share_upwards(self, y: float) -> float:
        """Return a height as a share of the panel's."""
        return round(1 - (y - self.top) / self.height, 4)

    def layout(self, panel: Panel, language: str, *, figures: bool = True) -> Json:
        """Return the layout: sizes, type and axes; upwards, without ``figures``, the line at zero alone."""
        names = panel.ticks or panel.categories
        below = round((1 + max(name.count("\n") for name in names)) * self.frame.type_size * LEADING) + 10
        font = {"color": colour("ink"), "size": self.frame.type_size, "family": "sans-serif"}
        return {
            "width": self.frame.width, "height": self.top + self.height + below,
            "margin": {"l": self.left, "r": self.right, "t": self.top, "b": below, "pad": 4},
            "paper_bgcolor": CLEAR, "plot_bgcolor": CLEAR, "font": font, "showlegend": False,
            "annotations": [], "shapes": [],
            "xaxis": self._along(panel, names), "yaxis": self._upwards(panel, language, figures=figures),
        }  # fmt: skip

    def _along(self, panel: Panel, names: Sequence[str]) -> Json:
        ticked = fitting(names, self.step, self.frame.type_size)
        return {
            "type": "category", "categoryarray": list(panel.categories),
            "tickvals": [panel.categories[at] for at in ticked],
            "ticktext": ["<br>".join(map(plain, names[at].split("\n"))) for at in ticked],
            "showgrid": False, "tickangle": 0, "range": list(self.reach), "anchor": "y",
        }  # fmt: skip

    def _ticks(self, panel: Panel) -> list[float]:
        """Return round values upwards: from the lowest, which is said to be it, unless zero lies among them."""
        low, high = self.span
        if panel.span is None or low < 0 < high:
            return ticks_of(panel, self.span, self.frame.ticks, UPWARDS / self.height)
        steps = round((high - low) / float(panel.step))
        every = next(
            one for one in range(1, steps + 1)
            if one == steps or (steps // one < self.frame.ticks and self.height * one / steps >= UPWARDS)
        )  # fmt: skip
        return [round(low + at * float(panel.step), 6) for at in range(0, steps + 1, every)]

    def _upwards(self, panel: Panel, language: str, *, figures: bool) -> Json:
        room = Room(self.frame, self.width, self.height, "", self.span, language)
        ticks = self._ticks(panel) if figures else []
        axis = {**values_axis(room, ticks), "anchor": "x"}
        low, high = self.span
        return {**axis, "zeroline": True, "zerolinecolor": colour("ink")} if low <= 0 <= high else axis


def fitting(names: Sequence[str], step: float, size: float) -> list[int]:
    """Return which periods are named along the axis: as many as there is room for, the last one always."""
    widths = [max(type_width(line, size) for line in name.split("\n")) for name in names]
    last = len(names) - 1
    every = next((one for one in (1, 2, 3, 4, 6, 12) if _has_room(widths, range(0, last + 1, one), step)), last or 1)
    found = list(range(0, last + 1, every))
    while found[-1] != last and len(found) > 1 and not _has_room(widths, (found[-1], last), step):
        found.pop()
    return found if found[-1] == last else [*found, last]


def _has_room(widths: Sequence[float], places: Sequence[int], step: float) -> bool:
    return all((after - at) * step >= (widths[at] + widths[after]) / 2 + BETWEEN for at, after in pairwise(places))


def left_of(figures: Sequence[str], frame: Frame) -> int:
    """Return the room that the figures of an axis take."""
    return round(max((type_width(one, frame.type_size) for one in figures), default=0)) + 10

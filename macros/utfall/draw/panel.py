"""Where values and categories are: one panel of a figure, with a scale along and a scale upwards."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import isfinite
from typing import TYPE_CHECKING

from utfall.errors import FigureError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.render.axes import Json

FAR = 1000.0  # lengths of its scale beyond its ends: what lies farther away is not seen there either
EXACT = 0.01  # pixels that a place may be off by the arithmetic
_YAXIS = re.compile(r"yaxis(\d*)")


@dataclass(frozen=True, slots=True)
class AxisScale:
    """Turn values into pixels: ``low`` is at ``start`` and ``high`` at ``end``. Categories are told by their number."""

    low: float
    high: float
    start: float
    end: float
    categories: Mapping[str, int] | None = None

    def at(self, value: float) -> float:
        """Return where a value is; on a scale without a width, its middle."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        share = (value - self.low) / (self.high - self.low)
        return self.start + max(-FAR, min(FAR, share)) * (self.end - self.start)

    def has(self, place: float, inset: float = 0) -> bool:
        """Tell whether a place lies on the scale, so many pixels from its ends."""
        first, last = sorted((self.start, self.end))
        return first + inset - EXACT <= place <= last - inset + EXACT

    def number(self, value: object) -> float | None:
        """Return a value of a trace as a number of this scale; ``None`` where there is no value."""
        if value is None:
            return None
        if self.categories is not None and isinstance(value, str):
            if value not in self.categories:
                raise FigureError("category", value, self.categories)
            return self.categories[value]
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise FigureError("value", value, ("number",))
        return value if isfinite(value) else None

    def place(self, value: object) -> float | None:
        """Return where a value of a trace is; ``None`` where there is none."""
        number = self.number(value)
        return None if number is None else self.at(number)


@dataclass(frozen=True, slots=True)
class PaintedPanel:
    """One set of axes: how they are described, and the scales that they have."""

    suffix: str
    xaxis: Json
    yaxis: Json
    x: AxisScale
    y: AxisScale

    @property
    def left(self) -> float:
        """The left edge."""
        return self.x.start

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x.end

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.y.end

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y.start

    def has(self, trace: Json) -> bool:
        """Tell whether a trace is drawn here."""
        return bool(trace.get("yaxis", "y") == f"y{self.suffix}")


@dataclass(frozen=True, slots=True)
class PlotArea:
    """The part of a picture inside its margins, with its panels by the names of their axes."""

    left: float
    top: float
    right: float
    bottom: float
    panels: dict[str, PaintedPanel] = field(default_factory=dict)

    def across(self, share: float) -> float:
        """Return a place as a share of the width."""
        return self.left + share * (self.right - self.left)

    def upwards(self, share: float) -> float:
        """Return a place as a share of the height, from below."""
        return self.bottom - share * (self.bottom - self.top)


def area_of(layout: Json) -> PlotArea:
    """Return where everything of a figure is."""
    margin = layout["margin"]
    width, height = layout["width"], layout["height"]
    area = PlotArea(margin["l"], margin["t"], width - margin["r"], height - margin["b"])
    for suffix in _suffixes(layout):
        area.panels[f"y{suffix}"] = _panel(area, layout, suffix)
    return area


def _suffixes(layout: Json) -> Iterator[str]:
    for key in layout:
        found = _YAXIS.fullmatch(key)
        if found:
            if f"xaxis{found[1]}" not in layout:
                raise FigureError(f"layout.xaxis{found[1]}")
            yield found[1]


def _panel(area: PlotArea, layout: Json, suffix: str) -> PaintedPanel:
    xaxis, yaxis = layout[f"xaxis{suffix}"], layout[f"yaxis{suffix}"]
    left, right = (area.across(share) for share in xaxis.get("domain", (0, 1)))
    bottom, top = (area.upwards(share) for share in yaxis.get("domain", (0, 1)))
    return PaintedPanel(suffix, xaxis, yaxis, _scale(xaxis, left, right), _scale(yaxis, bottom, top))


def _scale(axis: Json, start: float, end: float) -> AxisScale:
    low, high = axis["range"]
    is_category = axis.get("type") == "category"
    categories = {name: number for number, name in enumerate(axis["categoryarray"])} if is_category else None
    return AxisScale(low, high, start, end, categories)

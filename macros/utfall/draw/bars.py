"""Bars that lie along a panel or stand in it, beside one another or on from one another, and words in them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.draw.axes import MIDDLE
from utfall.draw.known import CLEAR
from utfall.draw.mark import length, look, path, text
from utfall.draw.markup import lines
from utfall.render.text import Html

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.draw.mark import Mark
    from utfall.draw.panel import PaintedPanel
    from utfall.render.axes import Json

GAP = 0.2  # of a category's place, between it and the next, where the layout does not say


@dataclass(frozen=True, slots=True)
class _Bar:
    """One bar, in pixels, and its place in its trace."""

    at: int
    x: tuple[float, float]
    y: tuple[float, float]


def bars(panel: PaintedPanel, traces: Sequence[Json], layout: Json) -> Iterator[Mark]:
    """Draw the bars of a panel's traces, each with its text."""
    is_stacked = layout.get("barmode") == "stack"
    ends: Counter[tuple[float, bool]] = Counter()  # of what is drawn of each category, to either side
    room = 1 - layout.get("bargap", GAP)
    for number, trace in enumerate(traces):
        share = room if is_stacked else room / len(traces)
        thickness = trace.get("width", share)
        is_alone = is_stacked or "width" in trace
        offset = -thickness / 2 if is_alone else number * share - room / 2
        found = list(_bars(panel, trace, (offset, offset + thickness), ends if is_stacked else None))
        yield from _shapes(found, trace["marker"])
        yield from _texts(found, trace, layout["font"]["size"])


def _bars(
    panel: PaintedPanel, trace: Json, across: tuple[float, float], ends: Counter[tuple[float, bool]] | None
) -> Iterator[_Bar]:
    is_upright = trace.get("orientation", "v") == "v"
    along, over = (panel.y, panel.x) if is_upright else (panel.x, panel.y)
    values, categories = (trace["y"], trace["x"]) if is_upright else (trace["x"], trace["y"])
    for at, (value, category) in enumerate(zip(values, categories, strict=True)):
        size, place = along.number(value), over.number(category)
        if size is None or place is None:
            continue
        start = 0.0
        if ends is not None:
            start = ends[place, size < 0]
            ends[place, size < 0] += size  # type: ignore[assignment]
        ends_at = along.at(start), along.at(start + size)
        edges = over.at(place + across[0]), over.at(place + across[1])
        yield _Bar(at, *((edges, ends_at) if is_upright else (ends_at, edges)))


def _shapes(found: Sequence[_Bar], marker: Json) -> Iterator[Mark]:
    """Draw the bars; one of nothing shows by its outline alone, where it has one."""
    line, colours = marker.get("line", {"width": 0}), marker["color"]
    outline = look(stroke=line["color"], stroke_width=line["width"]) if line["width"] else ()
    for bar in found:
        (left, right), (top, bottom) = bar.x, bar.y
        if (left != right and top != bottom) or outline:
            colour = colours[bar.at] if isinstance(colours, list) else colours
            d = f"M{length(left)},{length(top)}V{length(bottom)}H{length(right)}V{length(top)}Z"
            yield path(d, look(fill="none" if colour == CLEAR else colour) + outline)


def _texts(found: Sequence[_Bar], trace: Json, size: float) -> Iterator[Mark]:
    told = trace.get("text") or []
    looks = look(font_size=f"{size}px", fill=trace.get("textfont", {}).get("color"), text_anchor="middle")
    for bar in found:
        if bar.at < len(told) and told[bar.at]:
            yield text(sum(bar.x) / 2, sum(bar.y) / 2 + size * MIDDLE, Html(" ").join(lines(told[bar.at])), looks)

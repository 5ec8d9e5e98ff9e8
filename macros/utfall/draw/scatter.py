"""Points: the lines that join them, broken where a value is missing, and the marks that stand at them."""

from __future__ import annotations

from itertools import groupby, pairwise, starmap
from typing import TYPE_CHECKING

from utfall.draw.known import CLEAR
from utfall.draw.mark import circle, length, look, path, point

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from utfall.draw.mark import Look, Mark
    from utfall.draw.panel import PaintedPanel
    from utfall.render.axes import Json

    Point = tuple[float, float]

SOLID = "solid"
STEPPED = "hvh"
DIAMOND, TICK = 1.3, 1.4  # how far these reach, in radii, so that they weigh as much as a circle


def scatter(panel: PaintedPanel, trace: Json) -> Iterator[Mark]:
    """Draw a trace: its lines and its marks, as its mode says."""
    places = zip((panel.x.place(x) for x in trace["x"]), (panel.y.place(y) for y in trace["y"]), strict=True)
    points = [None if x is None or y is None else (x, y) for x, y in places]
    parts = trace["mode"].split("+")
    if "lines" in parts:
        yield from _line(points, trace["line"])
    if "markers" in parts:
        yield from _marks(points, trace["marker"])


def _line(points: Sequence[Point | None], line: Json) -> Iterator[Mark]:
    dash = line.get("dash", SOLID)
    looks = look(
        fill="none", stroke=line["color"], stroke_width=line["width"], stroke_linejoin="round",
        stroke_dasharray=None if dash == SOLID else dash,
    )  # fmt: skip
    joint = _stepped if line.get("shape") == STEPPED else _straight
    for is_there, run in groupby(points, key=lambda one: one is not None):
        joined = [one for one in run if one]
        if is_there and len(joined) > 1:
            yield path(f"M{point(*joined[0])}" + "".join(starmap(joint, pairwise(joined))), looks)


def _straight(_before: Point, after: Point) -> str:
    return f"L{point(*after)}"


def _stepped(before: Point, after: Point) -> str:
    """Go half the way level, then up or down, then the rest of the way level."""
    return f"H{length((before[0] + after[0]) / 2)}V{length(after[1])}H{length(after[0])}"


def _marks(points: Sequence[Point | None], marker: Json) -> Iterator[Mark]:
    sizes = marker["size"] if isinstance(marker["size"], list) else [marker["size"]] * len(points)
    symbol = marker.get("symbol", "circle")
    looks = _looks(symbol, marker)
    for one, size in zip(points, sizes, strict=True):
        if one and size:
            yield _SYMBOLS[symbol](one, size / 2, looks)


def _looks(symbol: str, marker: Json) -> Look:
    line = marker.get("line", {"width": 0})
    stroke = look(stroke=line["color"], stroke_width=line["width"]) if line["width"] else ()
    if symbol in {"line-ew", "line-ns"}:
        return stroke
    return look(fill="none" if marker["color"] == CLEAR else marker["color"]) + stroke


def _circle(at: Point, radius: float, looks: Look) -> Mark:
    return circle(*at, radius, looks)


def _diamond(at: Point, radius: float, looks: Look) -> Mark:
    (x, y), reach = at, radius * DIAMOND
    corners = (x + reach, y), (x, y + reach), (x - reach, y), (x, y - reach)
    return path("M" + "L".join(point(*one) for one in corners) + "Z", looks)


def _square(at: Point, radius: float, looks: Look) -> Mark:
    x, y = at
    d = f"M{point(x - radius, y - radius)}H{length(x + radius)}V{length(y + radius)}H{length(x - radius)}Z"
    return path(d, looks)


def _tick(at: Point, radius: float, looks: Look) -> Mark:
    (x, y), reach = at, radius * TICK
    return path(f"M{point(x, y + reach)}V{length(y - reach)}", looks)


def _dash(at: Point, radius: float, looks: Look) -> Mark:
    (x, y), reach = at, radius * TICK
    return path(f"M{point(x + reach, y)}H{length(x - reach)}", looks)


_SYMBOLS: dict[str, Callable[[Point, float, Look], Mark]] = {
    "circle": _circle, "diamond": _diamond, "line-ew": _dash, "line-ns": _tick, "square": _square,
}  # fmt: skip

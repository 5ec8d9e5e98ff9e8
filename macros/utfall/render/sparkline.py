"""Sparklines: a few points of a series, as small as a word, with the same said in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.render.text import NOTHING, Html, element, joined

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from utfall.shown.content import Trend


@dataclass(frozen=True, slots=True)
class LineRoom:
    """The size of a picture in pixels, with room at its edges for the dot at the end."""

    width: int
    height: int
    edge: int
    dot: str
    kind: str = "u-spark"


SMALL = LineRoom(84, 20, 3, "2.5")
WIDE = LineRoom(200, 48, 4, "3.5", "u-spark u-spark-wide")


def sparkline(shown: Trend, room: LineRoom = SMALL) -> Html:
    """Return the line of a trend, a gap where a value is missing, a dot at the latest; its aims as a broken line."""
    place = _Scale(shown, room)
    places = place.places(shown.values)
    aimed = joined(element("path", d=path, class_="u-aim") for path in _paths(place.places(shown.aims)))
    drawn = aimed + joined(element("path", d=path) for path in _paths(places))
    if places:
        x, y = places[max(places)]
        drawn += element("circle", NOTHING, cx=x, cy=y, r=room.dot)
    return element(
        "svg", drawn, class_=room.kind, role="img", aria_label=shown.text,
        viewBox=f"0 0 {room.width} {room.height}", width=room.width, height=room.height, focusable="false",
    )  # fmt: skip


class _Scale:
    """Know where a value stands in the picture."""

    def __init__(self, shown: Trend, room: LineRoom) -> None:
        known = [float(value) for value in (*shown.values, *shown.aims, *(shown.bounds or ())) if value is not None]
        self.low, self.span = min(known, default=0.0), max(known, default=0.0) - min(known, default=0.0)
        self.room, self.step = room, (room.width - 2 * room.edge) / max(1, len(shown.values) - 1)

    def places(self, values: Sequence[Decimal | None]) -> dict[int, tuple[str, str]]:
        """Return where each value that there is stands in the picture, by its number."""
        known = {at: float(value) for at, value in enumerate(values) if value is not None}
        return {at: (f"{self.room.edge + at * self.step:.1f}", self._height(value)) for at, value in known.items()}

    def _height(self, value: float) -> str:
        height, edge = self.room.height, self.room.edge
        share = (value - self.low) / self.span if self.span else 0.5
        return f"{height - edge - share * (height - 2 * edge):.1f}"


def _paths(places: dict[int, tuple[str, str]]) -> list[str]:
    """Return a path for each run of values that follow on one another."""
    paths: list[str] = []
    for at, (x, y) in places.items():
        if at - 1 in places:
            paths[-1] += f"L{x},{y}"
        else:
            paths.append(f"M{x},{y}")
    return paths

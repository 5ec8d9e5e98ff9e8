"""Words in a picture: at a line's end, or near a value. No two of them meet, and none leaves the picture.

Words at the ends of lines are moved apart, and a fine line leads to each that has been. Words near a value stand at the
first place of several where they meet no other words, and as few lines as can be; where there is none they are left
out: the table has the figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.render.axes import colour, plain
from utfall.render.type_width import type_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from utfall.render.axes import Json
    from utfall.render.plane import Plane

APART = 17  # pixels from one name of a line to the next
LEAD = 14  # from a line's end to its name, where a fine line joins them
CLOSE = 5  # and where none does
STILL = 3  # what a name may be moved without a fine line
BOLD = 700
MIDDLE = 0.35  # from the middle of a line of type to what it stands on, in type sizes
ASCENT, DESCENT = 0.78, 0.24  # of letters, in type sizes
CLEARANCE = 1.0  # pixels between two words
Anchor = tuple[float, float, str]  # how far to the right and down from the value, and which end of the words is there
AROUND: tuple[Anchor, ...] = (
    (0, -13, "center"), (0, 14, "center"), (9, -11, "left"), (-9, -11, "right"), (9, 12, "left"), (-9, 12, "right"),
    (10, 0, "left"), (-10, 0, "right"), (0, -28, "center"), (0, 30, "center"), (9, -26, "left"), (-9, -26, "right"),
    (9, 28, "left"), (-9, 28, "right"), (0, -44, "center"), (0, 46, "center"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Box:
    """A piece of the picture, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Tell whether two pieces have anything in common."""
        return (
            self.left < other.right + CLEARANCE and other.left < self.right + CLEARANCE
            and self.top < other.bottom + CLEARANCE and other.top < self.bottom + CLEARANCE
        )  # fmt: skip

    def has(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class EndLabel:
    """The name of a line that ends at the right edge: at which value, and how it looks."""

    text: str
    value: float
    ink: str
    bold: bool = False


def box_of(x: float, y: float, text: str, size: float, anchor: str, *, bold: bool = False) -> Box:
    """Return the room of a line of type whose middle is at a height."""
    width = type_width(text, size, bold=bold)
    left = x - {"left": 0, "center": width / 2, "right": width}[anchor]
    stands = y + size * MIDDLE
    return Box(left, stands - size * ASCENT, left + width, stands + size * DESCENT)


class Labels:
    """Gather the words of one picture. ``lines`` are points that its lines pass, ``left`` where words may begin."""

    def __init__(self, plane: Plane, lines: Iterable[tuple[float, float]] = (), *, left: float = 0) -> None:
        self.plane = plane
        self.left = left
        self.size = plane.frame.type_size
        self.lines = list(lines)
        self.annotations: list[Json] = []
        self.shapes: list[Json] = []
        self._taken: list[Box] = []

    def ends(self, given: Sequence[EndLabel]) -> None:
        """Name lines at the right edge, the highest first, ``APART`` from one another."""
        plane, named = self.plane, sorted(given, key=lambda one: -one.value)
        wanted = [plane.y(one.value) for one in named]
        for y, one, at in zip(_apart(wanted, plane.top + plane.height), named, wanted, strict=True):
            is_moved = abs(y - at) > STILL
            if is_moved:
                self._lead(at, y)
            self._write(plane.reach[1], at, one, (LEAD if is_moved else CLOSE, y - at, "left"))

    def near(
        self, at: float, value: float, label: EndLabel, around: Sequence[Anchor] = AROUND, *, must: bool = False
    ) -> bool:
        """Write words near a value, where there is room for them, or at the first place if they must be there."""
        x, y = self.plane.x(at), self.plane.y(value)
        found = []
        for number, (right, down, anchor) in enumerate(around):
            box = box_of(x + right, y + down, label.text, self.size, anchor, bold=label.bold)
            if self._is_free(box):
                found.append((sum(box.has(*one) for one in self.lines), number))
        if not found and not must:
            return False
        self._write(at, y, label, around[min(found)[1] if found else 0])
        return True

    def _is_free(self, box: Box) -> bool:
        plane = self.plane
        is_inside = box.left >= self.left and box.right <= plane.frame.width and box.top >= 0
        return (
            is_inside and box.bottom <= plane.top + plane.height + 1 and not any(box.meets(one) for one in self._taken)
        )

    def _write(self, at: float, y: float, label: EndLabel, place: Anchor) -> None:
        right, down, anchor = place
        self._taken.append(box_of(self.plane.x(at) + right, y + down, label.text, self.size, anchor, bold=label.bold))
        weight = {"weight": BOLD} if label.bold else {}  # a tag would become a style in the live chart's page
        self.annotations.append({
            "text": plain(label.text), "x": round(at, 3), "xref": "x", "y": round(self.plane.value(y), 6), "yref": "y",
            "showarrow": False, "xanchor": anchor, "yanchor": "middle", "xshift": right, "yshift": round(-down, 1),
            "font": {"color": colour(label.ink), **weight},
        })  # fmt: skip

    def _lead(self, from_y: float, to_y: float) -> None:
        plane = self.plane
        edge = plane.left + plane.width
        self.shapes.append({
            "type": "line", "xref": "paper", "yref": "paper",
            "x0": plane.share_across(edge + 2), "x1": plane.share_across(edge + LEAD - 2),
            "y0": plane.share_upwards(from_y), "y1": plane.share_upwards(to_y),
            "line": {"color": colour("previous"), "width": 1},
        })  # fmt: skip


def ends_width(texts: Iterable[tuple[str, bool]], size: float) -> int:
    """Return the room to the right that names of lines take, each bold or not."""
    widest = max((type_width(text, size, bold=bold) for text, bold in texts), default=0)
    return round(widest) + LEAD + 4 if widest else 10


def _apart(wanted: Sequence[float], bottom: float) -> list[float]:
    """Return heights, the uppermost first, as near as can be to those wanted: none too near another or too far down."""
    groups: list[list[float]] = []  # names that touch move together, about the middle of where they want to be
    for one in wanted:
        groups.append([one])
        while len(groups) > 1 and _last(groups[-2]) + APART > _first(groups[-1]):
            groups[-2:] = [groups[-2] + groups[-1]]
    placed = [_first(group) + number * APART for group in groups for number in range(len(group))]
    for at in range(len(placed) - 1, -1, -1):
        most = placed[at + 1] - APART if at + 1 < len(placed) else bottom
        placed[at] = min(placed[at], most)
    return placed


def _first(group: Sequence[float]) -> float:
    middle = sum(one - number * APART for number, one in enumerate(group)) / len(group)
    return max(middle, APART / 2)


def _last(group: Sequence[float]) -> float:
    return _first(group) + (len(group) - 1) * APART

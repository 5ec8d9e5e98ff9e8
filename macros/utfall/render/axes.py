"""What every kind of chart is drawn with: the widths, the place of a panel, its axes, and colours by role.

Type is 12 pixels or larger at both widths. Lengths are pixels throughout.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from html import escape
from itertools import product
from math import ceil, floor
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from utfall.number import write_number
from utfall.shown.chart import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.shown.chart import ChartSeries, Panel

Json = dict[str, Any]
CLEAR = "rgba(0,0,0,0)"
SYMBOLS = {Role.OUTCOME: "circle", Role.FORECAST: "diamond", Role.PREVIOUS: "circle", Role.ROLLING: "square"}
GLYPH = 0.56  # the mean width of a letter, as a share of the type size
BAR = 17
FEWEST = 2  # values along an axis


@dataclass(frozen=True, slots=True)
class Frame:
    """One width to draw at; ``letters`` is where a category's name is broken, ``ticks`` the most on an axis."""

    name: str
    width: int
    letters: int
    ticks: int
    type_size: int = 13

    def length(self, letters: int) -> int:
        """Return how long a text of so many letters is."""
        return int(letters * self.type_size * GLYPH) + 1

    def lines(self, name: str) -> list[str]:
        """Return a category's name on as many lines as it needs."""
        return wrap(name, self.letters, break_long_words=False, break_on_hyphens=True) or [name]


WIDE = Frame("wide", 660, 30, 6)
NARROW = Frame("narrow", 288, 14, 4, 12)
FRAMES = (WIDE, NARROW)


@dataclass(frozen=True, slots=True)
class Room:
    """The place of one panel: the frame, its size, the number of its axes, and the values that it spans.

    ``language`` is that in which figures are written.
    """

    frame: Frame
    width: int
    height: int
    suffix: str
    span: tuple[float, float]
    language: str


@dataclass(frozen=True, slots=True)
class PanelTraces:
    """Hold what one panel adds to the figure."""

    data: list[Json]
    layout: Json
    labels: list[Json] = field(default_factory=list)
    shapes: list[Json] = field(default_factory=list)


def colour(name: str) -> str:
    """Return a colour of the style sheet, by the name of what it is for."""
    return f"var(--u-chart-{name})"


def plain(text: str) -> str:
    """Return a text without what Plotly would take for markup."""
    return escape(text, quote=False)


def numbers(panels: Sequence[Panel]) -> list[Decimal]:
    """Return every value that is there."""
    return [value for panel in panels for one in panel.series for value in one.values if value is not None]


def base(panel: Panel, one: ChartSeries, *, flat: bool) -> Json:
    """Return what every trace begins with: where its values are, and what is said of each."""
    along, across = ("x", "y") if flat else ("y", "x")
    trace: Json = {"name": one.name, across: list(panel.categories), along: [_json(value) for value in one.values]}
    if flat:
        trace["orientation"] = "h"
    place = "%{y}" if flat else "%{x}"
    told = f"{place}<br>{plain(one.name)}: %{{customdata}}<extra></extra>"
    return trace | {"customdata": list(one.shown), "hovertemplate": told}


def values_axis(room: Room, ticks: Sequence[float]) -> Json:
    """Return the axis of values: few faint lines at round values, written as the page writes figures."""
    decimals = 0
    while decimals < 6 and any(round(tick, decimals) != tick for tick in ticks):  # noqa: PLR2004 - as ticks are rounded
        decimals += 1
    return {
        "range": list(room.span),
        "tickvals": list(ticks),
        "ticktext": [write_number(Decimal(str(tick)), decimals, room.language) for tick in ticks],
        "tickangle": 0,
        "gridcolor": colour("grid"),
        "zeroline": False,
    }


def ticks_of(panel: Panel, span: tuple[float, float], most: int, share: float) -> list[float]:
    """Return round values along an axis, zero among them: at most so many, a share of the axis or more apart.

    Where every value is whole, so are they. Two there are, if need be nearer one another.
    """
    low, high = span
    is_whole = all(value == value.to_integral_value() for value in numbers([panel]))
    found: list[float] = []
    for power, digit in product(range(0 if is_whole else -6, 15), (1, 2, 5)):
        step = digit * 10.0**power
        if high - low <= step * most:
            at = range(ceil(low / step), floor(high / step) + 1)
            if found and len(at) < FEWEST:
                break
            found = [round(number * step, max(0, -power)) for number in at]
            if step >= (high - low) * share:
                break
    return found


def _json(value: Decimal | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)

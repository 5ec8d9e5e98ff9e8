"""What the parts of a figure share: the widths to draw at, the place of a panel, its axes, and texts that fit."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from math import ceil, floor
from textwrap import wrap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from utfall.model.chart import ChartSeries, Panel

Json = dict[str, Any]
NO_BREAK = "\u00a0"
CLEAR = "rgba(0,0,0,0)"
LETTERS_APART = 7  # pixels between two figures on an axis
GLYPH = 0.56  # the mean width of a letter, as a share of the type size


@dataclass(frozen=True, slots=True)
class Frame:
    """Be one width to draw at. Lengths are pixels; ``letters`` is where a category's name is broken."""

    name: str
    width: int
    letters: int
    ticks: int
    type_size: int = 13


WIDE = Frame("wide", 660, 30, 6)
NARROW = Frame("narrow", 288, 14, 4, 12)
FRAMES = (WIDE, NARROW)


@dataclass(frozen=True, slots=True)
class Room:
    """Be the place of one panel: the frame, its margins, its height, and the number of its axes."""

    frame: Frame
    left: int
    right: int
    height: int
    suffix: str
    span: list[float]


@dataclass(frozen=True, slots=True)
class Part:
    """Hold what one panel adds to the figure."""

    data: list[Json]
    layout: Json
    labels: list[Json] = field(default_factory=list)


def colour(name: str) -> str:
    """Return a colour of the style sheet, by the name of what it is for."""
    return f"var(--u-chart-{name})"


def text_width(letters: int, frame: Frame) -> int:
    """Return about how many pixels a text of so many letters takes."""
    return int(letters * frame.type_size * GLYPH) + 1


def broken(name: str, frame: Frame) -> list[str]:
    """Return a category's name as the lines that it is written on."""
    return wrap(name, frame.letters, break_long_words=False, break_on_hyphens=True) or [name]


def trace_of(panel: Panel, one: ChartSeries, *, flat: bool) -> Json:
    """Return what every trace has: names, values, and what is said at a point. ``flat`` lays values along x."""
    along, across = ("x", "y") if flat else ("y", "x")
    trace: Json = {"name": one.name, across: list(panel.categories), along: [_plain(value) for value in one.values]}
    if flat:
        trace["orientation"] = "h"
    place = "%{y}" if flat else "%{x}"
    told = f"{place}<br>{inert(one.name)}: %{{customdata}}<extra></extra>"
    return trace | {"customdata": list(one.shown), "hovertemplate": told}


def span_of(panels: Sequence[Panel]) -> list[float]:
    """Return the range of values that bars from zero take in these panels, with room for a mark at either end."""
    values = [float(value) for panel in panels for one in panel.series for value in one.values if value is not None]
    low, high = min([0.0, *values]), max([0.0, *values])
    edge = (high - low or 1) * 0.05
    return [low - edge if low else 0.0, high + edge if high else 0.0]


def ticks_of(span: list[float], inner: int, frame: Frame) -> list[float]:
    """Return round values along an axis, zero among them, as many as can be written beside one another."""
    low, high = span
    for power in range(-3, 15):
        for digit in (1, 2, 5):
            step = digit * 10.0**power
            if (high - low) / step > frame.ticks:
                continue
            ticks = [round(number * step, 3) for number in range(ceil(low / step), floor(high / step) + 1)]
            widths = [text_width(len(f"{tick:,.0f}"), frame) for tick in ticks]
            if all((one + other) / 2 + LETTERS_APART <= step / (high - low) * inner for one, other in pairwise(widths)):
                return ticks
    return [0.0]


def value_axis(panel: Panel, frame: Frame, *, is_from_zero: bool = True) -> Json:
    """Return the axis of values: few faint lines, figures as the page writes them."""
    values = [float(value) for one in panel.series for value in one.values if value is not None]
    floor = [0.0] if is_from_zero else []
    span = max([*values, *floor], default=0) - min([*values, *floor], default=0)
    return {
        "gridcolor": colour("grid"),
        "tickangle": 0,
        "nticks": frame.ticks,
        "tickformat": ",.0f" if span >= frame.ticks else ",.1f",
        "zeroline": False,
    }


def inert(text: str) -> str:
    """Return a text without what Plotly would take for markup."""
    return escape(text, quote=False)


def _plain(value: Decimal | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)

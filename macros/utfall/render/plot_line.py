"""What every line is drawn with: its dash, its dots, where it breaks off, and the range of values that it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.render.axes import numbers
from utfall.shown.chart import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.render.axes import Json
    from utfall.shown.chart import Panel

DASHES = {Role.OUTCOME: "solid", Role.TARGET: "6px,4px", Role.FORECAST: "2px,3px", Role.ROLLING: "10px,3px,2px,3px"}
DOT = 6
EDGE = 0.06  # of the span, above and below the lines
NEAR_ZERO = 0.3  # of the highest: what comes nearer to zero is shown from zero


def line_span(*panels: Panel) -> tuple[float, float]:
    """Return the range of values shown: from zero where they come near it, else round about them."""
    values = [float(value) for value in numbers(panels)]
    low, high = min(values), max(values)
    edge = (high - low or abs(high) or 1) * EDGE
    return (0.0 if 0 <= low <= high * NEAR_ZERO else low - edge, high + edge)


def broken(trace: Json, breaks: Sequence[int]) -> Json:
    """Return a trace with nothing before each break, so that no line leads over it."""
    for at in sorted(breaks, reverse=True):
        trace["x"].insert(at, trace["x"][at - 1])
        trace["y"].insert(at, None)
        trace["customdata"].insert(at, "")
    return trace


def dots(values: Sequence[float | None], *, is_all: bool, is_last: bool) -> list[int]:
    """Return the size of each point's dot, 0 where there is none."""
    there = [False, *(value is not None for value in values), False]
    last = max(at for at, is_there in enumerate(there) if is_there)
    return [
        DOT if there[at] and (is_all or (is_last and at == last) or not (there[at - 1] or there[at + 1])) else 0
        for at in range(1, len(there) - 1)
    ]

"""The figures as a chart: a panel for each thing that is told, a line for each number of departments.

Both axes go by tenfolds. The chart is drawn on one line, as Markdown passes it on.
"""

from __future__ import annotations

from math import ceil, floor, log10
from typing import TYPE_CHECKING

from scale.figures import DEPARTMENTS, MONTHS, NAMES, amount, figures, written

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDE, HIGH = 300, 190  # of a panel
LEFT, RIGHT, TOP, BOTTOM = 62, 34, 34, 26  # room for the labels
LIMIT = dict.fromkeys(("laid-out", "thinned"), (1e9, "GitHub Pages: 1 GB"))
SPREAD = 3  # tenfolds that a panel shows at least


def chart() -> str:
    """Return the panels, which stand beside one another where there is room. The table below them has their figures."""
    panels = (
        f'<svg role="img" viewBox="0 0 {WIDE} {HIGH}" aria-label="{name}, by months and departments">'
        f"{''.join(_panel(what, name))}</svg>"
        for what, name in NAMES.items()
    )
    return f'<div class="d-charts">{"".join(panels)}</div>'


def _panel(what: str, name: str) -> Iterator[str]:
    values = {(one, months): figures()[what, one, months].value for one in DEPARTMENTS for months in MONTHS}
    unit = figures()[what, DEPARTMENTS[0], MONTHS[0]].unit
    low, high = floor(log10(min(values.values()))), ceil(log10(max(values.values())))
    high = max(high, low + SPREAD)
    yield _text(0, 14, name, "d-chart-name")
    for power in range(low, high + 1):
        height = _y(10.0**power, low, high)
        yield f'<line class="d-chart-grid" x1="{LEFT}" x2="{WIDE - RIGHT}" y1="{height:g}" y2="{height:g}"/>'
        yield _text(LEFT - 6, height + 3, _scale(10.0**power, unit), "d-chart-end")
    for months in MONTHS:
        yield _text(_x(months), HIGH - 8, str(months), "d-chart-mid")
    if what in LIMIT and low <= log10(LIMIT[what][0]) <= high:
        height = _y(LIMIT[what][0], low, high)
        yield f'<line class="d-chart-limit" x1="{LEFT}" x2="{WIDE - RIGHT}" y1="{height:g}" y2="{height:g}"/>'
        yield _text(WIDE - RIGHT - 4, height + 11, LIMIT[what][1], "d-chart-end")
    told: list[float] = []
    for one in DEPARTMENTS:
        line = [(_x(months), _y(values[one, months], low, high)) for months in MONTHS]
        yield f'<polyline class="d-chart-line" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in line)}"/>'
        yield from (f'<circle class="d-chart-dot" cx="{x:.1f}" cy="{y:.1f}" r="2.5"/>' for x, y in line)
        height = line[-1][1] + 3
        while any(abs(height - other) < 11 for other in told):  # noqa: PLR2004 - the height of a label
            height -= 2
        told.append(height)
        yield _text(WIDE - RIGHT + 6, height, str(one), "d-chart-said")


def _scale(value: float, unit: str) -> str:
    return f"{amount(value)} s" if unit == "seconds" else written(value, unit)


def _x(months: int) -> float:
    first, last = log10(MONTHS[0]), log10(MONTHS[-1])
    return LEFT + (log10(months) - first) / (last - first) * (WIDE - LEFT - RIGHT)


def _y(value: float, low: int, high: int) -> float:
    return round(HIGH - BOTTOM - (log10(value) - low) / (high - low) * (HIGH - TOP - BOTTOM), 1)


def _text(x: float, y: float, text: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x:g}" y="{y:g}">{text}</text>'

"""Sparklines: a few points of a series, as small as a word, with the same said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.render.text import Html, element, joined

if TYPE_CHECKING:
    from utfall.shown.table import Trend

WIDTH, HEIGHT, EDGE = 84, 20, 3  # pixels


def sparkline(shown: Trend) -> Html:
    """Return the line of a trend, a gap where a value is missing, a dot at the latest."""
    places = _places(shown)
    drawn = joined(element("path", d=path) for path in _paths(places))
    if places:
        x, y = places[max(places)]
        drawn += element("circle", cx=x, cy=y, r="2.5")
    return element(
        "svg", drawn, class_="u-spark", role="img", aria_label=shown.text, viewBox=f"0 0 {WIDTH} {HEIGHT}",
        width=WIDTH, height=HEIGHT, focusable="false",
    )  # fmt: skip


def _places(shown: Trend) -> dict[int, tuple[str, str]]:
    """Return where each value that there is stands in the picture, by its number."""
    known = {at: float(value) for at, value in enumerate(shown.values) if value is not None}
    if not known:
        return {}
    low, span = min(known.values()), max(known.values()) - min(known.values())
    step = (WIDTH - 2 * EDGE) / max(1, len(shown.values) - 1)
    room = HEIGHT - 2 * EDGE
    return {
        at: (f"{EDGE + at * step:.1f}", f"{HEIGHT - EDGE - ((value - low) / span if span else 0.5) * room:.1f}")
        for at, value in known.items()
    }


def _paths(places: dict[int, tuple[str, str]]) -> list[str]:
    """Return a path for each run of values that follow on one another."""
    paths: list[str] = []
    for at, (x, y) in places.items():
        if at - 1 in places:
            paths[-1] += f"L{x},{y}"
        else:
            paths.append(f"M{x},{y}")
    return paths

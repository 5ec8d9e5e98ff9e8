"""What a picture is made of: paths, circles and texts, written with those that look alike together.

How something looks is told by attributes of its own, since a page's policy for content may forbid ``style``. Lengths
are pixels, written to a tenth.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from utfall.render.text import NOTHING, Html, element, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Look = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One shape: where it is and how large, how it looks, and what stands in it."""

    tag: str
    place: Look
    look: Look
    content: Html = NOTHING


def look(**attributes: str | float | None) -> Look:
    """Return how something looks: the attributes that are there. Underscores become hyphens."""
    return tuple(
        (name.replace("_", "-"), value if isinstance(value, str) else length(value))
        for name, value in attributes.items()
        if value is not None
    )


def path(d: str, looks: Look) -> Mark:
    """Return a path."""
    return Mark("path", (("d", d),), looks)


def circle(x: float, y: float, radius: float, looks: Look) -> Mark:
    """Return a circle about a point."""
    return Mark("circle", (("cx", length(x)), ("cy", length(y)), ("r", length(radius))), looks)


def text(x: float, y: float, content: Html, looks: Look) -> Mark:
    """Return a line of text of ready-made content; ``y`` is the line that it stands on."""
    return Mark("text", (("x", length(x)), ("y", length(y))), looks, content)


def length(value: float) -> str:
    """Return a length as it is written: as short as a tenth of a pixel can be."""
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def point(x: float, y: float) -> str:
    """Return a point as it is written in a path."""
    return f"{length(x)},{length(y)}"


def written(marks: Iterable[Mark]) -> Html:
    """Return marks as one line, in their order, those that follow on one another and look alike in one group."""
    return joined(_group(looks, list(_joined(alike))) for looks, alike in groupby(marks, key=lambda one: one.look))


def _group(looks: Look, marks: list[Mark]) -> Html:
    attributes = dict(looks)
    if len(marks) == 1:
        return element(marks[0].tag, marks[0].content, **dict(marks[0].place), **attributes)
    inner = joined(element(one.tag, one.content, **dict(one.place)) for one in marks)
    return element("g", inner, **attributes)


def _joined(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Return paths that follow on one another as one: they say nothing but where they go."""
    for tag, alike in groupby(marks, key=lambda one: one.tag):
        if tag != "path":
            yield from alike
            continue
        paths = list(alike)
        yield Mark(tag, (("d", "".join(dict(one.place)["d"] for one in paths)),), paths[0].look)

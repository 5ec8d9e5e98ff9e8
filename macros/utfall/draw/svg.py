"""What Plotly draws, made fit for a page: shapes and text and nothing else, the page's own colours, one line.

Plotly is given a colour of its own for each of the page's variables (``#010101`` and on); in the picture each is
turned back into the variable, so that it follows the page's scheme. Its groups, clips and ids, some of them random,
are left out: every shape is moved to where its groups would have moved it, and shapes that look alike are written
together, which makes a picture a third as long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from utfall.render.text import element, escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {"path", "rect", "circle", "text"}
_VARIABLE = re.compile(r"var\((--[a-z-]+)\)")
_SENTINEL = re.compile(r"rgb\((\d+), \1, \1\)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_MOVES = re.compile(r"\s*(?:translate\(([-\d.]+)(?:[, ]+([-\d.]+))?\)|rotate\(0(?:[, ][^)]*)?\))\s*")
_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_CIRCLE = re.compile(r"M([\d.]+),0A\1,\1 0 1,1 0,-\1A\1,\1 0 0,1 \1,0Z")
_STRAIGHT = re.compile(r"M[-\d.]+,[-\d.]+[HhVv][-\d.]+")
_NOTHING = {"", "M0,0", "M0,0Z"}
_NEEDLESS = {  # what is so anyway, or is set by the style sheet
    "font-family", "white-space", "pointer-events", "vector-effect", "stroke-miterlimit", "text-anchor:start",
    "fill-opacity:1", "stroke-opacity:1", "opacity:1", "font-style:normal", "font-weight:normal", "font-weight:400",
    "font-variant:normal", "text-shadow:none", "display:inline",
}  # fmt: skip
_CLEAR = {"none", "0", "0px"}


@dataclass(frozen=True, slots=True)
class _Place:
    """Say where the groups around a shape have moved it, how they look, and what else they do with it."""

    right: float = 0
    down: float = 0
    turned: str = ""
    style: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Shape:
    """Be one shape where it is drawn. ``size`` are the attributes that say where and how large."""

    tag: str
    size: tuple[tuple[str, str], ...]
    style: str
    content: str = ""


def sentinels(figure: str) -> tuple[str, tuple[str, ...]]:
    """Return a figure's JSON with a colour in place of each variable, and the variables in that order."""
    names = tuple(sorted(set(_VARIABLE.findall(figure))))
    numbers = {name: number for number, name in enumerate(names, 1)}
    return _VARIABLE.sub(lambda found: f"#{numbers[found[1]]:02x}" + f"{numbers[found[1]]:02x}" * 2, figure), names


def cleaned(svg: bytes, names: Sequence[str]) -> str:
    """Return a picture's content as one line: what shows something, in the order in which it is painted."""
    shapes = _shapes(ET.fromstring(svg), _Place(), names)  # noqa: S314 - drawn by our own browser
    return "".join(_written(style, list(alike)) for style, alike in groupby(shapes, key=lambda one: one.style))


def _written(style: str, shapes: Sequence[_Shape]) -> str:
    """Return shapes of one style; paths become one, since they say nothing but where they go."""
    parts: list[_Shape] = []
    for shape in shapes:
        last = parts[-1] if parts else None
        if last and shape.tag == last.tag == "path" and len(last.size) == len(shape.size) == 1:
            parts[-1] = replace(last, size=(("d", last.size[0][1] + shape.size[0][1]),))
        else:
            parts.append(shape)
    if len(parts) == 1:
        return element(parts[0].tag, parts[0].content, **dict(parts[0].size), **_looks(style))
    inner = "".join(element(part.tag, part.content, **dict(part.size)) for part in parts)
    return element("g", inner, **_looks(style)) if style else inner


def _looks(style: str) -> dict[str, str]:
    """Return a style as attributes of its own: a page's policy for content may forbid what is written in ``style``."""
    return dict(part.split(":", 1) for part in style.split(";") if part)


def _shapes(node: ET.Element, place: _Place, names: Sequence[str]) -> Iterator[_Shape]:
    tag = node.tag.removeprefix(SVG)
    if tag == "defs":
        return
    place = _moved(place, node, names)
    if tag not in SHAPES:
        for child in node:
            yield from _shapes(child, place, names)
        return
    style, d = dict(place.style), node.get("d", "")
    if (tag == "path" and d in _NOTHING) or (tag in {"path", "rect"} and _is_clear(style)):
        return
    if tag == "text" and not "".join(node.itertext()).strip():
        return
    yield _shape(tag, node, style, place, names)


def _shape(tag: str, node: ET.Element, style: dict[str, str], place: _Place, names: Sequence[str]) -> _Shape:
    d, content = node.get("d", ""), ""
    circle = _CIRCLE.fullmatch(d)
    if circle:
        tag, size = "circle", {"cx": _number(place.right), "cy": _number(place.down), "r": _shortened(circle[1])}
    elif tag == "path":
        size = {"d": _path(d, place)}
        if _STRAIGHT.fullmatch(d):
            style.pop("fill", None)
    elif tag == "text":
        size, content = _position(node, place), _text(node, place, names)
    else:
        kept = {name: _shortened(node.get(name, "")) for name in ("width", "height", "r", "rx", "ry") if node.get(name)}
        x, y = ("cx", "cy") if tag == "circle" else ("x", "y")
        here = {x: float(node.get(x, 0)) + place.right, y: float(node.get(y, 0)) + place.down}
        size = {name: _number(value) for name, value in here.items()} | kept
    if _is_absent(style.get("stroke-width", "1")) or "stroke" not in style:
        style = {name: value for name, value in style.items() if not name.startswith("stroke")}
    if place.turned:
        size["transform"] = place.turned
    return _Shape(tag, tuple(size.items()), ";".join(f"{name}:{value}" for name, value in style.items()), content)


def _moved(place: _Place, node: ET.Element, names: Sequence[str]) -> _Place:
    """Return where a node's content is drawn: moves are summed up, anything else is kept as it is written."""
    style = dict(place.style) | dict(_styles(node, names))
    transform = node.get("transform", "")
    right, down = place.right, place.down
    if re.sub(_MOVES, "", transform):
        moved = f"translate({_number(right)},{_number(down)})" if right or down else ""
        turned = f"{place.turned}{moved}{_shortened(transform)}"
        return _Place(0, 0, turned, tuple(style.items()))
    for found in _MOVES.finditer(transform):
        right, down = right + float(found[1] or 0), down + float(found[2] or 0)
    return _Place(right, down, place.turned, tuple(style.items()))


def _styles(node: ET.Element, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    written = re.sub(r"\s*([:;])\s*", r"\1", node.get("style", "").strip())
    given = dict(part.split(":", 1) for part in written.split(";") if part)
    if node.get("text-anchor"):
        given["text-anchor"] = node.get("text-anchor", "")
    for name, value in given.items():
        if name not in _NEEDLESS and f"{name}:{value}" not in _NEEDLESS:
            yield name, _shortened(_SENTINEL.sub(lambda found: _variable(found, names), value))


def _variable(found: re.Match[str], names: Sequence[str]) -> str:
    number = int(found[1])
    return f"var({names[number - 1]})" if 0 < number <= len(names) else found[0]


def _is_clear(style: dict[str, str]) -> bool:
    is_empty = style.get("fill") == "none" or _is_absent(style.get("fill-opacity", "1"))
    stroke, width = style.get("stroke", "none"), style.get("stroke-width", "1")
    is_bare = _is_absent(stroke) or _is_absent(width) or _is_absent(style.get("stroke-opacity", "1"))
    return is_empty and is_bare


def _is_absent(value: str) -> bool:
    return value in _CLEAR


def _text(node: ET.Element, place: _Place, names: Sequence[str]) -> str:
    """Return what a text says, in its lines and with its emphasis."""
    content = escape(node.text or "")
    for child in node:
        style = ";".join(f"{name}:{value}" for name, value in _styles(child, names))
        size = _position(child, place) | ({"dy": child.get("dy")} if child.get("dy", "0em") != "0em" else {})
        inner = _text(child, place, names)
        content += element("tspan", inner, **size, **_looks(style)) if size or style else inner
        content += escape(child.tail or "")
    return content


def _position(node: ET.Element, place: _Place) -> dict[str, str]:
    moves = {"x": place.right, "y": place.down}
    return {name: _number(float(node.get(name, 0)) + move) for name, move in moves.items() if node.get(name)}


def _path(d: str, place: _Place) -> str:
    """Return a path moved to its place. Only absolute commands move, and the arc's radii never do."""
    if not place.right and not place.down:
        return _shortened(d)
    return "".join(_command(found[1], found[2], place) for found in _COMMAND.finditer(d))


def _command(letter: str, numbers: str, place: _Place) -> str:
    values = [float(number) for number in _NUMBER.findall(numbers)]
    if letter.isupper() and letter != "Z":
        moves = {"H": (place.right,), "V": (place.down,), "A": (0, 0, 0, 0, 0, place.right, place.down)}
        by = moves.get(letter, (place.right, place.down))
        values = [value + by[at % len(by)] for at, value in enumerate(values)]
    return letter + ",".join(_number(value) for value in values)


def _number(value: float) -> str:
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def _shortened(value: str) -> str:
    return _NUMBER.sub(lambda found: _number(float(found[0])) if "." in found[0] else found[0], value)

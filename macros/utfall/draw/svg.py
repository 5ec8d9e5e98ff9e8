"""What Plotly draws, made fit for a page: no random names, no empty parts, the page's own colours, one line.

Plotly is given a colour of its own for each of the page's variables (``#010101`` and on); in the picture each is
turned back into the variable, so that it follows the page's scheme.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from utfall.render.text import element, escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SVG = "{http://www.w3.org/2000/svg}"
_VARIABLE = re.compile(r"var\((--[a-z-]+)\)")
_SENTINEL = re.compile(r"rgb\((\d+), \1, \1\)")
_NUMBER = re.compile(r"-?\d+\.\d+")
_REFERENCE = re.compile(r"url\(['\"]?#([^'\")]+)['\"]?\)")
_NEEDLESS = {  # what is so anyway, or is set by the style sheet
    "font-family", "white-space", "pointer-events", "vector-effect", "fill-opacity:1", "stroke-opacity:1", "opacity:1",
    "stroke-miterlimit",
}  # fmt: skip
_KEPT = {
    "d", "x", "y", "x1", "x2", "y1", "y2", "r", "cx", "cy", "rx", "ry", "width", "height", "transform", "text-anchor",
    "clip-path", "id", "dy", "points", "dx",
}  # fmt: skip
_DRAWN = {"path", "text", "rect", "circle", "tspan", "line", "polygon"}


def sentinels(figure: str) -> tuple[str, tuple[str, ...]]:
    """Return a figure's JSON with a colour in place of each variable, and the variables in that order."""
    names = tuple(sorted(set(_VARIABLE.findall(figure))))
    numbers = {name: number for number, name in enumerate(names, 1)}
    return _VARIABLE.sub(lambda found: f"#{numbers[found[1]]:02x}" + f"{numbers[found[1]]:02x}" * 2, figure), names


def cleaned(svg: bytes, names: Sequence[str], prefix: str) -> str:
    """Return a picture's content as one line: the parts that show something, their ids beginning with ``prefix``."""
    root = ET.fromstring(svg)  # noqa: S314 - drawn by our own browser
    used = dict.fromkeys(_REFERENCE.findall(svg.decode("utf-8")))
    ids = {name: f"{prefix}-{number}" for number, name in enumerate(used, 1)}
    return "".join(_written(child, names, ids) for child in root)


def _written(node: ET.Element, names: Sequence[str], ids: dict[str, str]) -> str:
    tag = node.tag.removeprefix(SVG)
    content = escape(node.text) if node.text and node.text.strip() else ""
    content += "".join(_written(child, names, ids) + escape(child.tail or "") for child in node)
    is_named = node.get("id") in ids
    if tag not in _DRAWN and not content and not is_named:
        return ""
    if tag == "clipPath" and not is_named:
        return ""
    style = dict(_styles(node.get("style", ""), names))
    invisible = style.get("fill-opacity") == "0" or (style.get("fill") == "none" and "stroke" not in style)
    if tag == "rect" and node.get("id") is None and invisible and style.get("stroke-width", "0") in {"0", "0px"}:
        return ""
    if tag == "path" and (not node.get("d") or node.get("d") == "M0,0"):
        return ""
    kept = {name: _shortened(value) for name, value in node.attrib.items() if name in _KEPT and value}
    if "id" in kept:
        if not is_named:
            del kept["id"]
        else:
            kept["id"] = ids[kept["id"]]
    if "clip-path" in kept:
        kept["clip-path"] = _renamed(kept["clip-path"], ids)
    if style:
        kept["style"] = ";".join(f"{name}:{_renamed(value, ids)}" for name, value in style.items())
    if tag == "g" and not kept:
        return content
    return element(tag, content, **{name.replace("-", "_"): value for name, value in kept.items()})


def _styles(text: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    for part in filter(None, (part.strip() for part in text.split(";"))):
        name, _, value = (half.strip() for half in part.partition(":"))
        if name in _NEEDLESS or f"{name}:{value}" in _NEEDLESS:
            continue
        yield name, _shortened(_SENTINEL.sub(lambda found: _variable(found, names), value))


def _variable(found: re.Match[str], names: Sequence[str]) -> str:
    number = int(found[1])
    return f"var({names[number - 1]})" if 0 < number <= len(names) else found[0]


def _shortened(value: str) -> str:
    return _NUMBER.sub(lambda found: f"{float(found[0]):.1f}".removesuffix(".0"), value)


def _renamed(value: str, ids: dict[str, str]) -> str:
    return _REFERENCE.sub(lambda found: f"url(#{ids.get(found[1], found[1])})", value)

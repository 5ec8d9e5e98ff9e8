"""What stands in a line as calls of the template: words with their emphasis, links, marks, small pictures."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING
from xml.etree.ElementTree import tostring

from utfall.forms.pdf.calls import call, literal, words
from utfall.forms.pdf.tree import SVG, classes, text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    Inner = Callable[[Element], list[str]]

SPACE = re.compile(r"[ \t\n\r\f]+")
IN_LINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "wbr",
        "br",
    ]
)
_CALLS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "cite": "italic", "del": "struck", "s": "struck",
    "sup": "raised", "sub": "lowered",
}  # fmt: skip
_BY_CLASS = {"u-ref": "raised", "u-missing": "quiet", "u-tile-unit": "tile-unit", "u-word-unit": "below"}
_CODE = {"code", "kbd", "samp"}
WIDE = "p-wide-"  # begins the class that says how wide a bar is, in per cent of its cell


def is_in_line(one: Element) -> bool:
    """Tell whether an element stands in a line; a chart does not."""
    if one.tag == f"{SVG}svg":
        return bool({"u-shape", "u-swatch", "u-spark"} & classes(one))
    return one.tag in IN_LINE and not any(not is_in_line(child) for child in one)


def in_line(one: Element, longest: int = 0) -> list[str]:
    """Return an element as parts of a line; ``longest`` is where words may be broken, if not anywhere else."""
    inner = partial(line, longest=longest)
    anchor = [call("anchor", literal(one.get("id", "")))] if one.get("id") else []
    if one.tag == f"{SVG}svg":
        return [*anchor, small_picture(one)]
    if one.tag == "br":
        return [call("break-line")]
    if one.tag == "img":
        return [*anchor, call("picture", literal(one.get("src", "")), literal(one.get("alt", "")), is_inline="true")]
    if one.tag == "a":
        return [*anchor, *_link(one, inner(one))]
    name = _name(one)
    if one.tag in _CODE:
        said = SPACE.sub(" ", "".join(one.itertext()))
        return [*anchor, call("code", words(said, longest) if longest else words(said))] if said.strip() else anchor
    parts = [_bar(one)] if "p-bar" in classes(one) else inner(one)
    before = ['" "'] if "u-fact-note" in classes(one) else []
    return [*anchor, *before, call(name, *parts)] if name and parts else [*anchor, *parts]


def line(one: Element, longest: int = 0) -> list[str]:
    """Return what an element holds as parts of a line."""
    parts = _said(one.text, longest)
    for child in one:
        parts += in_line(child, longest)
        parts += _said(child.tail, longest)
    return parts


def trimmed(parts: list[str]) -> list[str]:
    """Return the parts of a line without the spaces that it begins and ends with."""
    some = list(parts)
    while some and some[0].startswith('"'):
        some[0] = f'"{some[0][1:].lstrip(" ")}'
        if some[0] != '""':
            break
        some.pop(0)
    while some and some[-1].startswith('"'):
        some[-1] = f'{some[-1][:-1].rstrip(" ")}"'
        if some[-1] != '""':
            break
        some.pop()
    return some


def _said(text: str | None, longest: int) -> list[str]:
    text = SPACE.sub(" ", text or "")
    return [words(text, longest) if longest else words(text)] if text else []


def _name(one: Element) -> str:
    kinds = classes(one)
    if kinds & {"u-said", "u-reason", "u-fact-note"}:
        return "aside"
    if kinds & {"u-detail", "u-aside", "u-rule", "u-heat-mark"}:
        return "below"
    return next((name for kind, name in _BY_CLASS.items() if kind in kinds), _CALLS.get(one.tag, ""))


def _link(one: Element, parts: list[str]) -> list[str]:
    address = one.get("href", "")
    if not address or not trimmed(parts):
        return parts
    if address.startswith("#"):
        return [call("inside", literal(address[1:]), *parts)]
    return [call("outside", literal(address), *parts)]


def _bar(one: Element) -> str:
    share = next(kind.removeprefix(WIDE) for kind in classes(one) if kind.startswith(WIDE))
    return call("bar", f"{share}%", **({"is_worse": "true"} if "p-worse" in classes(one) else {}))


def small_picture(svg: Element) -> str:
    """Return a shape, the key of a series or a small line of history."""
    kinds = classes(svg)
    if "u-spark" in kinds:
        return call("trend", literal(drawing(svg)), literal(alternative(svg)))
    return call("shape" if "u-shape" in kinds else "swatch", literal(drawing(svg)))


def alternative(svg: Element) -> str:
    """Return what a drawing says to those who do not see it."""
    title = svg.find(f"{SVG}title")
    return text_of(title) if title is not None else ""


def drawing(svg: Element) -> str:
    """Return a drawing as a file of its own would hold it."""
    tail, svg.tail = svg.tail, None
    made = tostring(svg, encoding="unicode")
    svg.tail = tail
    return made

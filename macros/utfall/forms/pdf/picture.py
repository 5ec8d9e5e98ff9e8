"""Drawings made fit for paper: the colours that the site's style sheet gives them stand in the drawing itself.

The typesetter reads no style sheet inside a drawing. What only decorates a word is told from what says something,
so that the first becomes no figure in the document's structure and the second has its text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import SubElement

from utfall.forms.pdf.colours import on_paper, paper_colours
from utfall.forms.pdf.tree import SVG, classes

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

TONES = ("good", "some", "bad", "none", "neutral")
FAMILY = "Utfall Sans"
_HEAVY = {"u-shape": "1.8", "u-swatch": "2", "u-spark": "1.5"}


def fit_pictures(body: Element) -> None:
    """Give every drawing below its colours, and its text alternative where it has one."""
    _walk(body, "u-ink")


def _walk(one: Element, tone: str) -> None:
    tone = next((f"u-{name}" for name in TONES if f"u-{name}" in classes(one)), tone)
    for child in one:
        if child.tag == f"{SVG}svg":
            _picture(child, tone)
        else:
            _walk(child, tone)


def _picture(svg: Element, tone: str) -> None:
    kind = next((name for name in _HEAVY if name in classes(svg)), "")
    series = next((name for name in sorted(classes(svg)) if name.startswith("u-chart-")), "u-chart-outcome")
    colour = paper_colours()[f"--{tone if kind == 'u-shape' else series}"]
    for shape in svg.iter():
        if kind and shape is not svg:
            _paint(shape, kind, colour)
        for name, value in shape.attrib.items():
            shape.set(name, on_paper(value))
        shape.attrib.pop("class", None) if shape is not svg else None
    svg.set("font-family", FAMILY)
    said = svg.attrib.pop("aria-label", "")
    if said:
        title = SubElement(svg, f"{SVG}title")
        title.text = said
        svg.remove(title)
        svg.insert(0, title)


def _paint(shape: Element, kind: str, colour: str) -> None:
    """Paint a shape of a mark, a key or a sparkline as the site's style sheet does."""
    is_line = bool({"u-line", "u-rim", "u-stroke", "u-cut"} & classes(shape)) or (
        kind == "u-spark" and shape.tag == f"{SVG}path"
    )
    if not is_line:
        shape.set("fill", colour)
        return
    shape.set("fill", "none")
    shape.set("stroke", "#ffffff" if "u-cut" in classes(shape) else colour)
    shape.set("stroke-width", _HEAVY[kind])
    if "u-line" in classes(shape):
        shape.set("stroke-dasharray", "3.2 2")
    if "u-cut" in classes(shape):
        shape.set("stroke-linecap", "round")
        shape.set("stroke-linejoin", "round")

"""A page's body as calls of the template, block by block. Knows the page's classes, and no look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from utfall.forms.pdf.calls import call, literal
from utfall.forms.pdf.inline import alternative, drawing, in_line, is_in_line, line, trimmed
from utfall.forms.pdf.table import data_table
from utfall.forms.pdf.tree import SVG, classes, has_class, text_of
from utfall.forms.pdf.widths import LYING, setting

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

WIDEST, TALLEST = 160, 215  # millimetres of a chart; a taller one is drawn smaller, so that it stands on one page
SMALL, LOW = 76, 52  # and of one in a document of one page
MEDIUM, MIDDLE = 135, 75  # and of one in a document that has to be short
SMALL_CHART, MEDIUM_CHART = "p-small", "p-medium"
HEADING = re.compile(r"h([1-6])")
_PARAGRAPHS = {
    "u-lead": "lead", "p-lead": "lead", "u-headline": "headline", "u-summary": "label-line",
    "admonition-title": "label-line", "u-caption": "caption-line", "u-card-name": "card-name", "u-dt": "term",
    "u-dd": "meaning", "u-tile-name": "tile-name", "u-tile-figure": "tile-figure", "u-origin": "within",
    "p-more": "memo-more", "p-whole": "whole-line", "p-memo-whole": "memo-whole", "u-missing": "quiet-line",
    "u-detail": "quiet-line", "u-group": "label-line", "u-chart-sub": "chart-sub",
}  # fmt: skip
_KEYS = {"u-chart-key": "chart-key", "u-legend": "legend", "p-tally": "tally"}
_LISTS = {"u-tile-list": ("tiles", "tile"), "p-addresses": ("addresses", "item")}


def blocks(one: Element, *, narrow: bool = False) -> list[str]:
    """Return what an element holds as calls; words between its blocks become paragraphs.

    ``narrow`` says that it stands in something narrower than a page, whose width its paragraphs have.
    """
    found: list[str] = []
    run = line(_only_text(one))
    for child in one:
        if is_in_line(child):
            run += in_line(child)
        else:
            found += _paragraph(run, narrow=narrow)
            found += block(child, narrow=narrow)
            run = []
        run += line(_only_tail(child))
    return [*found, *_paragraph(run, narrow=narrow)]


def block(one: Element, *, narrow: bool = False) -> list[str]:
    """Return an element that stands by itself as calls."""
    kinds = classes(one)
    anchor = [call("anchor", literal(one.get("id", "")))] if one.get("id") else []
    if found := HEADING.fullmatch(one.tag):
        return [_heading(one, int(found[1]))]
    if one.tag in _TAGS:
        return [*anchor, *_TAGS[one.tag](one, narrow)]
    for kind, make in _CLASSES.items():
        if kind in kinds:
            return [*anchor, *make(one, narrow)]
    return [*anchor, *blocks(one, narrow=narrow)]


def _paragraph(parts: list[str], *, narrow: bool) -> list[str]:
    parts = trimmed(parts)
    return [call("within" if narrow else "para", *parts)] if parts else []


def _heading(one: Element, depth: int) -> str:
    named = {"id": literal(one.get("id", ""))} if one.get("id") else {}
    if "p-unlisted" in classes(one):
        named["listed"] = "false"
    return call("head", str(depth), *trimmed(line(one)), **named)


def _p(one: Element, narrow: bool) -> list[str]:  # noqa: FBT001 - as all makers below
    parts = trimmed(line(one))
    name = next((name for kind, name in _PARAGRAPHS.items() if kind in classes(one)), "within" if narrow else "para")
    if not parts:
        return []
    if name == "quiet-line":
        return [call("within", call("quiet", *parts))]
    return [call(name, *parts)]


def _list(one: Element, narrow: bool) -> list[str]:  # noqa: FBT001
    kinds = classes(one)
    items = [child for child in one if child.tag == "li"]
    if "u-card-list" in kinds:
        return [call("cards", *(_card(item) for item in items))] if items else []
    if key := next((name for kind, name in _KEYS.items() if kind in kinds), ""):
        return [call(key, *(call("item", *trimmed(line(item))) for item in items))]
    if kinds & {"u-tally", "u-part-list"}:
        return [call("plain-list", *(_item(item, "item") for item in items))]
    outer, inner = next((made for kind, made in _LISTS.items() if kind in kinds), ("", "item"))
    some = [_item(item, inner) for item in items]
    if outer:
        return [call(outer, *some)] if some else []
    named = {"width": "100%"} if narrow else {}
    if one.tag == "ol":
        start = one.get("start", "1")
        return [call("steps", *some, start=start if start.isdecimal() else "1", **named)] if some else []
    return [call("bullets", *some, **named)] if some else []


def _item(item: Element, name: str) -> str:
    anchor = [call("anchor", literal(item.get("id", "")))] if item.get("id") else []
    return call(name, *anchor, *blocks(item, narrow=True))


def _card(item: Element) -> str:
    anchor = [call("anchor", literal(item.get("id", "")))] if item.get("id") else []
    made = [block(child, narrow=True) for child in item]
    columns = [*anchor, *(made[0] if made else [])], *made[1:]
    return call("card", *(call("column", *parts) for parts in columns))


def _table(one: Element, _narrow: bool) -> list[str]:  # noqa: FBT001
    return [data_table(one, setting(one), _cell)]


def _cell(cell: Element, longest: int) -> list[str]:
    """Return what a cell says; of a status the words after it go on in its line."""
    if all(is_in_line(child) for child in cell):
        return trimmed(line(cell, longest))
    verdicts = [child for child in cell if "u-verdict" in classes(child)]
    if verdicts and all(child in verdicts or is_in_line(child) for child in cell):
        parts: list[str] = []
        for child in cell:
            is_next = child in verdicts and child is not verdicts[0]
            parts += [call("break-line")] if is_next else []
            parts += _verdict(child) if child in verdicts else in_line(child)
        return parts
    listed = next((child for child in cell if child.tag == "ul"), None)
    if listed is not None and len(cell) == 1 and not classes(listed):
        listed.set("class", "u-tally")
    return blocks(cell, narrow=True)


def _verdict(one: Element) -> list[str]:
    parts: list[str] = []
    for child in one:
        if parts and {"u-rule", "u-detail", "u-said", "u-reason"} & classes(child):
            parts += ['" "', call("aside", *trimmed(line(child)))]
        else:
            parts += [*(['" "'] if parts else []), *trimmed(line(child))]
    return parts


def _figure(one: Element, narrow: bool) -> list[str]:  # noqa: FBT001
    return blocks(one, narrow=narrow)


def _chart(one: Element, _narrow: bool) -> list[str]:  # noqa: FBT001
    width, height = float(one.get("width", "1")), float(one.get("height", "1"))
    sizes = {SMALL_CHART: (SMALL, LOW), MEDIUM_CHART: (MEDIUM, MIDDLE)}
    widest, tallest = next((size for name, size in sizes.items() if name in classes(one)), (WIDEST, TALLEST))
    named = {} if widest == WIDEST else {"width": f"{widest}mm"}
    if height / width * widest > tallest:
        named["width"] = f"{tallest * width / height:.1f}mm"
    return [call("chart", literal(drawing(one)), literal(alternative(one)), **named)]


def _picture(one: Element, _narrow: bool) -> list[str]:  # noqa: FBT001
    return [call("picture", literal(one.get("src", "")), literal(one.get("alt", "")))]


def _pre(one: Element, _narrow: bool) -> list[str]:  # noqa: FBT001
    return [call("listing", literal("".join(one.itertext()).strip("\n")))]


def _pair(one: Element, _narrow: bool) -> list[str]:  # noqa: FBT001
    """Return a fact: what it is called and what it says."""
    said: list[str] = []
    for child in one[1:]:
        has_verdict = next(has_class(child, "u-verdict"), None) is not None
        said += [*(['" "'] if said else []), *(_cell(child, 0) if has_verdict else trimmed(line(child)))]
    return [call("fact", literal(text_of(one[0]) if len(one) else ""), *said)]


def _wrapped(name: str, *, narrow: bool = True) -> Callable[[Element, bool], list[str]]:
    def made(one: Element, _narrow: bool) -> list[str]:  # noqa: FBT001
        inner = blocks(one, narrow=narrow)
        return [call(name, *inner)] if inner else []

    return made


def _memo_facts(one: Element, _narrow: bool) -> list[str]:  # noqa: FBT001
    return [call("memo-facts", *(literal(text_of(child)) for child in one))]


def _memo_publisher(one: Element, _narrow: bool) -> list[str]:  # noqa: FBT001
    return [call("memo-publisher", *(literal(text_of(child)) for child in one))]


def _lying(one: Element, _narrow: bool) -> list[str]:  # noqa: FBT001
    return [call("lying", *blocks(one))]


def _foot(one: Element, narrow: bool) -> list[str]:  # noqa: FBT001
    """Return a foot; nothing may stand around a page that lies."""
    return blocks(one) if next(has_class(one, LYING), None) is not None else _wrapped("foot")(one, narrow)


_TAGS: dict[str, Callable[[Element, bool], list[str]]] = {
    "p": lambda one, narrow: _memo_facts(one, narrow) if "p-memo-facts" in classes(one) else _p(one, narrow),
    "ul": _list,
    "ol": _list,
    "table": _table,
    "figure": _figure,
    "figcaption": lambda one, _narrow: [call("chart-title", *trimmed(line(one)))],
    f"{SVG}svg": _chart,
    "img": _picture,
    "pre": _pre,
    "blockquote": _wrapped("quoted"),
    "hr": lambda _one, _narrow: [call("parting")],
}
_CLASSES: dict[str, Callable[[Element, bool], list[str]]] = {
    "p-lying": _lying,
    "u-foot": _foot,
    "admonition": _wrapped("message"),
    "u-pair": _pair,
    "u-english": lambda one, narrow: [call("in-language", literal("en"), *blocks(one, narrow=narrow))],
    "p-publisher": _memo_publisher,
    "p-decision": _wrapped("decision"),
    "p-chart": _wrapped("group"),
    "p-side": lambda one, _narrow: [call("side", *(call("group", *block(child)) for child in one if len(child)))],
    "u-card-facts": _wrapped("group"),
    "u-verdict": lambda one, _narrow: [call("within", *_verdict(one))],
}


def _only_text(one: Element) -> Element:
    made = one.makeelement("span", {})
    made.text = one.text
    return made


def _only_tail(one: Element) -> Element:
    made = one.makeelement("span", {})
    made.text = one.tail
    return made


def joined(parts: list[str]) -> str:
    """Return calls as one block of code."""
    return "#{\n" + "\n".join(parts) + "\n}\n"

"""Read what a built page says beside its tables: bound figures, tiles, charts, marks, data for machines.

Each stands in one element of ours that is known by its class. What is read is text and attributes as they are; what
they ought to say is not known here.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FIGURE = re.compile(r'<data class="u-figure"([^<>]*)>([^<]*)</data>')
_TILES = '<ul class="u-tile-list">'
_TILE = re.compile(r'<li id="key-figures-([^"]*)">(.*?)(?=<li id="key-figures-|</ul>)')
TILE_TEXTS = ("name", "what", "figure", "comparison", "beside", "note")
_CHART = re.compile(r'<div class="u-block u-chart-block" id="([^"]*)">(.*?)(?:<summary>|</figure>)')
_KEY = re.compile(r'<ul class="u-chart-key">(.*?)</ul>')
_MARK = re.compile(
    r'<span class="u-mark u-([a-z]+)" data-state="([^"]*)"><svg[^<>]*>(.*?)</svg><span class="u-word">([^<]*)</span>'
)
_LINKED_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_ATTRIBUTE = re.compile(r"""(?<![\w-])([\w-]++)=(?:"([^"]*)"|'([^']*)')""")
_TAG = re.compile(r"<[^<>]*>")
_PICTURE = re.compile(r"<svg\b.*?</svg>")
_SAID = re.compile(r'(?<!\s)\s*+<(?:span|summary) class="u-said">')


@dataclass(frozen=True, slots=True)
class ReadFigure:
    """A figure inside a sentence: its stored value, what is seen of it, and the source on hover."""

    value: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class ReadTile:
    """A tile: its texts by what they are, the value behind its figure, its trend in words, and each change."""

    texts: Mapping[str, str]
    value: str | None
    status: str
    trend: str
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadChart:
    """A chart: title, what stands around the picture, its key, alternatives and labels, and the live chart's data."""

    title: str
    subtitle: str
    note: str
    key: tuple[str, ...]
    alternatives: tuple[str, ...]
    labels: tuple[str, ...]
    plot: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReadMark:
    """A status's mark: its tone and state, how it is drawn, and its word."""

    tone: str
    state: str
    drawing: str
    word: str


@dataclass(frozen=True, slots=True)
class ReadParts:
    """What a page says beside its tables. Figures are by their ids, tiles and charts by those of what they show."""

    figures: Mapping[str, ReadFigure] = field(default_factory=dict)
    tiles: Mapping[str, ReadTile] = field(default_factory=dict)
    charts: Mapping[str, ReadChart] = field(default_factory=dict)
    marks: frozenset[ReadMark] = frozenset()
    linked_data: object = None


def read_parts(content: str) -> ReadParts:
    """Return what a page says beside its tables."""
    figures = dict(_figures(content))
    listed = (part for part in content.split(_TILES)[1:])
    tiles = {found[1]: _tile(found[2]) for part in listed for found in _TILE.finditer(part.split("\n", 1)[0])}
    charts = {unescape(found[1]): _chart(found[2]) for found in _CHART.finditer(content)}
    marks = frozenset(
        ReadMark(found[1], unescape(found[2]), found[3], unescape(found[4])) for found in _MARK.finditer(content)
    )
    told = _LINKED_DATA.search(content)
    return ReadParts(figures, tiles, charts, marks, json.loads(told[1]) if told else None)


def _figures(content: str) -> Iterator[tuple[str, ReadFigure]]:
    for found in _FIGURE.finditer(content):
        named = _attributes(found[1])
        yield named.get("id", ""), ReadFigure(named.get("value", ""), unescape(found[2]), named.get("title", ""))


def _tile(content: str) -> ReadTile:
    texts = {}
    for kind in TILE_TEXTS:
        found = re.search(rf'<p class="u-tile-{kind}">(.*?)</p>', content)
        texts[kind] = _joined(found[1]) if found else ""
    value = re.search(r"<data([^<>]*)>", content)
    status = re.search(r'<div class="u-tile-status">(.*?)(?=<div class="u-tile-compared">|</li>)', content)
    trend = re.search(r'<svg class="u-spark[^"]*"([^<>]*)>', content)
    changes = re.search(r'<div class="u-tile-changes">(.*)', content)
    return ReadTile(
        texts,
        _attributes(value[1]).get("value") if value else None,
        _text(status[1]) if status else "",
        _attributes(trend[1]).get("aria-label", "") if trend else "",
        tuple(_text(one) for one in changes[1].split("</dd>")[:-1]) if changes else (),
    )


def _chart(content: str) -> ReadChart:
    opening = re.search(r"<figure([^<>]*)>", content)
    title = re.search(r"<figcaption[^<>]*>(.*?)</figcaption>", content)
    key = _KEY.search(content)
    drawn = re.findall(r'<svg class="u-(?:wide|narrow)"([^<>]*)>(.*?)</svg>', content)
    return ReadChart(
        _joined(title[1]) if title else "",
        _beside(content, "sub"),
        _beside(content, "note"),
        tuple(_text(one) for one in key[1].split("</li>")[:-1]) if key else (),
        tuple(_attributes(one).get("aria-label", "") for one, _ in drawn) or _images(content),
        tuple(_text(shapes) for _, shapes in drawn),
        json.loads(_attributes(opening[1]).get("data-plot", "{}") if opening else "{}"),
    )


def _images(content: str) -> tuple[str, ...]:
    """Return the alternatives of pictures that are no part of the page's own markup."""
    return tuple(_attributes(one).get("alt", "") for one in re.findall(r"<img([^<>]*)>", content))


def _beside(content: str, kind: str) -> str:
    found = re.search(rf'<p class="u-chart-{kind}">(.*?)</p>', content)
    return _joined(found[1]) if found else ""


def _attributes(text: str) -> dict[str, str]:
    return {name: unescape(double or single) for name, double, single in _ATTRIBUTE.findall(text)}


def _joined(content: str) -> str:
    """Return the text of a piece of a page, one element right after the other."""
    return unescape(_TAG.sub("", _PICTURE.sub("", content)))


def _text(content: str) -> str:
    """Return the text of a piece of a page, its elements apart; who says a status stands after it, by a comma."""
    apart = _TAG.sub(" ", _SAID.sub(", ", _PICTURE.sub("", content)))
    return " ".join(re.sub(r"(?<!\s)\s++,", ",", unescape(apart)).split())

"""The report as one document for paper: cover, contents, chapters, colophon.

The chapters' content is HTML already; here it gets what a bound report has around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.render.text import element, escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from utfall.view.cover import Front


@dataclass(frozen=True, slots=True)
class Entry:
    """Be a line of the contents: where it leads, what it says, and the lines under it."""

    address: str
    text: str
    below: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Be a chapter: its line in the contents, and its content as HTML. A short one does not begin a page."""

    entry: Entry
    content: str
    begins_page: bool = True


def document(title: str, described: Mapping[str, str], body: str, language: str) -> str:
    """Return a whole document; ``described`` is what it says of itself to machines."""
    metas = "".join(f'<meta name="{name}" content="{escape(text)}">' for name, text in described.items() if text)
    head = element("head", f'<meta charset="utf-8">{element("title", escape(title))}{metas}')
    return f"<!doctype html>{element('html', head + element('body', body), lang=language)}"


def cover(front: Front) -> str:
    """Return the first page."""
    above = "".join(element("p", escape(text)) for text in front.publisher if text)
    title = element("h1", escape(front.title))
    said = element("p", escape(front.lead), class_="p-lead")
    remark = element("p", escape(front.remark), class_="p-remark") if front.remark else ""
    rows = "".join(
        element("tr", element("th", escape(name), scope="row") + element("td", escape(text)))
        for name, text in front.facts
    )
    facts = element("table", element("tbody", rows), class_="p-facts")
    heads = element("div", escape(front.name), class_="p-head-name")
    heads += element("div", escape(front.lead), class_="p-head-edition")
    inner = element("div", above, class_="p-publisher") + title + said + remark + facts + heads
    return element("section", inner, class_="p-cover")


def contents(heading: str, entries: Iterable[Entry]) -> str:
    """Return the list of chapters; the style sheet puts the pages' numbers behind them."""
    return element("section", element("h2", escape(heading)) + _list(entries), class_="p-contents")


def part(one: Part) -> str:
    """Return a chapter."""
    classes = "p-part" if one.begins_page else "p-part p-short"
    return element("section", one.content, class_=classes, id=one.entry.address)


def appendix(entry: Entry, lead: str, parts: Iterable[Part]) -> str:
    """Return several parts under a heading of their own."""
    said = element("h2", escape(entry.text)) + element("p", escape(lead), class_="p-lead")
    return element("section", said + "".join(part(one) for one in parts), class_="p-part", id=entry.address)


def colophon(entry: Entry, texts: Iterable[str]) -> str:
    """Return how the document was made."""
    said = element("h2", escape(entry.text)) + "".join(element("p", escape(text)) for text in texts)
    return element("section", said, class_="p-part p-colophon", id=entry.address)


def _list(entries: Iterable[Entry]) -> str:
    lines = "".join(element("li", _line(one)) for one in entries)
    return element("ul", lines) if lines else ""


def _line(one: Entry) -> str:
    address = f"#{one.address}"
    number = element("span", class_="p-number", data_to=address)  # outside the link: it says what the link leads to
    return element("a", escape(one.text), href=address) + number + _list(one.below)

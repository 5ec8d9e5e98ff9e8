"""The chapters of the document: the site's own pages, in the menu's order, and the indicators' pages after them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.forms.pdf.fit import fit
from utfall.forms.pdf.links import embed_pictures, join, slug
from utfall.forms.pdf.tree import has_class, read, text_of, write
from utfall.model.outline import INDICATORS
from utfall.pages.markup import markup
from utfall.pages.page import read_pages
from utfall.pages.render import render_page
from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from utfall.forms.order import Order
    from utfall.pages.page import Page

_HEADS = {"h2", "h3", "h4", "h5", "h6", "caption"}


@dataclass(frozen=True, slots=True)
class Heading:
    """Be a heading that the contents list: its address and what it says."""

    address: str
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """Be a chapter: its address, its heading, its sections, what its places are called, its HTML and how long it is."""

    address: str
    title: str
    sections: tuple[Heading, ...]
    places: Mapping[str, str]
    content: str
    length: int
    has_chart: bool


def chapters(order: Order) -> tuple[tuple[Chapter, ...], tuple[Chapter, ...]]:
    """Return the chapters of the menu and those of the appendix, one for each indicator in the report's order."""
    pages = {page.name: page for page in read_pages(order.project)}
    listed = [pages[name] for name in order.project.nav or pages if name in pages]
    own = [f"{INDICATORS}/{one.id}.md" for one in order.report.indicators]
    added = [pages[name] for name in own if name in pages and pages[name] not in listed]
    bodies = {page.name: body_of(order, page) for page in (*listed, *added)}
    known = {name: frozenset(one.get("id", "") for one in body.iter()) - {""} for name, body in bodies.items()}

    def made(some: Sequence[Page], depth: int) -> Iterator[Chapter]:
        for page in some:
            body = bodies[page.name]
            fit(body, depth)
            join(body, page.name, known)
            embed_pictures(body, page.name, order.project.docs)
            yield _chapter(order, page, body, depth)

    return tuple(made(listed, 1)), tuple(made(added, 2))


def body_of(order: Order, page: Page) -> Element:
    """Return a page as a tree, after its macros."""
    text, _findings = render_page(page, order.project.docs, order.edition.macros)
    return read(markup(order.project, text))


def _chapter(order: Order, page: Page, body: Element, depth: int) -> Chapter:
    title = next((text_of(one) for one in body.iter(f"h{depth + 1}")), page.name)
    sections = tuple(Heading(one.get("id", ""), text_of(one)) for one in body.iter(f"h{depth + 2}") if one.get("id"))
    has_chart = next(has_class(body, "u-chart"), None) is not None
    places = dict(_places(order, body))
    return Chapter(slug(page.name), title, sections, places, write(body), len(text_of(body)), has_chart)


def _places(order: Order, body: Element) -> Iterator[tuple[str, str]]:
    """Return what the places of a chapter are called: headings and tables by themselves, footnotes by number."""
    for one in body.iter():
        if one.tag in _HEADS and one.get("id"):
            yield one.get("id", ""), text_of(one)
        if one.tag == "li" and "-note-" in one.get("id", ""):
            yield (
                one.get("id", ""),
                words(order.project.language).say("paper.note", number=one.get("id", "").rpartition("-")[2]),
            )

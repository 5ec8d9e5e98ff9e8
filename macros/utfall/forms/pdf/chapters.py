"""The chapters of the document: the site's own pages, in the menu's request, and the indicators' pages after them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.forms.pdf.faults import heading_faults
from utfall.forms.pdf.fit import fit
from utfall.forms.pdf.links import join, keep_wanted, slug
from utfall.forms.pdf.pictures import Picture, embedded
from utfall.forms.pdf.tree import has_class, read, text_of
from utfall.pages.markup import markup
from utfall.pages.page_content import title_of
from utfall.pages.render import render_page
from utfall.shown.outline import INDICATORS
from utfall.source.page import read_pages
from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from utfall.forms.request import ExportRequest
    from utfall.model.finding import Finding
    from utfall.source.page import Page


@dataclass(frozen=True, slots=True)
class DocumentChapter:
    """A chapter: the page's file, its address in the document, its body, its pictures and what is wrong with it."""

    file: str
    address: str
    body: Element
    pictures: tuple[Picture, ...]
    findings: tuple[Finding, ...]

    @property
    def length(self) -> int:
        """How many characters its text has."""
        return len(text_of(self.body))

    @property
    def has_chart(self) -> bool:
        """Whether it shows a chart."""
        return next(has_class(self.body, "u-chart"), None) is not None


def chapters(request: ExportRequest) -> tuple[tuple[DocumentChapter, ...], tuple[DocumentChapter, ...]]:
    """Return the chapters of the menu and those of the appendix, one for each indicator in the report's request."""
    pages = {page.name: page for page in read_pages(request.project)}
    listed = [pages[name] for name in request.project.nav or pages if name in pages]
    own = [f"{INDICATORS}/{one.id}.md" for one in request.report.indicators]
    added = [pages[name] for name in own if name in pages and pages[name] not in listed]
    bodies = {page.name: body_of(request, page) for page in (*listed, *added)}
    known = {name: frozenset(one.get("id", "") for one in body.iter()) - {""} for name, body in bodies.items()}

    def made(some: Sequence[Page], depth: int) -> Iterator[DocumentChapter]:
        for page in some:
            body = bodies[page.name]
            fit(body, depth)
            join(body, page.name, known)
            pictures, missing = embedded(body, page, request.project.docs)
            found = (*heading_faults(body, page, depth), *missing)
            yield DocumentChapter(page.file, slug(page.name), body, pictures, found)

    whole = tuple(made(listed, 0)), tuple(made(added, 1))
    keep_wanted([one.body for some in whole for one in some], {one.address for some in whole for one in some})
    return whole


def body_of(request: ExportRequest, page: Page) -> Element:
    """Return a page as a tree, after its macros; one without a heading has its title as one."""
    text, _findings = render_page(page, request.project.docs, request.edition.macros)
    body = read(markup(request.project, text))
    if next(body.iter("h1"), None) is None:
        title = body.makeelement("h1", {})
        title.text, title.tail, body.text = title_of(page, text), body.text, None
        body.insert(0, title)
    speech = words(request.project.language)
    said = (
        speech.say("draft.old-section" if heading else "draft.old-text", heading=heading, month=month)
        for heading, month in page.text_from.items()
    )
    _mark_old(body, " ".join(said))
    return body


def _mark_old(body: Element, said: str) -> None:
    """Put a paragraph below the title of a page that carries the text of an earlier month."""
    if not said:
        return
    title = next(body.iter("h1"))
    above = next(one for one in body.iter() if title in list(one))
    marked = body.makeelement("p", {})
    marked.text = said
    above.insert(list(above).index(title) + 1, marked)

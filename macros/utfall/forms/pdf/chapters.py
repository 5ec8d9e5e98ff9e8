"""A chapter of a document, and the page that it is made of: the site's own, after its macros."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.forms.pdf.tree import has_class, read, text_of
from utfall.pages.markup import markup
from utfall.pages.page_content import title_of
from utfall.pages.render import render_page
from utfall.words import words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from utfall.forms.pdf.pictures import Picture
    from utfall.forms.request import ExportRequest
    from utfall.model.finding import Finding
    from utfall.source.page import Page


@dataclass(frozen=True, slots=True)
class DocumentChapter:
    """A chapter: the page's file, its address in the document, its body, its pictures and what is wrong with it.

    ``part`` is what it is a part of, with a heading above those of its kind: the name of its words.
    """

    file: str
    address: str
    body: Element
    pictures: tuple[Picture, ...] = ()
    findings: tuple[Finding, ...] = ()
    part: str = ""

    @property
    def length(self) -> int:
        """How many characters its text has."""
        return len(text_of(self.body))

    @property
    def has_chart(self) -> bool:
        """Whether it shows a chart."""
        return next(has_class(self.body, "u-chart"), None) is not None


def body_of(request: ExportRequest, page: Page) -> Element:
    """Return a page as a tree, after its macros; one without a heading has its title as one."""
    text, _findings = render_page(page, request.project.docs, request.edition.macros, is_checked=True)
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

"""The documents of a request as bodies of pages, joined to each other: made once for all, before they are set."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from utfall.forms.pdf.chapters import DocumentChapter, body_of
from utfall.forms.pdf.faults import heading_faults
from utfall.forms.pdf.fit import lay, prepare
from utfall.forms.pdf.links import join, keep_wanted, slug, wanted_in
from utfall.forms.pdf.memo import HEADLINE, is_sentence
from utfall.forms.pdf.pictures import embedded
from utfall.forms.pdf.shorten import PageLimits, shorten
from utfall.forms.pdf.tree import classes, drop, text_of
from utfall.names import indicator_of_page
from utfall.pages.documents import documents
from utfall.shown.outline import APPENDIX, DOCUMENTATION, DOCUMENTS, FRONT, REPORT
from utfall.source.page import read_pages
from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from utfall.forms.pdf.shorten import Whole
    from utfall.forms.request import ExportRequest
    from utfall.source.page import Page
    from utfall.words import Words

PAGES = 12  # the report is to have no more; the first of LIMITS is taken that makes it so short
LIMITS = (
    PageLimits(12, lies=True, has_large_charts=True), PageLimits(12, has_large_charts=True),
    *map(PageLimits, (12, 8, 5, 3)),
)  # fmt: skip
PARTS = OWN, WHOLE_TABLES = ("indicators", "whole-tables")  # of the appendix


@dataclass(frozen=True)
class Papers:
    """The chapters of each document. ``length`` sets the report in draft and returns how many pages it has."""

    request: ExportRequest
    length: Callable[[tuple[DocumentChapter, ...]], int]

    @property
    def words(self) -> Words:
        """The words of the report's language."""
        return words(self.request.project.language)

    @cached_property
    def pages(self) -> Mapping[str, tuple[Page, ...]]:
        """The pages of each document."""
        request = self.request
        ids = [one.id for one in request.report.indicators]
        return documents(read_pages(request.project), request.project.nav, ids)

    @cached_property
    def chapters(self) -> Mapping[str, tuple[DocumentChapter, ...]]:
        """The chapters of each document: joined, with the places that links lead to."""
        report, wholes = self._report
        found = {REPORT: report, APPENDIX: self._appendix(wholes)}
        about = self.pages[DOCUMENTATION]
        found[DOCUMENTATION] = tuple(self._chapter(page, deepcopy(self._bodies[page.name])) for page in about)
        for name, some in found.items():
            keep_wanted([one.body for one in some], {one.address for one in some}, _led_to(found, name))
        return found

    @cached_property
    def wanted(self) -> Mapping[str, frozenset[str]]:
        """The places in each document that links of the others lead to."""
        there = {
            name: {part for one in some for part in (one.address, *(each.get("id", "") for each in one.body.iter()))}
            for name, some in self.chapters.items()
        }
        return {name: _led_to(self.chapters, name) & there[name] for name in DOCUMENTS}

    @cached_property
    def _bodies(self) -> Mapping[str, Element]:
        found = {}
        for page in (page for some in self.pages.values() for page in some):
            body = body_of(self.request, page)
            prepare(body, 1 if self._is_own(page) else 0)
            found[page.name] = body
        return found

    @cached_property
    def _known(self) -> Mapping[str, frozenset[str]]:
        return {name: frozenset(one.get("id", "") for one in body.iter()) - {""} for name, body in self._bodies.items()}

    @cached_property
    def _where(self) -> Mapping[str, str]:
        return {page.name: name for name, some in self.pages.items() for page in some}

    @cached_property
    def _report(self) -> tuple[tuple[DocumentChapter, ...], tuple[tuple[Page, tuple[Whole, ...]], ...]]:
        """The chapters of the report, short enough if they can be, and what the appendix has whole of each."""
        made: tuple[DocumentChapter, ...] = ()
        wholes: tuple[tuple[Page, tuple[Whole, ...]], ...] = ()
        for limits in LIMITS:
            pages = [(page, deepcopy(self._bodies[page.name])) for page in self.pages[REPORT]]
            for page, body in pages:
                if page.name == FRONT:
                    _begin(body, self.words)
            wholes = tuple((page, shorten(body, page.name, limits, self.words)) for page, body in pages)
            made = tuple(self._chapter(page, body) for page, body in pages)
            if any(one.findings for one in made) or self.length(made) <= PAGES:
                break
        return made, wholes

    def _appendix(self, wholes: tuple[tuple[Page, tuple[Whole, ...]], ...]) -> tuple[DocumentChapter, ...]:
        pages = self.pages[APPENDIX]
        made = [self._chapter(page, deepcopy(self._bodies[page.name]), OWN * self._is_own(page)) for page in pages]
        whole = [one for page, some in wholes if some for one in self._wholes(page, some)]
        return (*made, *whole)

    def _wholes(self, page: Page, some: tuple[Whole, ...]) -> Iterator[DocumentChapter]:
        """Return the whole tables of a page, under the page's title."""
        body = Element("body")
        SubElement(body, "h2").text = text_of(next(self._bodies[page.name].iter("h1")))
        for one in some:
            body.append(one.block)
        address = f"{WHOLE_TABLES}-{slug(page.name)}"
        join(body, page.name, self._known, {**self._where, page.name: APPENDIX, "": ""})
        for one in some:
            one.block.set("id", one.label)
        lay(body)
        yield DocumentChapter(page.file, address, body, part=WHOLE_TABLES)

    def _chapter(self, page: Page, body: Element, part: str = "") -> DocumentChapter:
        join(body, page.name, self._known, self._where)
        lay(body)
        pictures, missing = embedded(body, page, self.request.project.docs)
        found = (*heading_faults(body, page, 1 if part else 0), *missing)
        return DocumentChapter(page.file, slug(page.name), body, pictures, found, part)

    def _is_own(self, page: Page) -> bool:
        """Tell whether a page is an indicator's own."""
        return indicator_of_page(page.name) in {one.id for one in self.request.report.indicators}


def _begin(body: Element, words: Words) -> None:
    """Take away of the start page what stands above the contents already: the point, and which report it is."""
    drop(body, [one for one in body.iter("p") if classes(one) & {HEADLINE, "u-lead"}])
    for title in body.iter("h1"):
        if is_sentence(text_of(title)):
            drop(title, list(title))
            title.text = words.say("paper.summary")


def _led_to(chapters: Mapping[str, tuple[DocumentChapter, ...]], name: str) -> frozenset[str]:
    """Return the places in a document that the chapters of the others lead to."""
    return wanted_in((one.body for other, some in chapters.items() if other != name for one in some), name)

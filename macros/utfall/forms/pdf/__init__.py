"""The report on paper: its chapters, in short on one page, all of its indicators, and how it is made."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from utfall.forms.cache import checksum, kept, program
from utfall.forms.pdf.faults import DocumentError, complaint_findings
from utfall.forms.request import File
from utfall.shown.outline import DOCUMENTS, REPORT
from utfall.view.addresses import PAPERS, paper
from utfall.words import Sentence, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.forms.pdf.chapters import DocumentChapter
    from utfall.forms.pdf.papers import Papers
    from utfall.forms.pdf.report import PaperFrame
    from utfall.forms.pdf.typesetter import Source
    from utfall.forms.request import ExportRequest
    from utfall.words import Words

MEMORY = "documents"
LIBRARIES = ("markdown", "pymdown-extensions", "tinyhtml5", "typst")  # what the documents are made with
SUMMARY = "summary"


def pdf(request: ExportRequest) -> Iterator[File]:
    """Set the documents. Raise ``DocumentError`` where one cannot be made."""
    made = _Documents(request)
    for name in PAPERS:
        yield File(paper(name, made.words), made.content(name))


@dataclass(frozen=True)
class _Documents:
    """Documents that lead to one another: one is set after those of which it says the page, each from the cache."""

    request: ExportRequest
    made: dict[str, bytes] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        return words(self.request.project.language)

    def content(self, name: str) -> bytes:
        """Return a document, and say that it is being made if it is not in the cache."""
        if name not in self.made:
            key = checksum((name, program(*LIBRARIES)))
            self.made[name] = kept(self.request, MEMORY, key, lambda: self._set(name))
        return self.made[name]

    def _set(self, name: str) -> bytes:
        from utfall.forms.pdf.typesetter import NotSetError, typeset

        file = paper(name, self.words)
        self.request.tell(Sentence("paper.making", {"file": file}))
        try:
            source = self._memo() if name == SUMMARY else self._source(name)
        except NotSetError as refusal:
            raise DocumentError(tuple(complaint_findings(refusal.complaints, {}, file))) from refusal
        try:
            return typeset(source)
        except NotSetError as refusal:
            raise DocumentError(tuple(complaint_findings(refusal.complaints, source.pages, file))) from refusal

    def _memo(self) -> Source:
        from utfall.forms.pdf.memo import board_memo

        return board_memo(self.request, self.words)

    @cached_property
    def _papers(self) -> Papers:
        from utfall.forms.pdf.papers import Papers

        return Papers(self.request, self._length)

    def _length(self, chapters: tuple[DocumentChapter, ...]) -> int:
        """Return how many pages the report would have; none where it cannot be set, which is told when it is."""
        from utfall.forms.pdf.report import whole_document
        from utfall.forms.pdf.typesetter import NotSetError, pages_of

        try:
            return pages_of(whole_document(self.request, self.words, self._frame(REPORT, {}), chapters))
        except NotSetError:
            return 0

    def _source(self, name: str) -> Source:
        if name not in self.sources:
            self.sources[name] = self._new_source(name)
        return self.sources[name]

    def _new_source(self, name: str) -> Source:
        """Return what a document is set of; it can tell the pages of those after it in ``DOCUMENTS``."""
        from utfall.forms.pdf.links import lead_to
        from utfall.forms.pdf.report import whole_document

        chapters = self._papers.chapters[name]
        places = {other: self._places(other) for other in DOCUMENTS[DOCUMENTS.index(name) + 1 :]}
        files = {other: paper(other, self.words) for other in DOCUMENTS}
        lead_to((one.body for one in chapters), files, places, self.words)
        frame = replace(self._frame(name, places), wanted=self._papers.wanted[name])
        return whole_document(self.request, self.words, frame, chapters)

    def _places(self, name: str) -> Mapping[str, int]:
        """Return the pages of a document's places that others lead to, and how many it has under an empty name."""

        def asked() -> bytes:
            from utfall.forms.pdf.typesetter import places_of

            return json.dumps(places_of(self._source(name))).encode()

        found: dict[str, int] = json.loads(
            kept(self.request, MEMORY, checksum((name, "places", program(*LIBRARIES))), asked)
        )
        return found

    def _frame(self, name: str, places: Mapping[str, Mapping[str, int]]) -> PaperFrame:
        from utfall.forms.pdf.attached import attached_files
        from utfall.forms.pdf.memo import headline
        from utfall.forms.pdf.report import PaperFrame
        from utfall.view.cover import front

        speech, request = self.words, self.request
        face = front(request.report, speech, request.project.name, request.project.address)
        others = tuple(self._other(other, places) for other in DOCUMENTS if other != name)
        if name == REPORT:
            attached = tuple(attached_files(request, speech))
            return PaperFrame(
                face, headline(request), others, attached=attached, depth=1, flows=True, has_colophon=True
            )
        face = replace(face, title=speech.say(f"paper.{name}"), lead=face.full_title)
        return PaperFrame(face, speech.say(f"paper.{name}-lead"), others)

    def _other(self, name: str, places: Mapping[str, Mapping[str, int]]) -> tuple[str, str]:
        """Return what another document is called, with its length where that is known, and its address."""
        named = {"title": self.words.say(f"paper.{name}"), "file": paper(name, self.words)}
        count = places.get(name, {}).get("")
        key = "paper.paper-of" if count else "paper.paper-alone"
        return self.words.say(key, pages=count, **named), named["file"]

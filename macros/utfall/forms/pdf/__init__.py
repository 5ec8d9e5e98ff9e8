"""The report on paper: whole, for reading and for keeping, and in short on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.forms.cache import checksum, kept, program
from utfall.forms.pdf.faults import DocumentError, complaint_findings
from utfall.forms.request import File
from utfall.view.addresses import MEMO, REPORT
from utfall.words import Sentence, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from utfall.forms.pdf.typesetter import Source
    from utfall.forms.request import ExportRequest

MEMORY = "documents"
LIBRARIES = ("markdown", "pymdown-extensions", "tinyhtml5", "typst")  # what the documents are made with


def pdf(request: ExportRequest) -> Iterator[File]:
    """Set the report and the summary. Raise ``DocumentError`` where one cannot be made."""
    yield File(REPORT, _kept(request, REPORT, lambda: _report(request)))
    yield File(MEMO, _kept(request, MEMO, lambda: _memo(request)))


def _kept(request: ExportRequest, name: str, make: Callable[[], Source]) -> bytes:
    """Return a document from the cache, or say that it is being made and make it."""

    def made() -> bytes:
        from utfall.forms.pdf.typesetter import NotSetError, typeset

        request.tell(Sentence("paper.making", {"file": name}))
        try:
            source = make()
        except NotSetError as refusal:
            raise DocumentError(tuple(complaint_findings(refusal.complaints, {}, name))) from refusal
        try:
            return typeset(source)
        except NotSetError as refusal:
            raise DocumentError(tuple(complaint_findings(refusal.complaints, source.pages, name))) from refusal

    return kept(request, MEMORY, checksum((name, program(*LIBRARIES))), made)


def _report(request: ExportRequest) -> Source:
    from utfall.forms.pdf.attached import attached_files
    from utfall.forms.pdf.report import whole_report

    speech = words(request.project.language)
    return whole_report(request, speech, tuple(attached_files(request, speech)))


def _memo(request: ExportRequest) -> Source:
    from utfall.forms.pdf.memo import board_memo

    return board_memo(request, words(request.project.language))

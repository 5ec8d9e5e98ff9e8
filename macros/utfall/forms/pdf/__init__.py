"""The report on paper: whole, for reading and for keeping, and in short on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.forms.memory import checksum, kept, program
from utfall.forms.order import File
from utfall.forms.pdf.faults import DocumentError, complaint_findings
from utfall.view.addresses import MEMO, REPORT
from utfall.words import Sentence, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from utfall.forms.order import Order
    from utfall.forms.pdf.typesetter import Source

MEMORY = "documents"
LIBRARIES = ("markdown", "pymdown-extensions", "tinyhtml5", "typst")  # what the documents are made with


def pdf(order: Order) -> Iterator[File]:
    """Set the report and the summary. Raise ``DocumentError`` where one cannot be made."""
    yield File(REPORT, _kept(order, REPORT, lambda: _report(order)))
    yield File(MEMO, _kept(order, MEMO, lambda: _memo(order)))


def _kept(order: Order, name: str, make: Callable[[], Source]) -> bytes:
    """Return a document from the memory, or say that it is being made and make it."""

    def made() -> bytes:
        from utfall.forms.pdf.typesetter import NotSetError, typeset

        order.tell(Sentence("paper.making", {"file": name}))
        try:
            source = make()
        except NotSetError as refusal:
            raise DocumentError(tuple(complaint_findings(refusal.complaints, {}, name))) from refusal
        try:
            return typeset(source)
        except NotSetError as refusal:
            raise DocumentError(tuple(complaint_findings(refusal.complaints, source.pages, name))) from refusal

    return kept(order, MEMORY, checksum((name, program(*LIBRARIES))), made)


def _report(order: Order) -> Source:
    from utfall.forms.pdf.attached import attached_files
    from utfall.forms.pdf.report import whole_report

    speech = words(order.project.language)
    return whole_report(order, speech, tuple(attached_files(order, speech)))


def _memo(order: Order) -> Source:
    from utfall.forms.pdf.memo import board_memo

    return board_memo(order, words(order.project.language))

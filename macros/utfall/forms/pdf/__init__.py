"""The report on paper: whole, for reading and for keeping, and in short on one page."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from utfall.forms.order import File
from utfall.forms.pdf.faults import DocumentError, complaint_findings
from utfall.forms.pdf.memory import MEMORY, program, remembered
from utfall.view.addresses import MEMO, REPORT
from utfall.words import Sentence, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from utfall.forms.order import Order
    from utfall.forms.pdf.typesetter import Source


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

    made_of = (name, program(), version("typst"), order.edition.digest)
    return remembered(order.project.root / MEMORY, made_of, made) if order.edition.digest else made()


def _report(order: Order) -> Source:
    from utfall.forms.pdf.attached import attached_files
    from utfall.forms.pdf.report import whole_report

    speech = words(order.project.language)
    return whole_report(order, speech, tuple(attached_files(order, speech)))


def _memo(order: Order) -> Source:
    from utfall.forms.pdf.memo import board_memo

    return board_memo(order, words(order.project.language))

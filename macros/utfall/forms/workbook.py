"""The workbook of the edition: everything that the pages show in tables, for whoever works in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.forms.cache import kept, program
from utfall.forms.request import File
from utfall.view.addresses import workbook as address
from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.forms.request import ExportRequest

MEMORY = "workbooks"


def workbook(request: ExportRequest) -> Iterator[File]:
    """Write the workbook."""
    yield File(address(request.report), kept(request, MEMORY, program("xlsxwriter"), lambda: _written(request)))


def _written(request: ExportRequest) -> bytes:
    from utfall.forms.book import data_sheet, sheets
    from utfall.forms.xlsx import with_language, written

    speech = words(request.project.language)
    listed = sheets(request.report, request.edition.shown, speech)
    data = data_sheet(request.edition.history, request.project.named.history_csv, speech)
    return with_language(written(request.report, listed, speech, data), speech.language)

"""The workbook of the edition: everything that the pages show in tables, for whoever works in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.forms.memory import kept, program
from utfall.forms.order import File
from utfall.view.addresses import workbook as address
from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.forms.order import Order

MEMORY = "workbooks"


def workbook(order: Order) -> Iterator[File]:
    """Write the workbook."""
    yield File(address(order.report), kept(order, MEMORY, program("xlsxwriter"), lambda: _written(order)))


def _written(order: Order) -> bytes:
    from utfall.forms.book import data_sheet, sheets
    from utfall.forms.xlsx import with_language, written

    speech = words(order.project.language)
    listed = sheets(order.report, order.edition.shown, speech)
    data = data_sheet(order.edition.history, speech)
    return with_language(written(order.report, listed, speech, data), speech.language)

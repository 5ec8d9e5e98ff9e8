"""The tidy archive as CSV: the rows of ``derive.facts`` for programs, with exact figures and nothing for the eye.

UTF-8 without a mark, commas, decimal points: what pandas, R, DuckDB and Power BI read without a setting. Its cells are
data, as those of the package are, and are not guarded against spreadsheet programs.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from utfall.derive.facts import facts
from utfall.forms.request import File
from utfall.model.fact import COLUMNS, cells_of
from utfall.view.addresses import DATA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from utfall.forms.request import ExportRequest
    from utfall.model.fact import Fact


def history_csv(request: ExportRequest) -> Iterator[File]:
    """Write the archive up to the edition's month."""
    if request.edition.history:
        yield File(f"{DATA}/{request.project.named.history_csv}", csv_of_facts(facts(request.edition.history)))


def csv_of_facts(rows: Iterable[Fact]) -> bytes:
    """Return rows as a file."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(as_text, rows))
    return text.getvalue().encode()


def as_text(row: Fact) -> list[str]:
    """Return the cells of a row as they stand in the file."""
    return ["" if cell is None else cell if isinstance(cell, str) else f"{cell:f}" for cell in cells_of(row)]

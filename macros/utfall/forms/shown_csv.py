"""A table as CSV, as it is shown: for people, and for the spreadsheet programs of their language.

Where the comma parts a number, the semicolon parts the columns, and a byte-order mark says that it is UTF-8: so the
file opens by a double click. Figures have the decimals of the page, an ASCII minus and no grouping, since that is
what a spreadsheet reads as a number. The first line is the table's caption, which tells the unit. A text is never
taken for a formula.
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.forms.grid import grid
from utfall.forms.request import File
from utfall.model.missing import Missing
from utfall.number import decimal_sign, rounded
from utfall.pages.page_content import shown_tables
from utfall.shown.content import Day, Number
from utfall.view.addresses import shown_csv
from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.forms.grid import Entry, Grid
    from utfall.forms.request import ExportRequest
    from utfall.words import Words

PARTING = {",": ";", ".": ","}  # the cells of a file, by the sign before decimals
CALCULATING = ("=", "+", "-", "@", "\t", "\r")  # how a text begins that a spreadsheet program would work out


def shown_csvs(request: ExportRequest) -> Iterator[File]:
    """Write every table that the pages show."""
    speech = words(request.project.language)
    for table in shown_tables(request.edition.shown):
        yield File(shown_csv(table.id), csv_of(grid(table, speech), speech))


def csv_of(shown: Grid, words: Words) -> bytes:
    """Return a grid as a file."""
    decimal = decimal_sign(words.language)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=PARTING[decimal], lineterminator="\r\n")
    writer.writerow([guarded(shown.caption)])
    writer.writerow([guarded(column.heading) for column in shown.columns])
    writer.writerows([_written(entry, decimal, words) for entry in row] for row in shown.rows)
    return text.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """Return a text that a spreadsheet program cannot take for a formula: where it would, behind an apostrophe."""
    return f"'{text}" if text.startswith(CALCULATING) or text.strip().startswith(CALCULATING) else text


def _written(entry: Entry, decimal: str, words: Words) -> str:
    if isinstance(entry, Missing):
        return words.say(f"missing.{entry.key}")
    if isinstance(entry, Number):
        return f"{as_shown(entry):f}".replace(".", decimal)
    return entry.value.isoformat() if isinstance(entry, Day) else guarded(entry)


def as_shown(number: Number) -> Decimal:
    """Return a figure with the decimals that the page shows it with; a negative zero is zero."""
    value = Decimal(number.value)
    if number.decimals is not None:
        return rounded(value, number.decimals)
    return abs(value) if value.is_zero() else value

"""Write the sheets of the workbook as a file. The only importer of XlsxWriter.

Figures are figures with the decimals of the page as their format, days are days, and every text is written as text,
so that none can be worked out. Nothing is merged, nothing is said by colour, and each table is marked as one with
its heading row, from the same corner of every sheet.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from utfall.forms.packing import packed, unpacked
from utfall.forms.sheet_xml import compact_parts
from utfall.model.fact import cells_of
from utfall.model.missing import Missing
from utfall.number import places_of
from utfall.shown.content import Day, Number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from utfall.forms.book import DataSheet, Sheet
    from utfall.forms.grid import Entry, Grid
    from utfall.model.report import Report
    from utfall.words import Words

HEAD = 3  # the row of the headings, from 0: above it the title, a line about the table, and the way to the notes
NARROW, WIDE = 9, 60  # signs of a column
NUMBER_WIDE = 14
BOLD = ("heading", "subtotal", "total", "median")  # kinds of rows
LINE = 15  # points
A4 = 9  # Excel's number for the paper
FIRST_COUNTED = date(1900, 3, 1)  # days before it have no number, or one that programs read as different days
PROPERTIES = "docProps/core.xml"
# A text is a text, whatever it looks like: a formula, an address, a number.
AS_WRITTEN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def written(report: Report, listed: Sequence[Sheet], speech: Words, data: DataSheet | None = None) -> bytes:
    """Return the sheets as a file, dated by the month; the data first."""
    whole = io.BytesIO()
    book = Workbook(whole, AS_WRITTEN)
    package = report.package
    book.set_properties({
        "title": package.title, "author": package.organisation.get("name", ""), "comments": package.description,
        "keywords": package.version, "created": datetime.combine(report.period.end, time(), UTC),
    })  # fmt: skip
    pen = _Pen(book, speech, listed[1].name)
    if data:
        pen.write_data(data)
    for sheet in listed:
        pen.write(sheet)
    book.close()
    return whole.getvalue()


def with_language(content: bytes, language: str) -> bytes:
    """Return a workbook that says its language, in few bytes; dated and ordered as ours are."""
    return packed(compact_parts(with_said_language(unpacked(content), language)).items())


def with_said_language(files: dict[str, bytes], language: str) -> dict[str, bytes]:
    """Return a workbook's files with its language said, which the library has no word for."""
    said = f"<dc:language>{language}</dc:language></cp:coreProperties>"  # the end of a file of the format
    return {**files, PROPERTIES: files[PROPERTIES].replace(b"</cp:coreProperties>", said.encode())}


@dataclass(frozen=True)
class _Pen:
    """Write sheets into a book, with each format made once."""

    book: Workbook
    words: Words
    notes: str

    @cached_property
    def formats(self) -> dict[tuple[str, bool], Format]:
        """The formats made so far, by number format and weight."""
        return {}

    def format(self, shape: str = "", *, is_bold: bool = False, **more: object) -> Format:
        """Return a format."""
        key = (f"{shape}{sorted(more.items())}", is_bold)
        if key not in self.formats:
            settings = {"valign": "top", "bold": is_bold, **({"num_format": shape} if shape else {}), **more}
            self.formats[key] = self.book.add_format(settings)
        return self.formats[key]

    def write(self, sheet: Sheet) -> None:
        """Write a sheet."""
        page = self._begun(sheet.name, sheet.grid.caption, sheet.about, leads=not sheet.links)
        self._table(page, sheet)

    def write_data(self, sheet: DataSheet) -> None:
        """Write the tidy archive. Its cells have no formats, which it would take longer to write than the cells."""
        page = self._begun(sheet.name, sheet.title, sheet.about, leads=True)
        head = self.format(is_bold=True, bottom=1)
        columns = [{"header": heading, "header_format": head} for heading in sheet.headings]
        if sheet.rows:
            options = {"name": "data", "columns": columns, "style": None}
            page.add_table(HEAD, 0, HEAD + len(sheet.rows), len(columns) - 1, options)
        for at, heading in enumerate(sheet.headings):
            page.write_string(HEAD, at, heading, head)
            page.set_column(at, at, max(NUMBER_WIDE, len(heading) + 3))
        for number, row in enumerate(sheet.rows, HEAD + 1):
            for at, cell in enumerate(cells_of(row)):
                if isinstance(cell, str):
                    if cell:
                        page.write_string(number, at, cell)
                elif cell is not None:
                    page.write_number(number, at, cell)

    def _begun(self, name: str, title: str, about: str, *, leads: bool) -> Worksheet:
        """Return a new sheet with the lines above its table; all but the first two lead to the notes."""
        page = self.book.add_worksheet(name)
        page.write_string(0, 0, title, self.format(is_bold=True, font_size=14))
        page.write_string(1, 0, about, self.format())
        if name == self.notes or not leads:
            page.write_string(2, 0, self.words.say("forms.sheet.lead"), self.format())
        else:
            said = self.words.say("forms.sheet.see-notes", sheet=self.notes)
            page.write_url(2, 0, f"internal:'{self.notes}'!A1", self.format(underline=1), said)
        page.freeze_panes(HEAD + 1, 1)
        page.repeat_rows(HEAD)
        page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        return page

    def _table(self, page: Worksheet, sheet: Sheet) -> None:
        grid = sheet.grid
        head = self.format(is_bold=True, text_wrap=True, bottom=1)
        columns = [{"header": column.heading, "header_format": head} for column in grid.columns]
        widths = [_width(grid, at) for at in range(len(columns))]
        if grid.rows:
            options = {
                "name": f"{self.words.say('forms.sheet.table')}_{grid.id.replace('-', '_')}",
                "columns": columns,
                "style": None,
            }
            page.add_table(HEAD, 0, HEAD + len(grid.rows), len(columns) - 1, options)
        for at, column in enumerate(grid.columns):
            page.write_string(HEAD, at, column.heading, head)
            page.set_column(at, at, widths[at])
        for number, row in enumerate(grid.rows, 1):
            page.set_row(HEAD + number, _height(row, widths))
            for at, entry in enumerate(row):
                self._cell(page, (HEAD + number, at), entry, self._shape(grid, row, at))
        for number, link in enumerate(sheet.links, 1):
            page.write_url(HEAD + number, 0, f"internal:'{link}'!A1", self.format(underline=1), link)

    def _cell(self, page: Worksheet, place: tuple[int, int], entry: Entry, shape: Format) -> None:
        if isinstance(entry, Missing):
            page.write_string(*place, self.words.say(f"missing.{entry.key}"), shape)
        elif isinstance(entry, Number):
            page.write_number(*place, entry.value, shape)
        elif isinstance(entry, Day) and entry.value >= FIRST_COUNTED:
            page.write_datetime(*place, entry.value, shape)
        elif isinstance(entry, Day):
            page.write_string(*place, entry.value.isoformat(), shape)
        elif entry:
            page.write_string(*place, entry, shape)

    def _shape(self, grid: Grid, row: tuple[Entry, ...], at: int) -> Format:
        kinds = [column.key for column in grid.columns]
        kind = row[kinds.index("kind")] if "kind" in kinds else ""
        is_bold = kind in {self.words.say(f"forms.row.{one}") for one in BOLD}
        entry = row[at]
        if isinstance(entry, Number):
            return self.format(number_format(entry), is_bold=is_bold)
        if isinstance(entry, Day):
            return self.format("yyyy-mm-dd", is_bold=is_bold, align="left")
        if grid.columns[at].is_number:
            return self.format(is_bold=is_bold, align="right")
        return self.format(is_bold=is_bold, text_wrap=True)


def number_format(number: Number) -> str:
    """Return the format that shows a figure with the decimals and the sign that the page gives it."""
    places = places_of(number.value) if number.decimals is None else number.decimals
    bare = "#,##0" + (f".{'0' * places}" if places else "")
    parts = (f"+{bare}", f"-{bare}", bare) if number.signed else (bare, f"-{bare}", bare)
    if number.bracketed:
        return ";".join(f"({part})" for part in parts)
    return ";".join(parts) if number.signed else bare


def _height(row: tuple[Entry, ...], widths: Sequence[int]) -> int:
    """Return a height for the longest text of a row, which no program works out before somebody looks at it."""
    texts = [(entry, width) for entry, width in zip(row, widths, strict=True) if isinstance(entry, str)]
    return LINE * max((1 + len(text) // (width - 1) for text, width in texts), default=1)


def _width(grid: Grid, at: int) -> int:
    """Return a width in which a column's figures and words stand whole, and its sentences on several lines."""
    head = max(len(word) for word in grid.columns[at].heading.split())
    texts = [len(row[at]) for row in grid.rows if isinstance(row[at], str)]  # type: ignore[arg-type]
    figures = [NUMBER_WIDE for row in grid.rows if not isinstance(row[at], str)]
    return min(WIDE, max([NARROW, head + 3, *texts, *figures]) + 1)

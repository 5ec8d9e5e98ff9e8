"""Write a form to fill in as a workbook: cells that take only what they may, and nothing else that can be changed.

One table a sheet from its first row, nothing merged, every open cell with a message that says what it asks for. Each
row's key stands in a last column that is hidden, and a hidden sheet lists the open cells with what stood in them.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from utfall.forms.book import sheet_name
from utfall.forms.packing import packed, unpacked
from utfall.forms.xlsx import A4, AS_WRITTEN, FIRST_COUNTED, LINE, number_format, with_said_language
from utfall.model.missing import SYMBOLS
from utfall.shown.content import Day, Number
from utfall.shown.fill_form import FillField, FillForm, FillKind
from utfall.shown.fill_record import FACTS, KEY_HEADING, LISTED, MARK, RECORD, VERSION, field_listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from utfall.shown.fill_form import FillColumn, FillSheet
    from utfall.words import Words

CHOICES = "_val"  # the hidden sheet of the words to choose from
LONGEST_TITLE, LONGEST_PROMPT, LONGEST_TEXT = 32, 255, 32_000
NARROW, NUMBER_WIDE, WIDE = 14, 16, 50  # signs of a column
HIGHEST = 400  # points; a row of a workbook can have 409
PLACES = 9  # decimals that a figure may have
OPEN = {"locked": False, "bg_color": "#FFFBE6", "border": 1, "border_color": "#767676"}
WORKBOOK, BEFORE = "xl/workbook.xml", b"<bookViews>"
PROTECTION = b'<workbookProtection lockStructure="1"/>'  # sheets are neither added, moved, renamed nor removed


def form_workbook(form: FillForm, words: Words) -> bytes:
    """Return a form as a file, dated by its month."""
    whole = io.BytesIO()
    book = Workbook(whole, AS_WRITTEN)
    book.set_properties({
        "title": _title(form, words), "subject": words.say("form.subject"),
        "created": datetime.combine(form.month.end, time(), UTC),
    })  # fmt: skip
    book.set_custom_property(MARK, VERSION)
    for name, value in _facts(form).items():
        book.set_custom_property(f"utfall-{name}", value)
    pen = _FormPen(book, words)
    for number, sheet in enumerate(form.sheets, 1):
        pen.write(sheet, sheet_name(number, sheet.title))
    pen.write_about(form)
    pen.write_record(form)
    book.close()
    files = with_said_language(unpacked(whole.getvalue()), form.language)
    files[WORKBOOK] = files[WORKBOOK].replace(BEFORE, PROTECTION + BEFORE)
    return packed(files.items(), level=6)


def _facts(form: FillForm) -> dict[str, str]:
    told = (form.package, str(form.month), form.version, form.owner, form.checksum)
    return dict(zip(FACTS, told, strict=True))


def _title(form: FillForm, words: Words) -> str:
    owner = form.owner or words.say("form.all")
    return words.say("form.title", month=form.month.report_name(words), owner=owner)


@dataclass(frozen=True)
class _FormPen:
    """Write the sheets of a form into a book, with each format and each list of words made once."""

    book: Workbook
    words: Words

    @cached_property
    def _formats(self) -> dict[str, Format]:
        return {}

    @cached_property
    def _lists(self) -> dict[tuple[str, ...], str]:
        return {}

    def _format(self, **settings: object) -> Format:
        key = repr(sorted(settings.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format({"valign": "top", "text_wrap": True, **settings})
        return self._formats[key]

    def write(self, sheet: FillSheet, name: str) -> None:
        """Write a table with its open cells."""
        page = self._begun(name)
        headings = [*(column.heading for column in sheet.columns), f"{KEY_HEADING}{sheet.resource}"]
        self._table(page, headings, len(sheet.rows))
        for at, column in enumerate(sheet.columns):
            page.set_column(at, at, _width(column))
        key_at = len(sheet.columns)
        page.set_column(key_at, key_at, NARROW, None, {"hidden": True})
        widths = [_width(column) for column in sheet.columns]
        page.set_row(0, _height([column.heading for column in sheet.columns], widths))
        for number, row in enumerate(sheet.rows, 1):
            page.set_row(
                number, _height([_said(cell, width) for cell, width in zip(row.cells, widths, strict=True)], widths)
            )
            for at, cell in enumerate(row.cells):
                self._cell(page, (number, at), cell)
            page.write_string(number, key_at, row.key, self._format())

    def write_about(self, form: FillForm) -> None:
        """Write the sheet that says what the form is and what to do with it."""
        page = self._begun(self.words.say("form.about.sheet"))
        facts = {
            "report": form.title, "month": form.month.report_name(self.words), "edition": form.version,
            "owner": form.owner or self.words.say("form.all"),
        }  # fmt: skip
        lines = [(self.words.say(f"form.about.{key}"), text) for key, text in facts.items()]
        lines += [(self.words.say(f"form.about.{key}"), self.words.say(f"form.about.{key}-text")) for key in _TOLD]
        self._table(page, [self.words.say("form.about.what"), self.words.say("form.about.says")], len(lines))
        widths = [NUMBER_WIDE * 2, WIDE * 2]
        for at, width in enumerate(widths):
            page.set_column(at, at, width)
        for number, line in enumerate(lines, 1):
            page.set_row(number, _height(line, widths))
            for at, text in enumerate(line):
                page.write_string(number, at, text, self._format())

    def write_record(self, form: FillForm) -> None:
        """Write the hidden sheet that knows which form this is, and what stood in its open cells."""
        page = self.book.add_worksheet(RECORD)
        rows: list[tuple[str, ...]] = [(MARK, VERSION), *_facts(form).items(), LISTED]
        for sheet in form.sheets:
            rows += [field_listed(field, sheet.columns[at].heading) for _, at, field in sheet.fields()]
        for number, row in enumerate(rows):
            for at, text in enumerate(row):
                if text:
                    page.write_string(number, at, text)
        choices = self.book.add_worksheet(CHOICES)
        for at, words in enumerate(self._lists):
            for number, word in enumerate(words):
                choices.write_string(number, at, word)
        for hidden in (page, choices):
            hidden.protect()
            hidden.hide()

    def _begun(self, name: str) -> Worksheet:
        page: Worksheet = self.book.add_worksheet(name)
        page.freeze_panes(1, 1)
        page.repeat_rows(0)
        page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        page.protect("", {"format_columns": True})
        return page

    def _table(self, page: Worksheet, headings: list[str], rows: int) -> None:
        """Mark a table as one, with its heading row."""
        head = self._format(bold=True, bottom=1)
        columns = [{"header": heading, "header_format": head} for heading in headings]
        page.add_table(0, 0, rows, len(headings) - 1, {"columns": columns, "style": None, "autofilter": False})
        for at, heading in enumerate(headings):
            page.write_string(0, at, heading, head)

    def _cell(self, page: Worksheet, place: tuple[int, int], cell: FillField | str | Number | Day) -> None:
        if isinstance(cell, FillField):
            self._open(page, place, cell)
        elif isinstance(cell, Number) and is_exact(cell.value):
            page.write_number(*place, cell.value, self._format(num_format=number_format(cell)))
        elif isinstance(cell, Number):
            page.write_string(*place, str(cell.value), self._format())
        elif isinstance(cell, Day):
            self._day(page, place, cell.value, self._format(num_format="yyyy-mm-dd", align="left"))
        else:
            page.write_string(*place, cell, self._format())

    def _open(self, page: Worksheet, place: tuple[int, int], field: FillField) -> None:
        """Write a cell that can be changed, with what stands there, what it takes and what it asks for."""
        shape = self._format(**OPEN, num_format=_shape(field))
        known = next((one.word for one in field.choices if one.stored == field.now), field.now)
        figure = _figure(field)
        if not field.now:
            page.write_blank(*place, None, shape)
        elif figure is not None:
            page.write_number(*place, figure, shape)
        elif field.kind is FillKind.DATE and field.now not in SYMBOLS:
            self._day(page, place, date.fromisoformat(field.now), shape)
        else:
            page.write_string(*place, known, shape)
        kind = field.kind.value
        page.data_validation(*place, *place, {
            **self._taken(field, xl_rowcol_to_cell(*place)),
            "input_title": _cut(field.title, LONGEST_TITLE), "input_message": _cut(field.prompt, LONGEST_PROMPT),
            "error_title": self.words.say(f"form.wrong.{kind}-title"),
            "error_message": self.words.say(f"form.wrong.{kind}"),
        })  # fmt: skip

    def _taken(self, field: FillField, cell: str) -> dict[str, object]:
        """Return the rule of what a cell takes."""
        if field.kind is FillKind.CHOICE:
            return {"validate": "list", "source": self._listed(tuple(one.word for one in field.choices))}
        if field.kind is FillKind.DATE:
            return {"validate": "date", "criteria": ">=", "value": FIRST_COUNTED}
        if field.kind is FillKind.TEXT:
            return {"validate": "length", "criteria": "<=", "value": LONGEST_TEXT}
        whole = f"INT({cell})" if field.kind is FillKind.INTEGER else f"ROUND({cell},{PLACES})"
        limits = [
            f"{cell}{sign}{limit}" for sign, limit in ((">=", field.least), ("<=", field.most)) if limit is not None
        ]
        figure = ",".join([f"ISNUMBER({cell})", f"{whole}={cell}", *limits])
        symbols = ",".join(f'{cell}="{symbol}"' for symbol in SYMBOLS if symbol)
        return {"validate": "custom", "value": f"=OR(AND({figure}),{symbols})"}

    def _listed(self, words: tuple[str, ...]) -> str:
        """Return where the words to choose from stand, each list once."""
        if words not in self._lists:
            at = len(self._lists)
            first, last = (xl_rowcol_to_cell(row, at, row_abs=True, col_abs=True) for row in (0, len(words) - 1))
            self._lists[words] = f"='{CHOICES}'!{first}:{last}"
        return self._lists[words]

    @staticmethod
    def _day(page: Worksheet, place: tuple[int, int], day: date, shape: Format) -> None:
        if day >= FIRST_COUNTED:
            page.write_datetime(*place, day, shape)
        else:
            page.write_string(*place, day.isoformat(), shape)


_TOLD = ("fill", "open", "missing", "save", "send")


def is_exact(value: Decimal) -> bool:
    """Tell whether a workbook keeps a figure as it is: its numbers have 15 digits."""
    return Decimal(format(float(value), ".15g")) == value


def _figure(field: FillField) -> Decimal | None:
    """Return what stands in a field as a figure, if it is one that a workbook keeps."""
    if field.kind not in {FillKind.NUMBER, FillKind.INTEGER} or field.now in SYMBOLS:
        return None
    try:
        value = Decimal(field.now)
    except InvalidOperation:
        return None
    return value if is_exact(value) else None


def _shape(field: FillField) -> str:
    """Return the number format of an open cell; what is typed into one for text stays the text that was typed."""
    if field.kind is FillKind.DATE:
        return "yyyy-mm-dd"
    if field.kind not in {FillKind.NUMBER, FillKind.INTEGER}:
        return "@"
    if field.decimals is None:
        return "General"
    more = PLACES - field.decimals
    return f"#,##0.{'0' * field.decimals}{'#' * more}" if field.decimals else "#,##0"


def _width(column: FillColumn) -> int:
    if column.is_wide:
        return WIDE
    longest = max(len(word) for word in column.heading.split())
    return max(NUMBER_WIDE if column.is_number else NARROW, longest + 2)


def _said(cell: FillField | str | Number | Day, width: int) -> str:
    """Return the text that a row's height is for; a wide open cell has room for two lines."""
    if isinstance(cell, FillField):
        return cell.now.ljust(width + 1) if width == WIDE else cell.now
    return cell if isinstance(cell, str) else ""


def _height(texts: Sequence[str], widths: Sequence[int]) -> int:
    """Return a height for the longest text of a row, which not every program works out by itself."""
    lines = [1 + len(text) // (width - 1) for text, width in zip(texts, widths, strict=True)]
    return min(LINE * max(lines, default=1), HIGHEST)


def _cut(text: str, most: int) -> str:
    """Return a text that is not longer than a message may be, cut between words."""
    one_line = " ".join(text.split())
    if len(one_line) <= most:
        return one_line
    return f"{one_line[: most - 1].rpartition(' ')[0] or one_line[: most - 1]}…"

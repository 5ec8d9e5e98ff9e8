"""Whether a document says what the tables say: its text, as a program reads it out, against the tables' cells.

The text is read in the order in which it is set, so a row's cells follow on one another. Of the words of a cell only
spaces, line breaks and hyphens are undone, and of a figure nothing else.
"""

import re
from typing import NamedTuple

import pypdfium2

from utfall.model.missing import Missing
from utfall.render.table_plain import plain
from utfall.shown.table import Day, Trend, Verdict

NEXT_CELL, NEXT_ROW = 40, 2500  # signs within which it has to stand: footnote marks between cells, a new page's head
HYPHENS = re.compile("[-\u2010\u2011\u2013\u00ad\ufffe]\\s*")  # a line may break after each
SPACES = re.compile(r"[\s\u00a0\u202f]+")


LISTS = {"deviating", "changes", "status-counts"}  # tables that pages and paper show as lists


class Gone(NamedTuple):
    """What the document does not say: of which table, row and column, and what it should."""

    table: str
    row: str
    column: str
    expected: str


def text_of(pdf):
    """Return the text of a document, in the order in which it is set."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return even(" ".join(page.get_textpage().get_text_range() for page in opened))


def even(text):
    """Return a text with its spaces alike and without its hyphens: lines break where the paper wants."""
    return SPACES.sub(" ", HYPHENS.sub("", text)).strip()


def gone(tables, text, words):
    """Find the cells of tables that a document does not say; what it says elsewhere does not count."""
    return [one for table in tables for one in _gone(table, text, words)]


def _gone(table, text, words):
    """Follow a table from each place where its caption stands, and tell of the one where least is gone."""
    caption = even(table.caption)
    tries = [[Gone(table.caption, "", "", caption)]]
    for found in re.finditer(rf"(?<!\w){re.escape(caption)}(?!\w)", text):
        at, missed = found.end(), []
        for row in table.rows:
            at, more = _row(table, row, text, at, words)
            missed += more
        tries.append(missed)
        if not missed:
            break
    return min(tries[1:] or tries, key=len)


def gone_from_lists(tables, text, words):
    """Find the cells that a document does not say of tables that it shows as lists: there in any order."""
    found = []
    for table in tables:
        start = text.find(even(table.caption))
        room = sum(len(_text(cell.content, words)) + 60 for row in table.rows for cell in row.cells)
        within = text[start : start + 200 + room]
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                parts = () if cell.content is Missing.NOT_REPORTED else _parts(cell.content, words)
                row_name = _text(row.cells[0].content, words)
                gone_here = (said for said in parts if start < 0 or not _stands(said).search(within))
                found += (Gone(table.caption, row_name, column.heading, said) for said in gone_here)
    return found


def _row(table, row, text, at, words):
    """Follow a row's cells through the text; return where it ends, and what was not there."""
    missed, room = [], NEXT_ROW
    for place in table.on_page[: 1 if row.kind == "heading" else None]:
        column, cell = table.columns[place], row.cells[place]
        beside = [said for one in table.beside(column) for said in _parts(row.cells[one].content, words)]
        first, *rest = _parts(cell.content, words) or [""]  # a reason stands between the two statuses of a verdict
        for said in filter(None, [first, *beside, *rest]):
            found = _stands(said).search(text, at, at + room + len(said))
            if found:
                at, room = found.end(), NEXT_CELL + len(even(row.detail))
            else:
                missed.append(Gone(table.caption, _text(row.cells[0].content, words), column.heading, said))
    return at, missed


def _parts(content, words):
    """Return what a cell says, in parts; a trend is a picture, whose words stand in the document's structure."""
    if isinstance(content, Verdict):
        return [even(state.name) for state in (content.judged, content.computed) if state]
    return [] if isinstance(content, Trend) else [said for said in [_text(content, words)] if said]


def _stands(said):
    begin = r"(?<![\d,.−+])" if said[:1].isdigit() or said[:1] in "−+" else ""
    return re.compile(rf"{begin}{re.escape(said)}(?!\w)")


def _text(content, words):
    return even(content.text if isinstance(content, Day) else plain(content, words))


def told_on_paper(shown, *, lists):
    """Return the tables of a document; under the charts of an indicator's page the figures are not set twice."""
    pairs = [(page.page, table) for page in shown for table in page.tables]
    twice = {table.id for page, table in pairs if page.startswith("indikatorer/") and table.id.startswith("chart-")}
    return [table for _, table in pairs if (table.id in LISTS) is lists and table.id not in twice]

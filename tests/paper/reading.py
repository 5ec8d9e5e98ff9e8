"""Whether a document says what the tables say: its text, as a program reads it out, against the tables' cells.

The text is read in the order in which it is set, so a row's cells follow on one another. Of the words of a cell only
spaces, line breaks and hyphens are undone, and of a figure nothing else.
"""

import re
from typing import NamedTuple

import pypdfium2

from utfall.model.missing import Missing
from utfall.render.table_plain import plain
from utfall.shown.content import Day, Trend, Verdict

NEXT_CELL, NEXT_ROW = 40, 2500  # signs within which it has to stand: footnote marks between cells, a new page's head
HYPHENS = re.compile("[-\u2010\u2011\u2013\u00ad\ufffe]\\s*")  # a line may break after each
SPACES = re.compile(r"[\s\u00a0\u202f]+")


LISTS = re.compile(
    "worst|deviating|changes|chapters|status-counts|heat-statuses|(activities|assignments|projects|explanations|now|definition|corrected)(-.+)?"
)  # as lists


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
    return SPACES.sub(" ", HYPHENS.sub("", text).replace("\u200b", "")).strip()


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
    captions = {table.id: even(table.caption) for table in tables}
    room = 2 * sum(len(_text(cell.content, words)) + 60 for one in tables for row in one.rows for cell in row.cells)
    found = []
    for table in tables:
        caption = captions.get(table.within, captions[table.id])  # parts are told in the cards of what they are of
        starts = [at.end() for at in re.finditer(re.escape(caption), text)]
        tries = [list(_gone_within(table, text[at : at + 200 + room], words)) for at in starts]
        found += min(tries, key=len) if tries else [Gone(table.caption, "", "", caption)]
    return found


def _gone_within(table, text, words):
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            parts = () if cell.content is Missing.NOT_REPORTED else _parts(cell.content, words)
            missed = (said for said in parts if not _stands(said).search(text))
            yield from (
                Gone(table.caption, _text(row.cells[0].content, words), column.heading, said) for said in missed
            )


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
    whole = [(page.page, table.unfolded()) for page in shown for table in page.tables]
    pairs = [(page, table.paged()) for page, table in whole]
    twice = {table.id for page, table in pairs if page.startswith("indikatorer/") and table.id.startswith("chart-")}
    return [table for _, table in pairs if bool(LISTS.fullmatch(table.id)) is lists and table.id not in twice]

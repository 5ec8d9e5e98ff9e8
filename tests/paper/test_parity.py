"""Every value of every table, read back from the PDF as a screen reader meets it, is what the page shows."""

import re
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.paper.reading import told_on_paper
from utfall.model.missing import Missing
from utfall.model.status import State
from utfall.render.number import format_number
from utfall.shown.content import Number, Trend, Verdict
from utfall.words import words

REFERENCE = re.compile(r"\s*\[\d+\]")


def bare(text):
    """A text without references to footnotes, however it is broken over lines."""
    return re.sub(r"[\s\u00ad]+", "", REFERENCE.sub("", text))


def rows_of(*papers):
    """The rows of every table by its caption, one list for each time that it stands there; a table that goes on over
    a page has its caption on the first alone."""
    found = defaultdict(lambda: [[]])
    caption = ""
    for table in (table for one in papers for table in one.root.find("Table")):
        said = next((one.text for one in table.find("Caption")), None)
        if said is not None:
            caption = said
            found[caption].append([])
        for body in table.find("TBody"):
            found[caption][-1] += [row.cells for row in body.find("TR")]
    return found


def said(content, speech):
    """What a cell must say; of a verdict, its words."""
    if isinstance(content, Number):
        sign = "+" if content.signed and content.value > 0 else ""
        return [sign + format_number(content.value, content.decimals, content.unit, speech.language)]
    if isinstance(content, State):
        return [content.name]
    if isinstance(content, Verdict):
        return [one.name for one in (content.judged, content.computed) if one]
    if isinstance(content, Missing):
        return [speech.say(f"missing.{content.key}")]
    return [] if isinstance(content, Trend) else [content]


def differences(table, read, speech):
    """Where a table in the PDF says something else, by table, row and column."""
    if len(read) != len(table.rows):
        return [f"{table.caption}: {len(read)} rows, not {len(table.rows)}"]
    found = []
    for row, cells in zip(table.rows, read, strict=True):
        shown = [(table.columns[at], row.cells[at]) for at in table.on_page]
        pairs = [(column, cell, there) for (column, cell), there in zip(shown, cells, strict=False)]
        for column, cell, there in pairs[: 1 if row.kind == "heading" else None]:
            wanted = bare("".join(said(cell.content, speech)))
            got = bare(there.text)
            whole = wanted + (bare(row.detail) if column.kind == "name" else "")
            same = got.startswith(wanted) if isinstance(cell.content, State | Verdict) else got == whole
            if not same and not isinstance(cell.content, Verdict | Trend):
                found.append(f"{table.caption}, {row.id}, {column.heading}: {got} is not {whole}")
            if isinstance(cell.content, Verdict) and not all(bare(one) in got for one in said(cell.content, speech)):
                found.append(f"{table.caption}, {row.id}, {column.heading}: {got} has not {wanted}")
    return found


def shown(documents):
    """Every table of the pages that is drawn as a table; those drawn as lists have no rows in the PDF."""
    return [table.unfolded().paged() for page in documents.edition.shown for table in page.tables]


def test_every_value_of_every_table_is_in_one_of_the_documents(documents, report, appendix, documentation):
    speech, read = words("sv"), rows_of(report, appendix, documentation)
    tables = told_on_paper(documents.edition.shown, lists=False)
    assert len(tables) > 40
    found = []
    for table in tables:
        assert table.caption in read
        tries = [differences(table, one, speech) for one in read[table.caption]]
        found += min(tries, key=len)
    assert found == []


@pytest.mark.parametrize("change", [Decimal(1), Decimal("0.5")])
def test_a_figure_that_differs_is_found_by_table_row_and_column(documents, appendix, change):
    table = next(one for one in shown(documents) if one.id == "statement-resultat")
    (row, *rest), at = table.rows[1:], 1
    number = row.cells[at].content
    cells = list(row.cells)
    cells[at] = replace(cells[at], content=replace(number, value=number.value + change, decimals=1))
    changed = replace(table, rows=(table.rows[0], replace(row, cells=tuple(cells)), *rest))
    (found,) = differences(changed, rows_of(appendix)[table.caption][-1], words("sv"))
    assert found.startswith(f"{table.caption}, {row.id}, {table.columns[at].heading}: ")

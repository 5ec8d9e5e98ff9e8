"""Tables put together: unfilled columns dropped, doubtful places kept, shared footnotes raised."""

from decimal import Decimal

import pytest

from utfall.model.missing import Missing
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column
from utfall.view.assemble import NOTHING, Draft, PackageRow, assemble
from utfall.words import words

COLUMNS = [
    Column("name", "Namn", "name"),
    Column("a", "A", "number"),
    Column("b", "B", "number"),
    Column("c", "C", "text"),
]


def draft(name, **more):
    cells = {key: value if isinstance(value, Cell) else Cell(value) for key, value in more.items()}
    return Draft(name, {"name": Cell(name), **cells})


def keys(table):
    return [column.key for column in table.columns]


def test_a_column_that_no_row_fills_is_dropped():
    table = assemble("t", "T", COLUMNS, [draft("x", a="1"), draft("y", c="text")], ["t.csv"])
    assert keys(table) == ["name", "a", "c"]
    assert [len(row.cells) for row in table.rows] == [3, 3]


def test_a_column_that_a_footnote_stands_in_is_kept():
    doubtful = Cell(Missing.NOT_REPORTED, ("Talet kan höra hit.",))
    assert keys(assemble("t", "T", COLUMNS, [draft("x", b=doubtful)], [])) == ["name", "b"]


@pytest.mark.parametrize("kind", [Missing.NOT_AVAILABLE, Missing.CANNOT_OCCUR, Missing.SUPPRESSED, Missing.UNREADABLE])
def test_a_column_whose_values_are_missing_for_a_reason_is_kept(kind):
    assert keys(assemble("t", "T", COLUMNS, [draft("x", a=kind)], [])) == ["name", "a"]


def test_zero_fills_a_column():
    assert keys(assemble("t", "T", COLUMNS, [draft("x", a=Number(Decimal(0)))], [])) == ["name", "a"]


def test_an_empty_text_fills_no_column():
    assert keys(assemble("t", "T", COLUMNS, [draft("x", c="")], [])) == ["name"]


def test_the_row_heads_are_kept_whatever_they_hold():
    assert keys(assemble("t", "T", COLUMNS, [], [])) == ["name"]


def test_a_cell_that_a_row_lacks_is_not_reported():
    table = assemble("t", "T", COLUMNS, [draft("x", a="1"), draft("y")], [])
    assert table.rows[1].cells[1] == NOTHING


def test_a_footnote_that_every_row_has_in_a_column_is_raised_to_its_heading():
    table = assemble("t", "T", COLUMNS, [draft("x", a=Cell("1", ("n",))), draft("y", a=Cell("2", ("n",)))], [])
    assert table.columns[1].notes == ("n",)
    assert [row.cells[1].notes for row in table.rows] == [(), ()]
    assert table.notes == ("n",)


def test_a_footnote_that_some_rows_have_stays_at_its_cells():
    table = assemble("t", "T", COLUMNS, [draft("x", a=Cell("1", ("n",))), draft("y", a="2")], [])
    assert table.columns[1].notes == ()
    assert table.rows[0].cells[1].notes == ("n",)


def test_the_footnote_of_an_only_row_stays_at_its_cell():
    table = assemble("t", "T", COLUMNS, [draft("x", a=Cell("1", ("n",)))], [])
    assert (table.columns[1].notes, table.rows[0].cells[1].notes) == ((), ("n",))


def test_a_heading_row_has_no_say_in_what_is_shared():
    heading = Draft("h", {"name": Cell("H")}, kind="heading")
    table = assemble("t", "T", COLUMNS, [heading, *(draft(name, a=Cell("1", ("n",))) for name in "xy")], [])
    assert table.columns[1].notes == ("n",)


def test_rows_keep_their_kind_level_and_detail():
    table = assemble("t", "T", COLUMNS, [Draft("x", {"name": Cell("X")}, "total", 2, "antal")], ["t.csv"])
    row = table.rows[0]
    assert (row.id, row.kind, row.level, row.detail, table.files) == ("x", "total", 2, "antal", ("t.csv",))


def test_a_cell_carries_the_footnote_at_its_place(small):
    place = PackageRow(small, words("sv"), "observations", "franvaro/2023-11")
    assert place.cell("outcome", "5,3").notes == ("Talet är osäkert.",)
    assert place.cell("target", "5").notes == ()


def test_a_corrected_cell_says_what_stood_there_since_when_and_why(small):
    cell = PackageRow(small, words("sv"), "observations", "kostnader/2023-11").cell("outcome", "5")
    (note,) = cell.notes
    assert note.replace("\u00a0", " ") == (
        "Rättat i november 2023, utgåva 2, den 20 december 2023: här stod 1 265 130. Skrivfel."
    )


@pytest.mark.parametrize("content", [None, ""])
def test_a_cell_without_content_is_not_reported(small, content):
    assert PackageRow(small, words("sv"), "areas", "kund").cell("name", content) == NOTHING

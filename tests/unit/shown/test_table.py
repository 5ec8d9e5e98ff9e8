"""Tables to be shown, before any markup."""

from decimal import Decimal

from utfall.model.missing import Missing
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column, Table, TableRow

NAME, FIGURE = Column("name", "Namn", "name"), Column("outcome", "Utfall", "number")


def table(*rows, columns=(NAME, FIGURE)):
    drawn = tuple(TableRow(f"r{number}", cells) for number, cells in enumerate(rows))
    return Table("t", "Tabell", columns, drawn)


def test_footnotes_are_numbered_as_a_reader_meets_them_each_once():
    headed = Column("outcome", "Utfall", "number", notes=("i rubriken",))
    shown = table(
        (Cell("A", ("a",)), Cell(Number(Decimal(1)), ("b", "a"))),
        (Cell("B"), Cell(Number(Decimal(2)), ("c",))),
        columns=(NAME, headed),
    )
    assert shown.notes == ("i rubriken", "a", "b", "c")


def test_kinds_of_missing_value_are_told_in_the_order_of_the_vocabulary():
    shown = table((Cell("A"), Cell(Missing.SUPPRESSED)), (Cell("B"), Cell(Missing.NOT_REPORTED)))
    assert shown.missing == (Missing.NOT_REPORTED, Missing.SUPPRESSED)
    assert table((Cell("A"), Cell("x"))).missing == ()


def test_the_first_rows_stand_with_those_that_head_them_and_no_heading_stands_alone():
    kinds = ("heading", "line", "line", "heading", "heading", "line")
    rows = tuple(TableRow(f"r{number}", (Cell("A"),), kind) for number, kind in enumerate(kinds))
    shown = Table("t", "Tabell", (NAME,), rows)
    assert shown.length == 3
    found = [[row.id for row in shown.first(most).rows] for most in range(5)]
    assert found == [[], ["r0", "r1"], ["r0", "r1", "r2"], [row.id for row in rows], [row.id for row in rows]]

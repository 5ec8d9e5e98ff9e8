"""A table as rows and columns that are all alike: nothing that a page says by place or by type is lost."""

from decimal import Decimal

import pytest

from utfall.forms.grid import grid
from utfall.forms.shown_csv import as_shown, csv_of, guarded
from utfall.model.missing import Missing
from utfall.model.status import State, Tone
from utfall.shown.content import Number, Verdict
from utfall.shown.table import Cell, Column, Table, TableRow

GOOD = State("s", "good", 1, "Målet nås", Tone.GOOD, "disc", "")
BAD = State("s", "bad", 2, "Målet nås inte", Tone.BAD, "diamond", "")


def table(rows, *columns, caption="Tabell, tkr"):
    heads = (Column("name", "Namn", "name"), *columns)
    return Table("t", caption, heads, tuple(rows))


def row(name, *contents, **more):
    return TableRow(
        name.lower(), (Cell(name), *(one if isinstance(one, Cell) else Cell(one) for one in contents)), **more
    )


def figure(text, **more):
    return Number(Decimal(text), **more)


NUMBER = Column("n", "Tal", "number")


def test_the_kind_of_a_row_stands_in_a_column_where_rows_differ(sv):
    shown = grid(
        table([row("A", "", kind="heading"), row("B", figure("1")), row("C", figure("1"), kind="total")], NUMBER), sv
    )
    assert [column.heading for column in shown.columns] == ["Namn", "Radtyp", "Tal"]
    assert shown.rows == (("A", "rubrik", ""), ("B", "rad", figure("1")), ("C", "summa", figure("1")))


def test_the_line_under_a_name_and_the_footnotes_stand_in_columns(sv):
    noted = Column("n", "Tal", "number", notes=("gäller alla",))
    shown = grid(table([row("A", Cell(figure("1"), ("osäker",)), detail="antal"), row("B", figure("2"))], noted), sv)
    assert [column.heading for column in shown.columns] == ["Namn", "Tillägg", "Tal", "Noter"]
    assert shown.rows[0] == ("A", "antal", figure("1"), "Tal: gäller alla Tal: osäker")
    assert shown.rows[1] == ("B", "", figure("2"), "")


def test_the_footnotes_of_headings_stand_once_in_the_first_row_whatever_it_is(sv):
    noted = Column("n", "Tal", "number", notes=("gäller alla",))
    shown = grid(table([row("Rubrik", Cell("", ("syns inte",)), kind="heading"), row("B", figure("2"))], noted), sv)
    assert [entries[-1] for entries in shown.rows] == ["Tal: gäller alla", ""]


def test_a_status_is_its_word_and_the_rule_behind_it_stands_beside(sv):
    shown = grid(
        table(
            [row("A", Verdict(GOOD, BAD, "Regel 1.")), row("B", Missing.NOT_REPORTED)], Column("s", "Status", "status")
        ),
        sv,
    )
    assert [column.heading for column in shown.columns] == ["Namn", "Status", "Status, regel"]
    assert shown.rows == (
        ("A", "Målet nås, bedömd / Målet nås inte, beräknad", "Regel 1."),
        ("B", Missing.NOT_REPORTED, ""),
    )


def test_a_unit_that_all_figures_of_a_column_share_stands_in_its_heading(sv):
    shown = grid(table([row("A", figure("5.3", unit="procent")), row("B", Missing.SUPPRESSED)], NUMBER), sv)
    assert [column.heading for column in shown.columns] == ["Namn", "Tal (%)"]


def test_units_that_differ_by_row_stand_in_a_column(sv):
    shown = grid(table([row("A", figure("5.3", unit="procent")), row("B", figure("2"))], NUMBER), sv)
    assert [column.heading for column in shown.columns] == ["Namn", "Enhet", "Tal"]
    assert [entries[1] for entries in shown.rows] == ["procent", ""]


def test_headings_that_are_alike_are_told_apart(sv):
    shown = grid(table([row("A", "x", "y")], Column("a", "Text", "text"), Column("b", "text", "text")), sv)
    assert [column.heading for column in shown.columns] == ["Namn", "Text", "text (2)"]


def test_a_swedish_file_has_semicolons_decimal_commas_and_the_decimals_of_the_page(sv):
    rows = [row("A", figure("-1265.05", decimals=1)), row("B", Missing.NOT_AVAILABLE)]
    assert csv_of(grid(table(rows, NUMBER), sv), sv).decode() == (
        "\ufeffTabell, tkr\r\nNamn;Tal\r\nA;-1265,1\r\nB;..\r\n"
    )


def test_an_english_file_has_commas_and_decimal_points(en):
    written = csv_of(grid(table([row("A", figure("0.25", decimals=None))], NUMBER), en), en).decode()
    assert written == '\ufeff"Tabell, tkr"\r\nNamn,Tal\r\nA,0.25\r\n'


@pytest.mark.parametrize("text", ["=1+1", "+46", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u00a0@x", "  -2"])
def test_no_text_is_a_formula(text):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=b", "Målet nås", "1", "−5", "..", "x"])
def test_other_texts_are_let_be(text):
    assert guarded(text) == text


@pytest.mark.parametrize(
    ("stored", "decimals", "shown"), [("-0.04", 1, "0.0"), ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("1.50", None, "1.50")]
)
def test_figures_are_rounded_as_on_the_page(stored, decimals, shown):
    assert str(as_shown(figure(stored, decimals=decimals))) == shown

"""Tables of one sort on one sheet: each row says what it is about, and each table can be found again."""

from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import pytest

from utfall.forms.joined import in_one_order, joined, names, parts_of, together
from utfall.forms.reading import Read, ReadTable
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column, Subject, Table, TableRow
from utfall.words import words

PERIOD, OUTCOME, OWN = (
    Column("name", "Period", "name"), Column("outcome", "Utfall", "number"), Column("own", "Månadens eget", "number")
)  # fmt: skip
FIRST = Column("first", "Först publicerat", "number")
SV = words("sv")


def series(name, *columns, unit="", figure_unit="", at="t"):
    cells = (Cell("november 2023"), *(Cell(Number(Decimal(5), 0, figure_unit)) for _ in columns))
    return Table(at, f"{name}: utfall över tid", (PERIOD, *columns), (TableRow("n", cells),),
                 subject=Subject("series", name, unit))  # fmt: skip


def plain(at):
    return Table(at, at, (PERIOD,), (TableRow("n", (Cell("x"),)),))


def test_tables_of_one_sort_stand_together_where_the_first_is_met():
    one, other, before, after = series("A", OUTCOME), series("B", OUTCOME), plain("p"), plain("q")
    assert together([before, one, after, other]) == ((before,), (one, other), (after,))


def test_the_figures_of_a_chart_have_no_sheet():
    assert together([plain("p"), replace(plain("chart-data"), is_of_chart=True)]) == ((plain("p"),),)


def test_each_row_says_its_indicator_and_unit_and_has_every_column_of_its_sort():
    shown = joined([series("A", OUTCOME, unit="tkr"), series("B", OUTCOME, OWN, unit="procent")], SV)
    assert [column.heading for column in shown.columns] == ["Indikator", "Enhet", "Period", "Utfall", "Månadens eget"]
    first, second = shown.rows
    assert (first[:3], first[4]) == (("A", "tkr", "november 2023"), "")
    assert (second[:3], second[4]) == (("B", "procent", "november 2023"), Number(Decimal(5)))


def test_a_column_keeps_its_place_when_a_later_table_has_it_alone():
    shown = joined([series("A", OWN), series("B", OUTCOME, OWN)], SV)
    assert [column.key for column in shown.columns] == ["subject", "name", "outcome", "own"]


def test_columns_stand_in_an_order_that_every_table_keeps_to_whichever_is_met_first():
    revised, plain_sum, corrected = (
        series("T", OUTCOME, FIRST),
        series("B", OUTCOME, OWN),
        series("C", OUTCOME, FIRST, OWN),
    )
    for sheet in permutations([revised, plain_sum, corrected]):
        shown = joined(sheet, SV)
        assert [column.key for column in shown.columns] == ["subject", "name", "outcome", "first", "own"]


@pytest.mark.parametrize(
    ("exports", "one"),
    [
        ([], ""),
        (["ac", "ab", "abc"], "abc"),  # what was put in last may stand before what was met first
        (["ad", "abd", "acd", "abcd"], "abcd"),
        (["bd", "ad", "abcd"], "abcd"),
        (["xa", "ya"], "xya"),  # nobody says which of x and y is first
        (["ab", "ba"], "ab"),  # they contradict one another
    ],
)
def test_many_orders_become_one(exports, one):
    assert "".join(in_one_order(exports)) == one


def test_a_unit_that_only_some_have_is_not_in_the_heading():
    shown = joined([series("A", OUTCOME, figure_unit="procent"), series("B", OUTCOME)], SV)
    assert shown.columns[-1].heading == "Utfall"
    same = joined([series("A", OUTCOME, figure_unit="procent")], SV)
    assert same.columns[-1].heading == "Utfall (%)"


def test_indicators_of_one_name_are_told_apart():
    assert names([series("A"), series("A"), series("B")]) == ("A", "A (2)", "B")


def test_each_table_is_found_again_in_its_sheet():
    sheet = [series("A", OUTCOME), series("B", OUTCOME)]
    rows = ((Read("A"), Read("1")), (Read("B"), Read("2")))
    read = ReadTable(("Indikator", "Utfall"), rows)
    assert [part.rows for part in parts_of(read, sheet)] == [(rows[0],), (rows[1],)]
    assert parts_of(read, [plain("p")]) == (read,)

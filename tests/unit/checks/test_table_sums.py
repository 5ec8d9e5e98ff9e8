"""Totals and subtotals of own tables are what their rows add up to."""

import pytest

from tests.unit.month import told
from utfall.checks.table_sums import check
from utfall.derive.own_values import with_own_values
from utfall.model.history import History

COST = {"name": "kostnad", "title": "Kostnad", "type": "number", "unit": "tkr", "decimals": 0, "total": True}
KINDS = [{"name": "id"}, {"name": "slag", "role": "kind"}, COST]
TREE = [*KINDS, {"name": "till", "role": "parent"}]


def found(month, fields, rows):
    month.with_table("namnder", fields, rows, primaryKey="id")
    (report,) = with_own_values(History((month.report(),))).reports
    return [(one.case, one.row, one.field, one.value) for one in told(check(report))]


@pytest.mark.parametrize("total", ["25170", "25168.5", "25171.5", "", ".."])
def test_what_adds_up_within_rounding_is_let_be(month, total):
    rows = f"id,slag,kostnad\nson,line,15000\nbun,line,10170\nsumma,total,{total}\n"
    assert found(month, KINDS, rows) == []  # three figures in whole thousands explain 1.5


@pytest.mark.parametrize("total", ["99999", "25173", "0", "-25170"])
def test_a_total_that_is_not_the_sum_is_told(month, total):
    rows = f"id,slag,kostnad\nson,line,15000\nbun,line,10170\nsumma,total,{total}\n"
    assert found(month, KINDS, rows) == [("differs", 4, "kostnad", total)]


def test_subtotals_sum_what_stands_since_the_one_before(month):
    rows = "id,slag,kostnad\nh,heading,\na,line,10\nb,line,20\nd1,subtotal,30\nc,line,5\nd2,subtotal,35\ns,total,35\n"
    assert found(month, KINDS, rows) == [("differs", 7, "kostnad", "35")]


def test_with_parents_a_row_is_summed_into_the_one_it_names(month):
    rows = (
        "id,slag,kostnad,till\nh,heading,,dn\nhyra,line,100,h\ndrift,line,-40,dn\nvarav,of-which,-15,drift\n"
        "dn,subtotal,60,res\nfin,line,-10,res\nres,total,50,\n"
    )
    assert found(month, TREE, rows.replace("res,total,50", "res,total,45")) == [("differs", 8, "kostnad", "45")]
    month.write("namnder.csv", rows)
    assert told(check(month.report())) == []


@pytest.mark.parametrize(("old", "new", "row", "value"), [("till\na,line,1,s", "till\na,line,1,z", 2, "z"),
                                                          ("s,total,1,", "s,total,1,a", 2, "s")])  # fmt: skip
def test_a_parent_that_is_not_there_or_a_ring_is_told(month, old, new, row, value):
    rows = "id,slag,kostnad,till\na,line,1,s\ns,total,1,\n"
    assert ("parent", row, "till", value) in found(month, TREE, rows.replace(old, new))


def test_a_part_is_of_a_line_and_not_larger_than_it(month):
    rows = "id,slag,kostnad\na,line,10\nb,of-which,4\nc,of-which,11\ns,total,10\nd,of-which,1\n"
    assert found(month, KINDS, rows) == [("part", 4, "kostnad", "11"), ("no-line", 6, "slag", "of-which")]


def test_a_total_of_nothing_is_told(month):
    assert found(month, KINDS, "id,slag,kostnad\nh,heading,\ns,total,5\n") == [("nothing", 3, "slag", "total")]


@pytest.mark.parametrize("name", ["Summa", "TOTALT", "Summa:"])
def test_a_row_that_is_called_a_total_where_the_table_is_summed_below_it_is_told(month, name):
    fields = [{"name": "id"}, {"name": "name"}, COST]
    rows = f"id,name,kostnad\na,Skola,25170\nb,{name},99999\n"
    assert found(month, fields, rows) == [("undeclared", 3, "kostnad", name)]


def test_a_row_that_is_called_a_total_and_is_not_the_sum_is_pointed_out_where_nobody_says_what_is_summed(month):
    plain = {key: value for key, value in COST.items() if key != "total"}
    fields = [{"name": "id"}, {"name": "name"}, plain]
    rows = "id,name,kostnad\na,Skola,15000\nb,Vård,10170\nc,Totalt,99999\n"
    assert found(month, fields, rows) == [("unchecked", 4, "kostnad", "99999")]
    month.write("namnder.csv", rows.replace("99999", "25170"))
    assert told(check(month.report())) == []

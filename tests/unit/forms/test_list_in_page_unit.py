"""A list of facts is held against what its page writes: amounts in the unit of the pages, under that caption."""

from decimal import Decimal

import pytest

from utfall.forms.parity import WrittenTable, compare_items
from utfall.forms.read_page import read_page
from utfall.model.page_money import Scale
from utfall.render.parts import facts
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column, Table, TableRow
from utfall.view.page_caption import in_page_unit

COLUMNS = (Column("name", "Mått", "name"), Column("value", "Värde", "number"))
ROW = TableRow("outcome", (Cell("Utfall"), Cell(Number(Decimal(856030)))))
NOW = in_page_unit(
    Table("now-a", "Intäkter nu, tkr", COLUMNS, (ROW,)), Scale("tkr", "mkr", Decimal(1000)), "Intäkter nu", ("value",)
)


@pytest.mark.parametrize(("written", "count"), [("856,0", 0), ("856,1", 1), ("856 030", 1)])
def test_a_list_of_facts_says_the_amounts_of_the_page(sv, written, count):
    drawn = str(facts(NOW, sv, "u-now"))
    assert "856,0" in drawn
    page = read_page(drawn.replace("856,0", written))
    found = list(compare_items(WrittenTable("page", "index.html", sv), NOW, page))
    assert len(found) == count


@pytest.mark.parametrize(
    ("figure", "written", "count"),
    [
        ("-590", "−£590k", 0),
        ("590", "£590k", 0),
        ("590", "£590 thousand", 0),
        ("590", "£591k", 1),
        ("590", "−£590k", 1),
    ],
)
def test_the_sign_of_a_currency_and_its_scale_are_no_part_of_a_fact(en, figure, written, count):
    table = Table(
        "now-a", "Fees now, £k", COLUMNS, (TableRow("outcome", (Cell("Outcome"), Cell(Number(Decimal(figure))))),)
    )
    drawn = str(facts(table, en, "u-now", "£k"))
    said = "−£590k" if figure == "-590" else "£590k"
    assert said in drawn
    page = read_page(drawn.replace(said, written))
    assert len(list(compare_items(WrittenTable("page", "index.html", en), table, page))) == count

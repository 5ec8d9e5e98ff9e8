"""Any further resource as a table, from its schema alone."""

from datetime import date
from decimal import Decimal

import pytest

from utfall.errors import MacroError, UnknownName
from utfall.model.missing import Missing
from utfall.model.status import State
from utfall.shown.content import Day, Number
from utfall.view.resource_table import resource_table

FIELDS = [
    {"name": "id", "title": "Id"},
    {"name": "order", "title": "Ordning", "type": "integer"},
    {"name": "cost", "title": "Kostnad", "type": "number", "unit": "tkr", "decimals": 1, "total": True},
    {"name": "share", "title": "Andel", "type": "number", "unit": "procent", "decimals": 0},
    {"name": "place", "title": "Plats"},
    {"name": "area", "title": "Område"},
    {"name": "light", "title": "Läge", "scale": "project"},
    {"name": "day", "title": "Dag", "type": "date"},
    {"name": "remark", "title": "Anmärkning"},
]
ROWS = """\
id,order,cost,share,place,area,light,day,remark
b,2,10.25,40,Hisingen,kund,green,2023-11-30,
a,1,1000,60,Centrum,medarbetare,red,,
"""
KEYS = [{"fields": ["area"], "reference": {"resource": "areas", "fields": ["id"]}}]


@pytest.fixture
def extra(month):
    return month.with_table("lokaler", FIELDS, ROWS, primaryKey="id", foreignKeys=KEYS)


def contents(table, number):
    return {column.key: cell.content for column, cell in zip(table.columns, table.rows[number].cells, strict=True)}


def test_the_caption_is_the_title_and_the_month(extra, sv):
    table = resource_table(extra.report(), sv, "lokaler")
    assert (table.id, table.caption) == ("table-lokaler", "Lokaler, november 2023")
    assert table.files == ("data/2023-11/lokaler.csv",)


def test_the_first_column_of_text_heads_the_rows_and_ids_and_order_are_not_shown(extra, sv):
    table = resource_table(extra.report(), sv, "lokaler")
    assert [(column.heading, column.kind) for column in table.columns] == [
        ("Plats", "name"), ("Kostnad, tkr", "number"), ("Andel", "number"), ("Område", "text"), ("Läge", "status"),
        ("Dag", "text"),
    ]  # fmt: skip


def test_rows_stand_in_their_order(extra, sv):
    assert [row.id for row in resource_table(extra.report(), sv, "lokaler").rows] == ["a", "b", "total"]


def test_without_an_order_rows_stand_as_in_the_file(month, sv):
    month.with_table("extra", [{"name": "x"}], "x\nb\na\n")
    assert [row.cells[0].content for row in resource_table(month.report(), sv, "extra").rows] == ["b", "a"]


def test_values_are_shown_as_their_fields_say(extra, sv):
    shown = contents(resource_table(extra.report(), sv, "lokaler"), 1)
    assert shown["cost"] == Number(Decimal("10.25"), 1)
    assert shown["share"] == Number(Decimal(40), 0, "procent")
    assert shown["area"] == "Kund och ägare"
    assert isinstance(shown["light"], State)
    assert shown["light"].name == "Grönt"
    assert shown["day"] == Day(date(2023, 11, 30), "30\u00a0november\u00a02023")


def test_a_day_that_nobody_asks_for_is_left_blank(extra, sv):
    assert contents(resource_table(extra.report(), sv, "lokaler"), 0)["day"] == ""


def test_a_field_with_a_total_is_summed_and_the_others_are_left_blank(extra, sv):
    table = resource_table(extra.report(), sv, "lokaler")
    assert table.rows[-1].kind == "total"
    assert contents(table, -1) == {
        "place": "Summa", "cost": Number(Decimal("1010.25"), 1), "share": "", "area": "", "light": "", "day": "",
    }  # fmt: skip


def test_a_total_with_a_missing_term_is_not_available(extra, sv):
    extra.edited("lokaler", 2, cost="")
    assert contents(resource_table(extra.report(), sv, "lokaler"), -1)["cost"] is Missing.NOT_AVAILABLE


def test_without_a_total_there_is_no_row_of_sums(month, sv):
    month.with_table("extra", [{"name": "x"}, {"name": "n", "type": "number"}], "x,n\na,1\nb,2\n")
    assert [row.kind for row in resource_table(month.report(), sv, "extra").rows] == ["line", "line"]


def test_a_footnote_stands_at_its_cell(extra, sv):
    extra.added("notes", resource="lokaler", row="a", field="cost", text="Preliminärt.")
    table = resource_table(extra.report(), sv, "lokaler")
    assert table.rows[0].cells[1].notes == ("Preliminärt.",)


def test_a_table_of_figures_alone_has_its_first_as_row_heads(month, sv):
    month.with_table(
        "extra", [{"name": "year", "type": "integer"}, {"name": "n", "type": "number"}], "year,n\n2023,1\n"
    )
    table = resource_table(month.report(), sv, "extra")
    assert [column.kind for column in table.columns] == ["name", "number"]


def test_a_key_whose_row_has_no_name_is_shown_as_it_is(month, sv):
    keys = [{"fields": "scale", "reference": {"resource": "goals", "fields": "id"}}]
    month.with_table("extra", [{"name": "x"}, {"name": "scale"}], "x,scale\na,service\n", foreignKeys=keys)
    assert contents(resource_table(month.report(), sv, "extra"), 0)["scale"] == "service"


@pytest.mark.parametrize(
    "name", ["areas", "scales", "indicators", "observations", "statements", "statement_lines", "goals", "activities",
             "assignments", "projects", "project_statuses", "notes"],
)  # fmt: skip
def test_every_table_of_the_contract_can_be_shown_like_any_other(real, sv, name):
    table = resource_table(real, sv, name)
    assert len(table.rows) == len(real.resources[name].rows)


def test_a_table_that_is_not_there_is_refused_with_the_nearest(small, sv):
    with pytest.raises(UnknownName) as refusal:
        resource_table(small, sv, "gaols")
    assert str(refusal.value).startswith("Det finns ingen tabell som heter ”gaols”. Menades ”goals”?")


def test_a_table_without_any_field_is_refused(month, sv):
    month.with_table("extra", [], "")
    with pytest.raises(MacroError) as refusal:
        resource_table(month.report(), sv, "extra")
    assert "hittar inget att visa för extra" in str(refusal.value)

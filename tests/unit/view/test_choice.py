"""Which columns a page asks for, in which order, and what it calls them."""

import pytest

from utfall.errors import MacroError, UnknownName
from utfall.view.choice import choice
from utfall.view.indicator_tables import indicator_tables
from utfall.view.plan_tables import activities_table, projects_tables
from utfall.view.resource_table import resource_table


def headings(table):
    return [(column.key, column.heading) for column in table.columns]


def test_columns_are_chosen_ordered_and_named_and_the_name_stands_first(small, sv):
    asked = choice(small, sv, "activities", {"due": "Klart senast", "status": "Läge"}, "Planen {to_date}")
    table = activities_table(small, sv, choice=asked)
    assert headings(table) == [("name", "Aktivitet"), ("due", "Klart senast"), ("status", "Läge")]
    assert (table.id, table.caption) == ("activities-due-status", "Planen jan–nov 2023")


def test_a_list_orders_and_keeps_the_headings(small, sv):
    table = resource_table(small, sv, "areas", choice(small, sv, "table", ["name"]))
    assert headings(table) == [("name", small.resource("areas").field("name").title)]
    assert table.caption == resource_table(small, sv, "areas").caption


def test_a_column_that_no_row_fills_is_not_shown_though_asked_for(small, sv):
    table = activities_table(small, sv, choice=choice(small, sv, "activities", ["comment", "status"]))
    assert [key for key, _ in headings(table)] == ["name", "status"]


def test_an_unknown_column_is_refused_with_the_nearest(small, sv):
    with pytest.raises(UnknownName) as refused:
        activities_table(small, sv, choice=choice(small, sv, "activities", ["statu"]))
    assert "ingen kolumn som heter ”statu”. Menades ”status”?" in str(refused.value)


@pytest.mark.parametrize("columns", [[], {}, ["due", "due"], [1], {"due": 1}, [None]])
def test_what_is_neither_keys_nor_keys_with_headings_is_refused(small, sv, columns):
    with pytest.raises(MacroError) as refused:
        choice(small, sv, "activities", columns)
    assert "I activities är columns en lista" in str(refused.value)


@pytest.fixture
def extended(month):
    fields = [{"name": "handlaggare", "title": "Handläggare"}, {"name": "cost", "title": "Kostnad", "type": "number",
              "unit": "tkr", "decimals": 0}]  # fmt: skip
    month.schema_of("projects", lambda entry: entry["schema"]["fields"].extend(fields))
    month.rewritten("projects", lambda text: text.replace("comment\n", "comment,handlaggare,cost\n"))
    month.rewritten("projects", lambda text: text.replace(",,,,\n", ",,,,,Kim,120\n").replace("sen.,\n", "sen.,,Bo,\n"))
    return month


def test_an_extra_column_is_shown_where_it_is_asked_for(extended, sv):
    report = extended.report()
    plain, _ = projects_tables(report, sv)
    asked, _ = projects_tables(report, sv, choice(report, sv, "projects", ["handlaggare", "projects.cost", "cost"]))
    assert "handlaggare" not in dict(headings(plain))
    assert headings(asked)[1:] == [("handlaggare", "Handläggare"), ("projects.cost", "Kostnad, tkr"),
                                   ("cost", "Kostnad")]  # fmt: skip
    assert [cell.content for cell in asked.rows[1].cells][:2] == ["Portal", "Bo"]


def test_an_extra_column_of_the_values_is_shown_where_indicators_ask_for_it(month, sv):
    price = {"name": "pris", "title": "Pris {year}", "type": "number", "unit": "kr", "decimals": 0}
    month.schema_of("observations", lambda entry: entry["schema"]["fields"].append(price))
    month.rewritten(
        "observations", lambda text: text.replace("comment\n", "comment,pris\n").replace(",,,\n", ",,,,7\n")
    )
    report = month.report()
    asked = choice(report, sv, "indicators", ["outcome", "pris"])
    table = next(one for one in indicator_tables(report, sv, "ekonomi", choice=asked))
    assert headings(table)[2:] == [("pris", "Pris 2023, kr")]

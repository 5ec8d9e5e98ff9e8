"""The archive as tidy rows: what stands, what is worked out, and what is left out."""

from dataclasses import fields
from decimal import Decimal

from tests.unit.broken_down import history as divided
from utfall.derive import facts as module
from utfall.derive.facts import facts
from utfall.model.fact import COLUMNS, Fact, cells_of
from utfall.model.history import History

RESULT = ("2023-11", "indicator", "resultat", "Resultat", "")
NOVEMBER = ("2023-11", "2023-11-01", "2023-11-30")


def rows(month):
    return facts(History((month.report(),)))


def of(found, **wanted):
    return [one for one in found if all(getattr(one, name) == value for name, value in wanted.items())]


def test_a_row_holds_a_value_with_all_that_tells_which_it_is(month):
    (row,) = of(rows(month), id="resultat", measure="target")
    value = (Decimal(-305), "tkr", "", "", "", "reported", "2023-11.1")
    assert cells_of(row) == (*RESULT, "target", *NOVEMBER, *value)
    assert tuple(one.name for one in fields(Fact)) == COLUMNS


def test_a_status_stands_at_the_outcome_with_who_set_it(month):
    found = rows(month)
    said = {one.id: (one.status, one.status_origin) for one in of(found, measure="outcome", kind="indicator")}
    assert said["kostnader"] == ("reached", "judged")
    assert said["franvaro"] == ("lost", "judged")
    assert said["resultat"] == ("", "")
    assert [one.status for one in of(found, kind="indicator") if one.measure != "outcome" and one.status] == []


def test_without_a_judgement_the_status_is_computed(month):
    month.edited("observations", 2, status="", reason="")
    (row,) = of(rows(month), id="kostnader", measure="outcome")
    assert (row.status, row.status_origin) == ("reached", "computed")


def test_what_is_missing_keeps_its_symbol_and_what_is_not_reported_has_no_row(month):
    found = rows(month)
    (row,) = of(found, id="franvaro", measure="rolling_12")
    assert (row.value, row.symbol) == (None, "..")
    assert of(found, id="resultat", measure="rolling_12") == []
    month.edited("observations", 3, outcome="")
    (row,) = of(rows(month), id="resultat", measure="outcome")
    assert (row.value, row.symbol) == (None, "")


def test_a_line_is_named_by_its_statement_and_headings_have_none(month):
    found = of(rows(month), kind="line")
    (row,) = of(found, id="resultat/hr", measure="outcome")
    assert (row.name, row.value, row.unit) == ("HR", Decimal(-40), "tkr")
    assert of(found, id="resultat/gemensamt") == []


def test_plans_have_a_status_and_no_value(month):
    found = of(rows(month), measure="status")
    assert {one.kind for one in found} == {"goal", "activity", "assignment", "project"}
    assert {(one.value, one.unit, one.symbol) for one in found} == {(None, "", "")}
    parts = of(found, kind="project")
    assert {one.dimension for one in parts} >= {""}
    assert {one.status_origin for one in parts if not one.dimension} <= {"computed", "judged", ""}


def test_what_is_worked_out_says_so_and_stands_under_the_newest_report(example):
    found = of(facts(example), origin="computed", kind="indicator")
    assert {one.month for one in found} == {"2025-12"}
    assert {one.measure for one in found} == {"own", "year_to_date", "rolling_12"}
    outcome = {one.period: one.value for one in of(facts(example), id="kostnader", measure="outcome")}
    (own,) = of(found, id="kostnader", measure="own", period="2025-06")
    assert own.value == outcome["2025-06"] - outcome["2025-05"]


def test_no_two_rows_are_of_the_same_thing(example):
    keys = [
        (one.month, one.kind, one.id, one.dimension, one.measure, one.period, one.origin == "computed")
        for one in facts(example)
        if one.measure != "status"
    ]
    assert len(keys) == len(set(keys)) > 5000


def test_the_parts_of_an_indicator_stand_once_each_with_target_weight_and_status(tmp_path):
    found = of(facts(divided(tmp_path)), kind="part", month="2023-11", id="franvaro")
    assert [(one.dimension, one.measure, one.value, one.symbol, one.status) for one in found] == [
        ("enhet=norr", "outcome", Decimal("6.1"), "", "missed"),
        ("enhet=norr", "target", Decimal("5.0"), "", ""),
        ("enhet=norr", "weight", Decimal(120), "", ""),
        ("enhet=norr-vard", "outcome", Decimal("7.0"), "", "missed"),
        ("enhet=norr-vard", "target", Decimal("5.0"), "", ""),
        ("enhet=norr-vard", "weight", Decimal(80), "", ""),
        ("enhet=norr-skola", "outcome", Decimal("4.3"), "", "reached"),
        ("enhet=norr-skola", "target", Decimal("5.0"), "", ""),
        ("enhet=norr-skola", "weight", Decimal(40), "", ""),
        ("enhet=soder", "outcome", Decimal("4.4"), "", "reached"),
        ("enhet=soder", "target", Decimal("5.0"), "", ""),
        ("enhet=soder", "weight", Decimal(105), "", ""),
        ("kon=kvinnor", "outcome", Decimal("5.9"), "", ""),
        ("kon=kvinnor", "weight", Decimal(150), "", ""),
        ("kon=man", "outcome", Decimal("4.1"), "", ""),
        ("kon=man", "weight", Decimal(75), "", ""),
        ("enhet=norr, kon=kvinnor", "outcome", Decimal("6.9"), "", ""),
        ("enhet=norr, kon=kvinnor", "weight", Decimal(85), "", ""),
        ("enhet=norr, kon=man", "outcome", Decimal("4.2"), "", ""),
        ("enhet=norr, kon=man", "weight", Decimal(35), "", ""),
        ("enhet=soder, kon=kvinnor", "outcome", Decimal("4.6"), "", ""),
        ("enhet=soder, kon=kvinnor", "weight", Decimal(65), "", ""),
        ("enhet=soder, kon=man", "outcome", Decimal("4.0"), "", ""),
        ("enhet=soder, kon=man", "weight", Decimal(40), "", ""),
    ]
    assert {one.unit for one in found} == {"procent", ""}


def test_of_an_archive_with_very_many_parts_the_months_files_hold_them_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MOST_PARTS", 20)
    assert of(facts(divided(tmp_path)), kind="part") == []  # 6, 6 and 12 rows

"""A single figure inside a sentence."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.unit.statements import LINES, statement_of
from utfall.errors import MacroError, UnknownName
from utfall.view.figure import bound


def figure(report, words, name, measure="outcome", unit=None, decimals=None):
    return bound(report, words, name, measure, unit, decimals)


def test_an_indicator_gives_its_outcome_as_it_is_kept(small, sv):
    found = figure(small, sv, "franvaro")
    assert (found.value, found.unit, found.decimals) == (Decimal("5.3"), "procent", 1)
    assert (found.name, found.heading, found.file) == ("Frånvaro", "Utfall nov 2023", "data/2023-11/observations.csv")


def test_of_what_is_counted_the_sentence_has_its_own_noun(example, sv):
    calls = bound(example.current, sv, "servicearenden", "outcome", None, None)
    assert (calls.value, calls.unit, calls.stored_unit) == (Decimal(110661), "", "antal")
    assert figure(example.current, sv, "servicearenden", unit="st").unit == "st"
    assert figure(example.current, sv, "nki").unit == ""


def test_a_line_is_named_by_its_statement(small, sv):
    found = figure(small, sv, "resultat/totalt", "forecast")
    assert (found.value, found.unit, found.name, found.heading) == (
        Decimal(110), "tkr", "Resultat totalt", "Prognos helår 2023",
    )  # fmt: skip
    assert found.file == "data/2023-11/statement_lines.csv"


def test_in_another_unit_a_figure_is_whole_unless_decimals_are_asked_for(small, sv):
    found = figure(small, sv, "kostnader", unit="mkr")
    assert (found.value, found.unit, found.decimals) == (Decimal("1265.135"), "mkr", 0)
    assert (found.stored, found.stored_unit) == (Decimal(1265135), "tkr")
    assert figure(small, sv, "kostnader", unit="mkr", decimals=1).decimals == 1


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"name": "kostnad"}, "Det finns ingen indikator som heter ”kostnad”."),
        ({"name": "resultat/total"}, "Det finns ingen rad som heter ”resultat/total”. Menades ”resultat/totalt”?"),
        ({"name": "resultatet/totalt"}, "Det finns ingen resultaträkning som heter ”resultatet”."),
        ({"name": "kostnader", "measure": "outcom"}, "Det finns inget mått som heter ”outcom”. Menades ”outcome”?"),
        ({"name": "resultat/totalt", "measure": "target"}, "Det finns inget mått som heter ”target”."),
    ],
)
def test_a_name_that_is_not_there_is_refused(small, sv, asked, sentence):
    with pytest.raises(UnknownName) as refusal:
        figure(small, sv, **asked)
    assert str(refusal.value).startswith(sentence)


@pytest.mark.parametrize(("name", "measure"), [("franvaro", "rolling_12"), ("datorer", "outcome")])
def test_a_value_that_is_missing_is_refused(small, sv, name, measure):
    with pytest.raises(MacroError) as refusal:
        figure(small, sv, name, measure)
    assert f"cellen {measure} är tom i data/2023-11/observations.csv" in str(refusal.value)


@pytest.mark.parametrize(
    ("name", "unit", "known"),
    [("kostnader", "procent", "kr, tkr, mkr, mnkr, mdkr"), ("franvaro", "tkr", "procent, promille")],
)
def test_a_unit_that_cannot_be_converted_to_is_refused_with_those_that_can(small, sv, name, unit, known):
    with pytest.raises(MacroError) as refusal:
        figure(small, sv, name, unit=unit)
    assert str(refusal.value).endswith(f"Utelämna unit, eller välj bland: {known}.")


@pytest.mark.parametrize("decimals", [-1, 7, "2", True])
def test_decimals_that_are_no_number_of_decimals_are_refused(small, sv, decimals):
    with pytest.raises(MacroError) as refusal:
        figure(small, sv, "kostnader", decimals=decimals)
    assert str(refusal.value) == f"decimals är antalet decimaler, ett heltal från 0 till 6. Här står ”{decimals}”."


def test_the_result_of_november_2023_is_19_mkr(real, sv):
    found = figure(real, sv, "verksamhetens-resultat", unit="mkr")
    assert (found.stored, found.value, found.decimals) == (Decimal(19118), Decimal("19.118"), 0)


@pytest.mark.parametrize(
    ("name", "measure", "value", "unit", "heading"),
    [
        ("drift/kostnad", "deviation", "10.0", "mkr", "avvikelse mot budget"),
        ("drift/kostnad", "year_deviation", "20", "mkr", "avvikelse helår, prognos mot budget"),
        ("drift/skatt", "budget_share", "50", "procent", "andel av budget"),
        ("drift/andel", "outcome", "98", "procent", "Utfall hittills i år, november 2023"),
        ("drift/andel", "deviation", "1.0", "procent", "avvikelse mot budget"),
    ],
)
def test_what_is_worked_out_of_a_line_stands_in_a_sentence(month, sv, name, measure, value, unit, heading):
    lines = [
        "drift,kostnad,1,,line,Nettokostnader,,2023-11,-980,-990,-1960,-1980,-940,,,,",
        "drift,skatt,2,,line,Skatt,,2023-11,1000,1000,2000,2000,950,,,,",
        "drift,andel,3,,ratio,Andel av skatt,,2023-11,,,,,,,lower,kostnad,skatt",
    ]
    report = statement_of(month, lines, LINES + ",direction,numerator,base").report()
    found = bound(report, sv, name, measure, None, None)
    assert (found.value, found.unit, found.heading) == (Decimal(value), unit, heading)


def test_without_a_unit_an_amount_is_written_as_pages_write_it(small, sv):
    """1 265 135 tkr where the largest is 1 449 802 tkr is 1 265,1 mkr, and so is all else of money."""
    report = replace(small, package=replace(small.package, amounts_as_stored=False))
    found = bound(report, sv, "kostnader", "outcome", None, None)
    assert (found.value, found.unit, found.decimals) == (Decimal("1265.135"), "mkr", 1)
    assert (found.stored, found.stored_unit) == (Decimal(1265135), "tkr")
    assert bound(report, sv, "kostnader", "outcome", None, 0).decimals == 0
    assert bound(report, sv, "kostnader", "outcome", "tkr", None).unit == "tkr"
    assert bound(report, sv, "resultat", "outcome", None, None).unit == "mkr"
    assert bound(report, sv, "resultat/hr", "outcome", None, None).unit == "mkr"

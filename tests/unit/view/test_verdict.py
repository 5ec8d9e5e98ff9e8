"""A status with what stands behind it: judged, computed, and the rule with its inputs as a sentence."""

from dataclasses import replace
from decimal import Decimal

import pytest

from utfall.model.missing import Missing
from utfall.shown.content import Verdict
from utfall.view.verdict import verdict

COST, RESULT, ABSENCE = 2, 3, 4  # rows of observations.csv


def found(month, sv, name="kostnader", **definition):
    report = month.report()
    return verdict(report, sv, replace(report.indicator(name), **definition), report.observation(name))


def rule(month, sv, name="kostnader", **definition):
    return found(month, sv, name, **definition).rule.replace("\u00a0", " ")


def test_both_statuses_are_shown_apart_with_the_rule(month, sv):
    shown = found(month.edited("observations", COST, status="missed", reason="Svag höst."), sv)
    assert (shown.judged.id, shown.computed.id) == ("missed", "reached")
    assert shown.rule.startswith("Regel 2: ")


def test_a_computed_status_stands_alone_where_nobody_has_judged(month, sv):
    shown = found(month.edited("observations", COST, status=""), sv)
    assert (shown.judged, shown.computed.id) == (None, "reached")


def test_a_judged_status_stands_alone_where_the_definition_asks_for_no_rule(month, sv):
    shown = found(month.edited("observations", RESULT, status="reached", reason="God höst."), sv, "resultat")
    assert (shown.judged.id, shown.computed, shown.rule) == ("reached", None, "")


def test_without_any_status_there_is_none_to_show(month, sv):
    assert found(month, sv, "resultat") == ""


def test_a_status_that_is_on_no_scale_cannot_be_read(month, sv):
    assert found(month.edited("observations", RESULT, status="purple"), sv, "resultat") is Missing.UNREADABLE


def test_the_rule_tells_a_forecast_held_against_the_year(month, sv):
    month.edited("observations", COST, forecast="361101", year_target="361000")
    assert rule(month, sv, tolerance=Decimal("0.01"), tolerance_kind="relative") == (
        "Regel 2: prognosen 361 101 tkr mot årets mål eller budget 361 000 tkr; lägre är bättre, tolerans 3 610 tkr."
    )


def test_the_rule_tells_an_outcome_held_against_the_period_in_per_cent(month, sv):
    assert rule(month, sv, "franvaro") == (
        "Regel 2: utfallet 5,3 % mot periodens mål eller budget 5 %; lägre är bättre, tolerans 0,5 procentenheter."
    )


@pytest.mark.parametrize(
    ("tolerance", "kind", "told"),
    [
        (Missing.NOT_REPORTED, "", "tolerans 0 tkr."),
        (Decimal("0.50"), "absolute", "tolerans 0,5 tkr."),
        (Decimal(100), "absolute", "tolerans 100 tkr."),
        (Decimal("0.0125"), "relative", "tolerans 12,5 tkr."),
        (Decimal("0.100"), "relative", "tolerans 100 tkr."),
    ],
)
def test_the_tolerance_is_an_amount_without_needless_zeros(month, sv, tolerance, kind, told):
    month.edited("observations", COST, forecast="900", year_target="1000")
    assert rule(month, sv, tolerance=tolerance, tolerance_kind=kind).endswith(told)


@pytest.mark.parametrize(
    ("direction", "told"),
    [("higher", "högre är bättre"), ("lower", "lägre är bättre"), ("near", "nära målet är bäst")],
)
def test_the_rule_tells_which_way_is_better(month, sv, direction, told):
    assert f"; {told}, " in rule(month, sv, direction=direction)


@pytest.mark.parametrize("column", ["forecast", "year_target"])
def test_the_rule_says_when_there_is_nothing_to_compare(month, sv, column):
    month.edited("observations", COST, **{column: ".."})
    assert rule(month, sv) == "Regel 2: det finns inget att jämföra."


def test_the_rule_says_when_no_value_is_better_than_another(month, sv):
    assert rule(month, sv, direction="none") == (
        "Regel 2: indikatorn har ingen riktning, så inget värde är bättre än ett annat."
    )


def test_a_verdict_is_a_value(small, sv):
    one = verdict(small, sv, small.indicator("kostnader"), small.observation("kostnader"))
    assert one == Verdict(one.judged, one.computed, one.rule)

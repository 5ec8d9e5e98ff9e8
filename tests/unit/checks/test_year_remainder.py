"""What is left of the year for the forecast to hold, beside a normal month."""

import pytest

from utfall.checks.year_remainder import check
from utfall.model.finding import Severity
from utfall.model.history import History

COST, ABSENCE = 2, 4  # rows of observations.csv


def found(month):
    return list(check(History((month.report(),))))


def test_a_last_month_unlike_the_others_is_told_with_the_sum(month, sv):
    [finding] = found(month.edited("observations", COST, outcome="550", forecast="655"))
    assert (finding.slug, finding.file) == ("year-remainder", "data/2023-11/observations.csv")
    assert (finding.row, finding.field, finding.value) == (COST, "forecast", "655")
    assert finding.severity is Severity.WARNING
    assert finding.message(sv) == (
        "”Kostnader”: för att prognosen 655 tkr ska hålla återstår 105 tkr på 1 månad. "
        "En vanlig månad har hittills varit 50 tkr, så det är 2,1 gånger en vanlig månad."
    )
    assert finding.remedy(sv) == "Räkna om prognosen, eller skriv i comment vad som väntas resten av året."


def test_several_months_that_are_left_share_the_rest(month, sv):
    month.edited("observations", COST, period="2023-09", outcome="450", forecast="510")
    [finding] = found(month)
    assert "återstår 60 tkr på 3 månader" in finding.message(sv)
    assert "En vanlig månad har hittills varit 50 tkr, så det är 0,4 gånger en vanlig månad." in finding.message(sv)


@pytest.mark.parametrize(
    ("forecast", "is_told"),
    [("574", True), ("575", False), ("600", False), ("625", False), ("626", True)],  # 0.48, 0.5, 1, 1.5 and 1.52
)
def test_from_half_to_one_and_a_half_of_a_normal_month_is_quiet(month, forecast, is_told):
    month.edited("observations", COST, outcome="550", forecast=forecast)
    assert bool(found(month)) is is_told


def test_a_forecast_below_the_outcome_has_a_check_of_its_own(month):
    assert found(month.edited("observations", COST, outcome="550", forecast="549")) == []


def test_a_normal_month_of_nothing_is_no_measure(month):
    assert found(month.edited("observations", COST, outcome="0", forecast="100")) == []


@pytest.mark.parametrize("symbol", ["", "..", ".", "x"])
def test_a_missing_figure_leaves_nothing_to_work_out(month, symbol):
    assert found(month.edited("observations", COST, outcome=symbol, forecast="655")) == []
    assert found(month.edited("observations", COST, outcome="550", forecast=symbol)) == []


def test_december_has_nothing_left(month):
    assert found(month.edited("observations", COST, period="2023-12", outcome="550", forecast="655")) == []


def test_rates_and_single_months_do_not_add_up(month):
    month.edited("observations", ABSENCE, outcome="5", forecast="9")
    month.edited("indicators", 2, reported_as="period").edited("observations", COST, outcome="550", forecast="655")
    assert found(month) == []


@pytest.mark.parametrize(("period", "is_told"), [("2023-T2", True), ("2023-T3", False)])
def test_a_tertial_is_counted_in_months(month, sv, period, is_told):
    month.edited("indicators", 2, frequency="tertial")
    findings = found(month.edited("observations", COST, period=period, outcome="400", forecast="800"))
    assert bool(findings) is is_told
    for finding in findings:
        assert "återstår 400 tkr på 4 månader. En vanlig månad har hittills varit 50 tkr" in finding.message(sv)

"""A forecast for the year below what has already come in."""

import pytest

from utfall.checks.forecast_below_outcome import check
from utfall.model.finding import Severity
from utfall.model.history import History

COST, RESULT, ABSENCE = 2, 3, 4  # rows of observations.csv


def found(month):
    return list(check(History((month.report(),))))


def test_a_forecast_below_the_outcome_is_told_with_what_the_rest_of_the_year_would_be(month, sv):
    [finding] = found(month.edited("observations", COST, outcome="982", forecast="951"))
    assert (finding.slug, finding.file) == ("forecast-below-outcome", "data/2023-11/observations.csv")
    assert (finding.row, finding.field, finding.value) == (COST, "forecast", "951")
    assert finding.severity is Severity.WARNING
    assert finding.message(sv) == (
        "”Kostnader”: prognosen för helåret, 951 tkr, är lägre än utfallet hittills, 982 tkr. "
        "Resten av året skulle behöva bli −31 tkr."
    )
    assert finding.remedy(sv) == "Räkna om prognosen, eller skriv i comment varför utfallet väntas sjunka."


def test_pieces_are_counted_as_such_in_the_sentence(month, sv):
    month.edited("indicators", 2, unit="antal").edited("observations", COST, outcome="982", forecast="951")
    [finding] = found(month)
    assert "951 st, är lägre än utfallet hittills, 982 st" in finding.message(sv)


@pytest.mark.parametrize("forecast", ["982", "983", "", "..", ".", "x"])
def test_a_forecast_that_is_not_below_or_not_there_is_quiet(month, forecast):
    assert found(month.edited("observations", COST, outcome="982", forecast=forecast)) == []


@pytest.mark.parametrize("outcome", ["", "..", ".", "x"])
def test_without_an_outcome_there_is_nothing_to_be_below(month, outcome):
    assert found(month.edited("observations", COST, outcome=outcome, forecast="951")) == []


def test_a_result_may_be_expected_to_sink(month):
    assert found(month.edited("observations", RESULT, outcome="982", forecast="951")) == []


def test_a_volume_of_which_more_is_better_still_only_grows(month):
    month.edited("indicators", RESULT, unit="antal").edited("observations", RESULT, outcome="982", forecast="951")
    assert len(found(month)) == 1


@pytest.mark.parametrize(("period", "is_told"), [("2023-11", True), ("2023-12", False), ("2023-T3", False)])
def test_a_year_that_is_over_has_nothing_left_to_sink(month, period, is_told):
    month.edited("observations", COST, period=period, outcome="982", forecast="951")
    assert bool(found(month)) is is_told


def test_a_forecast_of_nothing_is_a_forecast(month, sv):
    [finding] = found(month.edited("observations", COST, outcome="982", forecast="0"))
    assert "Resten av året skulle behöva bli −982 tkr." in finding.message(sv)


def test_a_rate_may_be_expected_to_sink(month):
    assert found(month.edited("observations", ABSENCE, outcome="5.3", forecast="5.1")) == []


def test_figures_of_single_months_do_not_add_up(month):
    month.edited("indicators", 2, reported_as="period").edited("observations", COST, outcome="982", forecast="951")
    assert found(month) == []

"""A forecast that is older than the outcome beside it."""

import pytest

from utfall.checks.forecast_age import check
from utfall.model.finding import Severity
from utfall.model.history import History

COST, RESULT, ABSENCE = 2, 3, 4  # rows of observations.csv


def found(month):
    return list(check(History((month.report(),))))


def test_forecasts_of_one_month_are_told_together_at_the_first(month, sv):
    month.edited("observations", COST, forecast_made="2023-10").edited("observations", RESULT, forecast_made="2023-10")
    [finding] = found(month)
    assert (finding.slug, finding.file) == ("forecast-age", "data/2023-11/observations.csv")
    assert (finding.row, finding.field, finding.value) == (COST, "forecast_made", "2023-10")
    assert finding.severity is Severity.WARNING
    assert finding.message(sv) == (
        "Prognosen är gjord 2023-10 men utfallet är från 2023-11. Det gäller: Kostnader, Resultat."
    )
    assert finding.remedy(sv) == "Gör en ny prognos, eller skriv i texten att den äldre står fast."


def test_forecasts_of_different_months_are_told_apart(month, sv):
    month.edited("observations", COST, forecast_made="2023-10").edited("observations", ABSENCE, forecast_made="2023-08")
    assert [(one.row, one.message(sv)) for one in found(month)] == [
        (COST, "Prognosen är gjord 2023-10 men utfallet är från 2023-11. Det gäller: Kostnader."),
        (ABSENCE, "Prognosen är gjord 2023-08 men utfallet är från 2023-11. Det gäller: Frånvaro."),
    ]


@pytest.mark.parametrize("made", ["2023-11", "", "..", "x"])
def test_a_forecast_of_the_month_or_of_no_known_month_is_quiet(month, made):
    assert found(month.edited("observations", COST, forecast_made=made)) == []


@pytest.mark.parametrize("column", ["outcome", "forecast"])
def test_a_forecast_without_an_outcome_beside_it_cannot_be_older(month, column):
    assert found(month.edited("observations", COST, **{"forecast_made": "2023-10", column: ""})) == []

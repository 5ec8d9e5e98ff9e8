"""A forecast that equals the year's target while the outcome points elsewhere."""

import pytest

from utfall.checks.forecast_equals_target import check
from utfall.model.finding import Severity
from utfall.model.history import History

COST = 2  # the row of observations.csv
COPIED = {"outcome": "653", "target": "724", "forecast": "790", "year_target": "790"}


def found(month, **cells):
    return list(check(History((month.edited("observations", COST, **{**COPIED, **cells}).report(),))))


def test_a_copied_target_is_told_with_how_far_the_outcome_is_from_it(month, sv):
    [finding] = found(month)
    assert (finding.slug, finding.file) == ("forecast-equals-target", "data/2023-11/observations.csv")
    assert (finding.row, finding.field, finding.value) == (COST, "forecast", "790")
    assert finding.severity is Severity.WARNING
    assert finding.message(sv) == (
        "”Kostnader”: prognosen 790 tkr är densamma som årets mål, men utfallet 653 tkr skiljer sig −9,8 procent "
        "från målet hittills, 724 tkr."
    )
    assert finding.remedy(sv) == "Gör en egen prognos, eller skriv i comment varför målet ändå väntas nås."


def test_an_outcome_above_the_target_points_elsewhere_too(month, sv):
    [finding] = found(month, outcome="800", target="724")
    assert "skiljer sig 10,5 procent från målet hittills" in finding.message(sv)


@pytest.mark.parametrize(
    ("outcome", "is_told"), [("949", True), ("950", False), ("1000", False), ("1050", False), ("1051", True)]
)
def test_up_to_five_per_cent_from_the_target_is_quiet(month, outcome, is_told):
    assert bool(found(month, outcome=outcome, target="1000")) is is_told


def test_a_forecast_of_its_own_is_quiet(month):
    assert found(month, forecast="791") == []


@pytest.mark.parametrize("symbol", ["", "..", ".", "x"])
@pytest.mark.parametrize("column", ["outcome", "target", "forecast", "year_target"])
def test_a_missing_figure_is_no_contradiction(month, column, symbol):
    assert found(month, **{column: symbol}) == []


def test_two_figures_that_are_both_missing_do_not_equal_each_other(month):
    assert found(month, forecast="", year_target="") == []


def test_nothing_can_be_told_of_a_target_of_zero(month):
    assert found(month, target="0") == []


def test_a_deficit_that_was_budgeted_is_compared_by_its_size(month, sv):
    [finding] = found(month, outcome="-90", target="-100", forecast="-110", year_target="-110")
    assert "utfallet −90 tkr skiljer sig 10,0 procent från målet hittills, −100 tkr" in finding.message(sv)

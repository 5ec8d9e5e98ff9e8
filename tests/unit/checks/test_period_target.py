"""A target for the period that does not follow from the year's."""

import pytest

from utfall.checks.period_target import check
from utfall.model.finding import Severity
from utfall.model.history import History

COST, ABSENCE, COMPUTERS = 2, 4, 5  # rows of observations.csv


def found(month):
    return list(check(History((month.report(),))))


def test_a_target_that_is_not_the_year_s_share_is_told_with_the_share(month, sv):
    [finding] = found(month.edited("observations", COST, target="600", year_target="600"))
    assert (finding.slug, finding.file) == ("period-target", "data/2023-11/observations.csv")
    assert (finding.row, finding.field, finding.value) == (COST, "target", "600")
    assert finding.severity is Severity.WARNING
    assert finding.message(sv) == (
        "”Kostnader”: periodens mål 600 tkr följer inte av årets, 600 tkr, som hittills skulle ge 550 tkr."
    )
    assert finding.remedy(sv) == "Rätta målet, eller skriv i comment hur årets mål är fördelat."


@pytest.mark.parametrize(
    ("target", "is_told"), [("1044", True), ("1045", False), ("1100", False), ("1155", False), ("1156", True)]
)
def test_a_spread_over_the_year_that_is_five_per_cent_uneven_is_quiet(month, target, is_told):
    month.edited("observations", COST, target=target, year_target="1200")  # eleven twelfths are 1100
    assert bool(found(month)) is is_told


@pytest.mark.parametrize(
    ("row", "target", "is_told"),
    [(ABSENCE, "5.2", False), (ABSENCE, "5.3", True), (COMPUTERS, "78750", False), (COMPUTERS, "78751", True)],
)
def test_the_target_of_a_rate_or_a_stock_is_that_of_the_year(month, row, target, is_told):
    assert bool(found(month.edited("observations", row, target=target))) is is_told


def test_a_rate_is_told_with_the_year_s_own_target(month, sv):
    [finding] = found(month.edited("observations", ABSENCE, target="5.5"))
    assert finding.message(sv) == (
        "”Frånvaro”: periodens mål 5,5 procent följer inte av årets, 5 procent, som hittills skulle ge 5,0 procent."
    )


@pytest.mark.parametrize(("period", "expected"), [("2023-03", "150"), ("2023-T1", "200"), ("2023-Q3", "450")])
def test_the_share_is_that_of_the_months_to_the_period_s_end(month, sv, period, expected):
    [finding] = found(month.edited("observations", COST, period=period, target="1", year_target="600"))
    assert f"som hittills skulle ge {expected} tkr" in finding.message(sv)


@pytest.mark.parametrize("column", ["target", "year_target"])
@pytest.mark.parametrize("symbol", ["", "..", ".", "x"])
def test_nothing_follows_from_a_missing_target(month, column, symbol):
    month.edited("observations", COST, target="600", year_target="600")
    assert found(month.edited("observations", COST, **{column: symbol})) == []


def test_nothing_follows_from_a_year_s_target_of_zero(month):
    assert found(month.edited("observations", COST, target="600", year_target="0")) == []


def test_a_target_of_a_single_month_of_a_flow_is_not_guessed_at(month):
    month.edited("indicators", 2, reported_as="period").edited("observations", COST, target="600", year_target="600")
    assert found(month) == []

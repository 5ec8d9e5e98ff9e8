"""An outcome so far that is above the budget of the whole year."""

import pytest

from tests.unit.month import file_of
from utfall.checks.over_year_budget import check
from utfall.model.finding import Severity

COST, RESULT = 2, 3  # rows of observations.csv


def found(month):
    return list(check(month.report()))


def test_a_cost_above_the_year_s_budget_is_told_with_how_much(month, sv):
    [finding] = found(month.edited("observations", COST, outcome="1450802"))
    assert (finding.slug, finding.file, finding.severity) == (
        "over-year-budget", file_of("observations"), Severity.WARNING,
    )  # fmt: skip
    assert (finding.row, finding.field, finding.value) == (COST, "outcome", "1450802")
    assert finding.message(sv).replace("\u00a0", " ") == (
        "”Kostnader”: utfallet hittills, 1 450 802 tkr, är redan 1 000 tkr över hela årets budget, 1 449 802 tkr. "
        "Månader kvar av året: 1."
    )


@pytest.mark.parametrize(("outcome", "is_told"), [("1449802", False), ("1449803", True), ("..", False), ("", False)])
def test_a_cost_up_to_the_year_s_budget_is_quiet(month, outcome, is_told):
    assert bool(found(month.edited("observations", COST, outcome=outcome))) is is_told


@pytest.mark.parametrize("year", ["", "..", "0"])
def test_without_a_budget_for_the_year_nothing_is_above_it(month, year):
    assert found(month.edited("observations", COST, year_target=year)) == []


def test_when_the_year_is_over_an_overrun_is_no_slip(month):
    assert found(month.edited("observations", COST, period="2023-12", outcome="1450802")) == []


def test_a_result_or_the_cost_of_a_single_month_is_not_held_against_the_year(month):
    assert found(month.edited("observations", RESULT, outcome="200", year_target="100")) == []
    month.edited("indicators", COST, reported_as="period")
    assert found(month.edited("observations", COST, outcome="1450802")) == []


def test_an_overrun_that_its_owner_explains_is_quiet(month):
    assert found(month.edited("observations", COST, outcome="1450802", comment="Ett nytt uppdrag.")) == []

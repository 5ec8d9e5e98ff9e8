"""A value with another sign than everything beside it."""

import pytest

from tests.unit.month import file_of
from utfall.checks.opposite_sign import check
from utfall.model.finding import Severity

COST, RESULT, ABSENCE, COMPUTERS = 2, 3, 4, 5  # rows of observations.csv


def found(month):
    return list(check(month.report()))


def test_the_month_as_it_stands_is_quiet(month):
    assert found(month) == []


def test_a_cost_with_a_minus_is_told_with_what_stands_beside_it(month, sv):
    [finding] = found(month.edited("observations", COST, outcome="-1265135"))
    assert (finding.slug, finding.file, finding.severity) == (
        "opposite-sign", file_of("observations"), Severity.WARNING,
    )  # fmt: skip
    assert (finding.row, finding.field, finding.value) == (COST, "outcome", "-1265135")
    assert finding.message(sv).replace("\u00a0", " ") == (
        "”Kostnader”: utfall är −1 265 135 tkr, men utfall samma period i fjol är 1 236 069 tkr. "
        "Med ombytt tecken blir det 1 265 135 tkr."
    )


@pytest.mark.parametrize("column", ["previous_outcome", "target", "forecast", "year_target"])
def test_the_odd_one_of_a_row_is_told_at_its_own_column(month, column):
    [finding] = found(month.edited("observations", COST, **{column: "-1300000"}))
    assert (finding.row, finding.field) == (COST, column)


def test_costs_that_are_all_written_with_a_minus_are_quiet(month):
    row = {"outcome": "-10", "target": "-11", "forecast": "-12", "year_target": "-12", "previous_outcome": "-9"}
    assert found(month.edited("observations", COST, **row)) == []
    [finding] = found(month.edited("observations", COST, outcome="10"))
    assert finding.field == "outcome"


def test_of_two_values_the_negative_one_is_odd(month):
    row = {"outcome": "77600", "target": "", "year_target": "", "previous_outcome": "-77700"}
    [finding] = found(month.edited("observations", COMPUTERS, **row))
    assert finding.field == "previous_outcome"


@pytest.mark.parametrize(
    ("outcome", "before", "is_told"), [("-100", "90", True), ("-250", "90", False), ("-100", "-90", False)]
)
def test_a_result_is_told_only_where_it_mirrors_all_beside_it(month, outcome, before, is_told):
    month.edited("observations", RESULT, outcome=outcome, previous_outcome=before, target="", year_target="")
    assert bool(found(month)) is is_told


def test_a_result_with_one_value_beside_it_may_have_turned(month):
    row = {"outcome": "-100", "forecast": "", "target": "", "year_target": ""}
    assert found(month.edited("observations", RESULT, **row)) == []


def test_a_value_that_its_owner_explains_is_quiet(month):
    assert found(month.edited("observations", COST, outcome="-1265135", comment="En återbetalning.")) == []


@pytest.mark.parametrize("outcome", ["0", "", "..", "x"])
def test_zero_and_missing_values_have_no_sign(month, outcome):
    assert found(month.edited("observations", ABSENCE, outcome=outcome)) == []

"""A value some power of ten from what stands beside it."""

import pytest

from tests.unit.month import file_of
from utfall.checks.magnitude_slip import check
from utfall.model.finding import Severity

COST, RESULT, ABSENCE, COMPUTERS = 2, 3, 4, 5  # rows of observations.csv
NEVER = "\u00a0"


def found(month):
    return list(check(month.report()))


def places(month):
    return [(one.case, one.row, one.field, one.value) for one in found(month)]


def said(month, words):
    [finding] = found(month)
    return finding.message(words).replace(NEVER, " ")


def test_the_month_as_it_stands_is_quiet(month):
    assert found(month) == []


def test_a_digit_too_many_is_told_with_what_it_would_be_without(month, sv, en):
    month.edited("observations", ABSENCE, outcome="53")
    [finding] = found(month)
    assert (finding.slug, finding.case, finding.file) == ("magnitude-slip", "large", file_of("observations"))
    assert (finding.row, finding.field, finding.value) == (ABSENCE, "outcome", "53")
    assert finding.severity is Severity.WARNING
    assert said(month, sv) == (
        "”Frånvaro”: utfall är 53 procent, långt över prognos, 5,5 procent. Delat med 10 blir det 5,3 procent."
    )
    assert said(month, en).endswith("Divided by 10 it is 5.3 procent.")


def test_a_digit_too_few_is_told_with_what_it_would_be_with_it(month, sv):
    assert said(month.edited("observations", COST, outcome="126514"), sv) == (
        "”Kostnader”: utfall är 126 514 tkr, långt under utfall samma period i fjol, 1 236 069 tkr. "
        "Gånger 10 blir det 1 265 140 tkr."
    )


def test_a_fraction_for_a_per_cent_is_told_as_such(month, sv):
    assert said(month.edited("observations", ABSENCE, outcome="0.053"), sv) == (
        "”Frånvaro”: utfall är 0,053 procent, en hundradel av vad mål eller budget är, 5 procent. "
        "Är det en andel av ett? Gånger 100 blir det 5,3 procent."
    )


@pytest.mark.parametrize(
    ("typed", "factor"),
    [("12651350", "10"), ("126513500", "100"), ("1265135000", "1 000"), ("1265135000000", "1 000 000")],
)
def test_the_factor_is_the_power_that_brings_it_nearest(month, sv, typed, factor):
    assert f"Delat med {factor} blir det 1 265 135 tkr" in said(month.edited("observations", COST, outcome=typed), sv)


@pytest.mark.parametrize("column", ["previous_outcome", "target", "year_target", "forecast"])
def test_the_odd_one_of_a_row_is_told_at_its_own_column(month, column):
    typed = month.rows("observations")[COST - 1][month.rows("observations")[0].index(column)] + "0"
    assert places(month.edited("observations", COST, **{column: typed})) == [("large", COST, column, typed)]


@pytest.mark.parametrize(("outcome", "is_told"), [("4", False), ("3", True), ("399", False), ("400", True)])
def test_four_times_what_stands_beside_it_is_far(month, outcome, is_told):
    month.edited("indicators", ABSENCE, decimals="2").edited(
        "observations", ABSENCE, outcome=outcome, target="", forecast="", year_target="",
        previous_outcome="100" if len(outcome) > 1 else "14",
    )  # fmt: skip
    assert bool(found(month)) is is_told


@pytest.mark.parametrize(("before", "outcome", "is_told"), [("1", "8", False), ("6", "60", True), ("1", "100", True)])
def test_what_chance_may_do_to_a_small_number_is_quiet(month, before, outcome, is_told):
    row = {"outcome": outcome, "target": "", "year_target": "", "previous_outcome": before}
    assert bool(found(month.edited("observations", COMPUTERS, **row))) is is_told


@pytest.mark.parametrize(("outcome", "is_told"), [("900", False), ("9000", True), ("-100", False), ("0", False)])
def test_a_result_is_told_only_of_a_hundred_and_never_across_zero(month, outcome, is_told):
    month.edited("observations", RESULT, outcome=outcome, target="", forecast="", year_target="")
    assert bool(found(month)) is is_told


def test_a_result_whose_neighbours_agree_is_told_of_ten(month):
    month.edited("observations", RESULT, outcome="1000", target="95", forecast="", year_target="")
    assert places(month) == [("large", RESULT, "outcome", "1000")]


@pytest.mark.parametrize(("period", "is_told"), [("2023-02", False), ("2023-06", True)])
def test_a_share_of_the_year_s_value_says_nothing_in_the_first_half(month, period, is_told):
    month.edited("observations", COST, period=period, outcome="900", target="", previous_outcome="", forecast="")
    assert bool(found(month.edited("observations", COST, year_target="100000"))) is is_told


def test_a_value_that_its_owner_explains_is_quiet(month):
    assert found(month.edited("observations", ABSENCE, outcome="53", comment="En epidemi.")) == []


@pytest.mark.parametrize("symbol", ["", "..", ".", "x"])
def test_a_row_without_a_value_is_quiet(month, symbol):
    assert found(month.edited("observations", COST, outcome=symbol)) == []


def test_a_whole_column_of_a_statement_is_told_once_at_its_first_line(month, sv):
    for row in (3, 4, 5, 6, 7):
        outcome = month.rows("statement_lines")[row - 1][8]
        month.edited("statement_lines", row, outcome=outcome + "000")
    [finding] = found(month)
    assert (finding.file, finding.row, finding.field) == (file_of("statement_lines"), 3, "outcome")
    assert said(month, sv) == (
        "Flera värden i kolumnen är ungefär 1 000 gånger större än vad som står bredvid dem (utfall). "
        "Det gäller: Ekonomi, HR, Summa förvaltning, Uppdrag, Resultat totalt."
    )


def test_the_budget_of_a_line_is_told_at_the_column_that_it_has_there(month):
    month.edited("statement_lines", 6, budget="30000", previous_outcome="32")
    assert places(month) == [("large", 6, "budget", "30000")]

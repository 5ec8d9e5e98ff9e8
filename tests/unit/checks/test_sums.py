"""Sums: within what rounding can explain."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.month import Told, file_of
from utfall.checks.sums import bound_of


def test_sums_that_agree_are_let_be(month):
    assert month.told_by("sums") == []


def test_a_total_that_its_lines_do_not_add_up_to_is_told(month):
    month.edited("statement_lines", 7, forecast="120")
    assert month.told_by("sums") == [
        Told(
            "sums", "differs", file_of("statement_lines"), 7, "forecast", "120",
            "”Resultat totalt” är 120 men dess 2 delar blir tillsammans 110. "
            "Skillnaden är 10; avrundning kan förklara högst 1,5.",
            "Rätta summan eller den rad som är fel.",
        )
    ]  # fmt: skip


def test_a_subtotal_sums_the_lines_under_its_headings(month):
    month.edited("statement_lines", 4, outcome="-400")
    assert [(one.row, one.field, one.value) for one in month.told_by("sums")] == [(5, "outcome", "70")]


@pytest.mark.parametrize(("total", "is_told"), [("101", False), ("101.5", False), ("101.6", True), ("98.4", True)])
def test_rounding_explains_half_a_unit_for_each_term_and_for_the_total(month, total, is_told):
    month.edited("statement_lines", 7, outcome=total)
    assert bool(month.told_by("sums")) is is_told


def test_decimals_make_the_bound_smaller(month):
    month.edited("statements", 2, decimals="1").edited("statement_lines", 7, outcome="100.2")
    (found,) = month.told_by("sums")
    assert found.message.endswith(
        "är 100,2 men dess 2 delar blir tillsammans 100. Skillnaden är 0,2; avrundning kan förklara högst 0,15."
    )


@pytest.mark.parametrize("symbol", ["", "..", "x"])
def test_a_sum_with_a_missing_term_is_not_judged(month, symbol):
    month.edited("statement_lines", 6, outcome=symbol)
    assert month.told_by("sums") == []


def test_zero_is_a_term(month):
    month.edited("statement_lines", 6, outcome="0")
    assert [one.row for one in month.told_by("sums")] == [7]


def test_a_total_without_lines_is_not_judged(month):
    month.edited("statement_lines", 6, parent="").edited("statement_lines", 5, parent="")
    assert month.told_by("sums") == []


@given(
    st.lists(st.decimals(-(10**6), 10**6, places=3), min_size=1, max_size=8),
    st.integers(0, 3),
)
def test_rounded_terms_never_differ_from_their_rounded_total_by_more_than_the_bound(terms, decimals):
    place = Decimal(1).scaleb(-decimals)
    rounded = sum(term.quantize(place, "ROUND_HALF_UP") for term in terms)
    assert abs(sum(terms).quantize(place, "ROUND_HALF_UP") - rounded) <= bound_of(len(terms), decimals)

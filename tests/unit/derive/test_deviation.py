"""Deviations: favourable is positive, in points for rates, no share of nothing, and none of what is missing."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utfall.derive.deviation import deviation, remainder
from utfall.model.missing import Missing

amounts = st.integers(-100_000_000, 100_000_000).map(lambda whole: Decimal(whole) / 100)
directions = st.sampled_from(["higher", "lower", "near", "none"])


@pytest.fixture(scope="module")
def cost(small):
    return small.indicator("kostnader")


@given(value=amounts, base=amounts)
def test_a_deviation_is_positive_when_it_is_favourable(cost, value, base):
    for direction, is_better in {"higher": value > base, "lower": value < base}.items():
        found = deviation(replace(cost, direction=direction), value, base)
        assert (found.amount > 0) == is_better
        assert found.is_favourable is (None if value == base else is_better)
        assert abs(found.amount) == abs(value - base)


@given(value=amounts, base=amounts)
def test_the_other_direction_gives_the_opposite_deviation(cost, value, base):
    higher, lower = (deviation(replace(cost, direction=way), value, base) for way in ("higher", "lower"))
    assert higher.amount == -lower.amount
    assert (higher.share is None) == (lower.share is None)
    assert higher.share is None or higher.share == -lower.share


@given(value=amounts, base=amounts, direction=st.sampled_from(["near", "none"]))
def test_where_no_way_is_better_it_is_the_plain_difference(cost, value, base, direction):
    found = deviation(replace(cost, direction=direction), value, base)
    assert (found.amount, found.is_favourable) == (value - base, None)


@given(value=amounts, base=amounts.filter(bool), direction=directions)
def test_the_share_has_the_sign_of_the_amount_whatever_the_sign_of_the_base(cost, value, base, direction):
    found = deviation(replace(cost, direction=direction), value, base)
    if value * base < 0 or abs(value - base) > 10 * abs(base):
        assert found.share is None
    else:
        assert (found.share > 0, found.share < 0) == (found.amount > 0, found.amount < 0)


@given(value=amounts, direction=directions)
def test_there_is_no_share_of_a_base_of_zero(cost, value, direction):
    found = deviation(replace(cost, direction=direction), value, Decimal(0))
    assert found.share is None
    assert abs(found.amount) == abs(value)


@given(value=amounts, base=amounts, direction=directions)
def test_rates_differ_in_percentage_points_and_not_in_per_cent_of_per_cent(small, value, base, direction):
    found = deviation(replace(small.indicator("franvaro"), direction=direction), value, base)
    assert (found.in_points, found.share) == (True, None)


def test_amounts_do_not_differ_in_points(cost):
    assert not deviation(cost, Decimal(1), Decimal(2)).in_points


@pytest.mark.parametrize("kind", Missing)
def test_there_is_no_deviation_when_either_figure_is_missing(cost, kind):
    assert deviation(cost, kind, Decimal(1)) is None
    assert deviation(cost, Decimal(1), kind) is None
    assert deviation(cost, kind, kind) is None


@pytest.mark.parametrize(
    ("direction", "value", "base", "amount", "share"),
    [
        ("lower", "1100", "1210", "110", "0.0909"),
        ("lower", "1210", "1100", "-110", "-0.1000"),
        ("higher", "1100", "1210", "-110", "-0.0909"),
        ("higher", "19118", "-305", "19423", None),  # a budget of a deficit: the sign has changed
        ("higher", "-5", "-305", "300", "0.9836"),
        ("higher", "0", "-305", "305", "1.0000"),
        ("higher", "1100", "100", "1000", "10.0000"),
        ("higher", "1101", "100", "1001", None),  # more than tenfold says only that the base is small
        ("higher", "-100", "-50", "-50", "-1.0000"),
        ("none", "0", "50", "-50", "-1.0000"),  # an outcome of zero is an outcome
    ],
)
def test_deviations_by_hand(cost, direction, value, base, amount, share):
    found = deviation(replace(cost, direction=direction), Decimal(value), Decimal(base))
    shown = None if found.share is None else round(found.share, 4)
    assert (found.amount, shown) == (Decimal(amount), share and Decimal(share))


def test_what_is_left_of_the_year_is_compared_with_a_normal_month(cost):
    left = remainder(cost, Decimal(900), Decimal(1200), 9)
    assert (left.amount, left.months, left.normal_month, left.ratio) == (300, 3, 100, 1)


@given(outcome=amounts.filter(lambda amount: amount > 0), month=st.integers(1, 11))
def test_a_year_that_goes_on_as_before_has_normal_months_left(cost, outcome, month):
    left = remainder(cost, outcome * month, outcome * 12, month)
    assert (left.months, left.normal_month, left.ratio) == (12 - month, outcome, 1)


def test_there_is_no_ratio_to_a_normal_month_of_nothing(cost):
    left = remainder(cost, Decimal(0), Decimal(10), 11)
    assert (left.amount, left.ratio) == (10, None)


@pytest.mark.parametrize(("outcome", "forecast"), [("1100", "1000"), ("-1100", "-1000"), ("-1100", "-1200")])
def test_there_is_no_ratio_of_what_is_negative(cost, outcome, forecast):
    left = remainder(cost, Decimal(outcome), Decimal(forecast), 11)
    assert (left.amount, left.ratio) == (Decimal(forecast) - Decimal(outcome), None)


@pytest.mark.parametrize("kind", Missing)
def test_nothing_is_left_to_work_out_when_a_figure_is_missing(cost, kind):
    assert remainder(cost, kind, Decimal(1), 6) is None
    assert remainder(cost, Decimal(1), kind, 6) is None


@pytest.mark.parametrize(
    ("change", "month"),
    [({}, 12), ({}, 0), ({"accumulation": "rate"}, 6), ({"accumulation": "stock"}, 6), ({"reported_as": "period"}, 6)],
)
def test_only_a_flow_from_january_in_a_year_that_goes_on_has_a_remainder(cost, change, month):
    assert remainder(replace(cost, **change), Decimal(1), Decimal(2), month) is None

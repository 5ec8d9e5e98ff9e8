"""Measures: own values, years to date and rolling twelve, from figures reported either way; absent when an input is."""

from dataclasses import replace
from decimal import Decimal
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utfall.derive.measures import own_value, rolling_12, year_to_date
from utfall.derive.series import Point, Series
from utfall.period import Period

MONTHS = [Period.parse(f"{year}-{month:02}") for year in (2022, 2023) for month in range(1, 13)]
NOVEMBER = Period.parse("2023-11")
LATER = MONTHS[11:]  # those with eleven months before them

# Whole numbers drawn and then divided: Hypothesis draws decimals ten times as slowly.
cents = st.integers(-100_000_000, 100_000_000).map(lambda whole: Decimal(whole) / 100)
tenths = st.integers(0, 1000).map(lambda whole: Decimal(whole) / 10)
two_years = st.lists(cents, min_size=24, max_size=24)
a_year = st.lists(tenths, min_size=12, max_size=12)
weights_of_a_year = a_year.filter(any)
few = settings(max_examples=25)  # each example is a series of two years


@pytest.fixture(scope="module")
def accumulated(small):
    """A flow that is reported as year to date."""
    return small.indicator("kostnader")


@pytest.fixture(scope="module")
def monthly(accumulated):
    """The same flow, reported month by month."""
    return replace(accumulated, reported_as="period")


@pytest.fixture(scope="module")
def rate(small):
    return small.indicator("franvaro")


def series(indicator, values, months=MONTHS, derived=()):
    """Return a series of these values; what is ``derived`` is marked so."""
    origins = {month: "derived" if str(month) in derived else "" for month in months}
    points = {
        month: Point(month, Decimal(value), "", origins[month]) for month, value in zip(months, values, strict=True)
    }
    return Series(indicator, points, points)


def without(whole, month):
    points = {other: point for other, point in whole.points.items() if other != month}
    return replace(whole, points=points)


def years_to_date(values):
    return [*accumulate(values[:12]), *accumulate(values[12:])]


def values_of(measure, whole, months):
    return [measure(whole, month).value for month in months]


@few
@given(own=two_years)
def test_the_years_to_date_of_own_values_give_the_own_values_back(accumulated, own):
    assert values_of(own_value, series(accumulated, years_to_date(own)), MONTHS) == own


@few
@given(own=two_years)
def test_own_values_add_up_to_the_years_to_date(monthly, own):
    assert values_of(year_to_date, series(monthly, own), MONTHS) == years_to_date(own)


@few
@given(reported=two_years)
def test_the_own_values_of_years_to_date_add_up_to_them_again(accumulated, monthly, reported):
    own = values_of(own_value, series(accumulated, reported), MONTHS)
    assert values_of(year_to_date, series(monthly, own), MONTHS) == reported


@few
@given(own=two_years)
def test_r12_is_the_sum_of_the_last_twelve_months_however_they_are_reported(accumulated, monthly, own):
    sums = [sum(own[last - 11 : last + 1]) for last in range(11, 24)]
    assert values_of(rolling_12, series(monthly, own), LATER) == sums
    assert values_of(rolling_12, series(accumulated, years_to_date(own)), LATER) == sums


@few
@given(rates=a_year, heavy=weights_of_a_year)
def test_a_mean_lies_between_the_smallest_and_the_largest(rate, monthly, rates, heavy):
    whole, weights = series(rate, rates, MONTHS[12:]), series(monthly, heavy, MONTHS[12:])
    for found in (rolling_12(whole, MONTHS[-1]), rolling_12(whole, MONTHS[-1], weights)):
        assert min(rates) <= found.value <= max(rates)


@few
@given(rates=a_year, weight=tenths.filter(bool))
def test_equal_weights_give_the_plain_mean(rate, monthly, rates, weight):
    whole = series(rate, rates, MONTHS[12:])
    weighted = rolling_12(whole, MONTHS[-1], series(monthly, [weight] * 12, MONTHS[12:]))
    assert (weighted.value, weighted.method) == (rolling_12(whole, MONTHS[-1]).value, "weighted-mean")


@few
@given(rates=a_year, heavy=weights_of_a_year, missing=st.integers(0, 11))
def test_no_derived_rate_is_there_when_a_month_is_missing(rate, monthly, rates, heavy, missing):
    whole = without(series(rate, rates, MONTHS[12:]), MONTHS[12 + missing])
    weights = series(monthly, heavy, MONTHS[12:])
    assert rolling_12(whole, MONTHS[-1]) is None
    assert rolling_12(whole, MONTHS[-1], weights) is None
    assert year_to_date(whole, MONTHS[-1], weights) is None


@few
@given(own=two_years, missing=st.sampled_from(MONTHS))
def test_no_derived_sum_is_there_when_a_month_is_missing(monthly, own, missing):
    whole = without(series(monthly, own), missing)
    for at, month in enumerate(MONTHS):
        in_r12 = MONTHS[max(at - 11, 0)] <= missing <= month
        assert (rolling_12(whole, month) is None) == (in_r12 or at < 11)
        in_year = missing.year == month.year and missing <= month
        assert (year_to_date(whole, month) is None) == in_year
        assert (own_value(whole, month) is None) == (missing == month)


@pytest.mark.parametrize(
    ("measure", "inputs"),
    [
        (own_value, ["2023-10", "2023-11"]),
        (year_to_date, ["2023-11"]),
        (rolling_12, ["2022-11", "2022-12", "2023-11"]),
    ],
)
@few
@given(reported=two_years)
def test_of_years_to_date_just_these_are_needed(accumulated, measure, inputs, reported):
    whole = series(accumulated, reported)
    assert measure(whole, NOVEMBER) is not None
    needed = [str(month) for month in MONTHS if measure(without(whole, month), NOVEMBER) is None]
    assert needed == inputs


def test_a_measure_that_comes_out_as_zero_is_there(accumulated, monthly):
    zeros = ["0"] * 24
    for indicator in (accumulated, monthly):
        for measure in (own_value, year_to_date, rolling_12):
            assert measure(series(indicator, zeros), NOVEMBER).value == 0


def test_nothing_is_worked_out_from_an_empty_series(accumulated, monthly, rate):
    for indicator in (accumulated, monthly, rate):
        for measure in (own_value, year_to_date, rolling_12):
            assert measure(Series(indicator), NOVEMBER) is None


def test_each_figure_says_how_it_was_worked_out(accumulated, monthly, rate):
    flow, sums, means = series(accumulated, range(24)), series(monthly, range(24)), series(rate, range(24))
    january, december = Period.parse("2023-01"), Period.parse("2023-12")
    methods = {
        "own value of a month": own_value(flow, NOVEMBER),
        "own value of January": own_value(flow, january),
        "own value as reported": own_value(sums, NOVEMBER),
        "year to date as reported": year_to_date(flow, NOVEMBER),
        "year to date of months": year_to_date(sums, NOVEMBER),
        "year to date of rates": year_to_date(means, NOVEMBER),
        "R12": rolling_12(flow, NOVEMBER),
        "R12 of December": rolling_12(flow, december),
        "R12 of months": rolling_12(sums, NOVEMBER),
        "R12 of rates": rolling_12(means, NOVEMBER),
        "R12 of weighted rates": rolling_12(means, NOVEMBER, sums),
    }
    assert {name: found.method for name, found in methods.items()} == {
        "own value of a month": "difference",
        "own value of January": "reported",
        "own value as reported": "reported",
        "year to date as reported": "reported",
        "year to date of months": "sum",
        "year to date of rates": "mean",
        "R12": "sum",
        "R12 of December": "reported",
        "R12 of months": "sum",
        "R12 of rates": "mean",
        "R12 of weighted rates": "weighted-mean",
    }


def test_a_weighted_mean_by_hand(rate, monthly):
    rates = series(rate, ["4"] * 6 + ["6"] * 6, MONTHS[12:])
    weights = series(monthly, ["100"] * 6 + ["300"] * 6, MONTHS[12:])
    assert rolling_12(rates, MONTHS[-1], weights).value == Decimal("5.5")
    assert rolling_12(rates, MONTHS[-1]).value == 5


def test_weights_that_are_reported_as_year_to_date_count_with_the_months_own(rate, accumulated):
    rates = series(rate, ["4"] * 6 + ["6"] * 6, MONTHS[12:])
    weights = series(accumulated, accumulate([100] * 6 + [300] * 6), MONTHS[12:])
    assert rolling_12(rates, MONTHS[-1], weights).value == Decimal("5.5")


@pytest.mark.parametrize("month", MONTHS[12:])
def test_a_mean_for_which_a_weight_is_missing_says_that_it_is_unweighted(rate, monthly, month):
    rates = series(rate, ["4"] * 6 + ["6"] * 6, MONTHS[12:])
    weights = without(series(monthly, ["100"] * 6 + ["300"] * 6, MONTHS[12:]), month)
    found = rolling_12(rates, MONTHS[-1], weights)
    assert (found.value, found.method) == (5, "mean")


def test_weights_that_are_all_zero_weigh_nothing(rate, monthly):
    rates, weights = series(rate, range(12), MONTHS[12:]), series(monthly, [0] * 12, MONTHS[12:])
    assert rolling_12(rates, MONTHS[-1], weights).method == "mean"


def test_a_stock_is_neither_summed_nor_averaged(small):
    stock = series(replace(small.indicator("datorer"), frequency="month"), range(24))
    assert own_value(stock, NOVEMBER).value == 22
    assert rolling_12(stock, NOVEMBER) is None
    assert year_to_date(stock, NOVEMBER) is None


def test_a_rate_that_is_reported_as_year_to_date_cannot_be_taken_apart(rate):
    whole = series(replace(rate, reported_as="year_to_date"), range(24))
    assert own_value(whole, NOVEMBER) is None
    assert own_value(whole, Period.parse("2023-01")).value == 12
    assert year_to_date(whole, NOVEMBER).value == 22
    assert rolling_12(whole, NOVEMBER) is None


@pytest.mark.parametrize(
    ("measure", "inputs"),
    [
        (own_value, ["2023-10", "2023-11"]),
        (year_to_date, ["2023-11"]),
        (rolling_12, ["2022-11", "2022-12", "2023-11"]),
    ],
)
def test_a_figure_is_derived_when_one_of_its_inputs_is(accumulated, measure, inputs):
    assert not measure(series(accumulated, range(24)), NOVEMBER).is_derived
    found = [
        str(month)
        for month in MONTHS
        if measure(series(accumulated, range(24), derived=[str(month)]), NOVEMBER).is_derived
    ]
    assert found == inputs


@pytest.mark.parametrize("kind", ["monthly", "rate"])
def test_what_is_put_together_is_derived_when_one_of_its_months_is(request, kind):
    indicator = request.getfixturevalue(kind)
    assert rolling_12(series(indicator, range(24), derived=["2022-12"]), NOVEMBER).is_derived
    assert not rolling_12(series(indicator, range(24), derived=["2022-11"]), NOVEMBER).is_derived


def test_the_own_value_of_a_tertial_is_the_difference_from_the_one_before(accumulated):
    tertials = [Period.parse(f"2023-T{number}") for number in (1, 2, 3)]
    whole = series(replace(accumulated, frequency="tertial"), ["10", "25", "45"], tertials)
    assert values_of(own_value, whole, tertials) == [10, 15, 20]

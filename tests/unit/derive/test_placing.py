"""Places and medians, worked out by hand."""

from decimal import Decimal

import pytest

from utfall.derive.placing import median, places


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((3, 1, 2), Decimal(2)),
        ((4, 1, 2, 3), Decimal("2.5")),  # of an even number the mean of the two in the middle
        (("4.4", "7.0", "6.1", "6.1"), Decimal("6.1")),
        (("0", "0"), Decimal(0)),
        ((5,), None),
        ((), None),
    ],
)
def test_the_median_is_the_middle_value(values, expected):
    assert median([Decimal(one) for one in values]) == expected


def test_equal_values_share_a_place_and_the_next_is_as_many_further_on():
    values = {"a": Decimal("4.4"), "b": Decimal("6.1"), "c": Decimal("6.1"), "d": Decimal("7.0")}
    assert places(values, is_lowest_first=True) == {"a": 1, "b": 2, "c": 2, "d": 4}
    assert places(values, is_lowest_first=False) == {"a": 4, "b": 2, "c": 2, "d": 1}


def test_values_that_are_written_otherwise_are_equal():
    assert places({"a": Decimal("1.0"), "b": Decimal("1.00")}, is_lowest_first=True) == {"a": 1, "b": 1}


def test_one_value_alone_has_no_place():
    assert places({"a": Decimal(1)}, is_lowest_first=True) == {}

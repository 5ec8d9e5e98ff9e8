"""Where values stand among those of their own row."""

from decimal import Decimal

import pytest

from utfall.derive.steps import EVEN, steps


def of(*texts):
    return steps([None if text is None else Decimal(text) for text in texts])


def test_the_range_is_divided_in_five_and_a_border_belongs_to_the_higher_step():
    # from 10 to 60: borders at 20, 30, 40 and 50
    assert of("10", "19.99", "20", "35", "49", "50", "60") == (1, 1, 2, 3, 4, 5, 5)


def test_negative_values_and_decimals_stand_in_order_too():
    assert of("-1.5", "-1.0", "-0.5", "0.0", "0.5", "1.0") == (1, 2, 3, 4, 5, 5)


def test_a_missing_value_stands_nowhere_and_does_not_count():
    assert of(None, "1", None, "2") == (None, 1, None, 5)


@pytest.mark.parametrize("value", ["0", "7.5", "-3"])
def test_values_that_are_all_the_same_have_one_step_of_their_own(value):
    assert of(value, value, None) == (EVEN, EVEN, None)


def test_one_value_or_none_has_nothing_to_stand_among():
    assert (of("5"), of("5", None), of(None), of()) == ((None,), (None, None), (None,), ())

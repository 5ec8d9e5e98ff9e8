"""Bounds of counts that are not negative: worked out by hand, and by trying all whole numbers."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utfall.derive.linear_bounds import bounds

F = Fraction


@pytest.mark.parametrize(
    ("rows", "right", "found"),
    [
        ([[F(1), F(1)]], [F(2)], {0: (0, 2), 1: (0, 2)}),
        ([[F(1), F(-1)]], [F(3)], {0: (3, None), 1: (0, None)}),
        ([[F(1), F(1)], [F(1), F(-1)]], [F(4), F(2)], {0: (3, 3), 1: (1, 1)}),
        ([[F(1), F(1)], [F(2), F(2)]], [F(4), F(8)], {0: (0, 4), 1: (0, 4)}),
        ([[F(1), F(1)], [F(1), F(1)]], [F(4), F(5)], {}),
        ([[F(-1), F(-2)]], [F(-6)], {0: (0, 6), 1: (0, 3)}),
    ],
)
def test_the_least_and_the_greatest_are_as_worked_out_by_hand(rows, right, found):
    assert bounds(rows, right, [0, 1]) == found


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 1), min_size=3, max_size=3), min_size=1, max_size=3),
    st.lists(st.integers(0, 4), min_size=3, max_size=3),
)
def test_no_whole_numbers_that_fit_lie_outside(rows, values):
    right = [sum(one * value for one, value in zip(row, values, strict=True)) for row in rows]
    found = bounds([[F(one) for one in row] for row in rows], [F(one) for one in right], range(3))
    for some in product(range(13), repeat=3):
        if [sum(one * value for one, value in zip(row, some, strict=True)) for row in rows] == right:
            for at, (low, high) in found.items():
                assert low <= some[at]
                assert high is None or some[at] <= high

"""Units of money."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utfall.model.unit import KRONOR, converted


@pytest.mark.parametrize(
    ("amount", "unit", "into", "expected"),
    [
        ("19118", "tkr", "mkr", "19.118"),
        ("19118", "tkr", "mnkr", "19.118"),
        ("19118", "tkr", "kr", "19118000"),
        ("1265135", "tkr", "mdkr", "1.265135"),
        ("5.3", "procent", "procent", "5.3"),
    ],
)
def test_an_amount_is_shown_in_another_unit_of_money(amount, unit, into, expected):
    assert converted(Decimal(amount), unit, into) == Decimal(expected)


@pytest.mark.parametrize(("unit", "into"), [("tkr", "procent"), ("antal", "tkr"), ("antal", "procent")])
def test_what_does_not_measure_the_same_is_not_converted(unit, into):
    assert converted(Decimal(1), unit, into) is None


@given(st.integers(-(10**12), 10**12), st.sampled_from(list(KRONOR)), st.sampled_from(list(KRONOR)))
def test_converting_forth_and_back_gives_the_same_amount(amount, unit, into):
    there = converted(Decimal(amount), unit, into)
    assert converted(there, into, unit) == amount

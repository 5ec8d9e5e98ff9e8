"""When two figures are equal: as they are shown. And the shares that are not given."""

from dataclasses import replace
from decimal import Decimal

import pytest

from utfall.derive.comparing import as_shown, change, in_unit, share
from utfall.model.missing import Missing


@pytest.fixture(scope="module")
def absence(small):
    return small.indicator("franvaro")


@pytest.mark.parametrize(
    ("value", "base", "difference"),
    [
        ("5.05", "5.0", "0.1"), ("5.04", "5.0", "0"), ("5.04", "4.96", "0"), ("5.06", "5.04", "0.1"),
        ("-0.05", "0", "-0.1"), ("-0.04", "0.04", "0"),
    ],
)  # fmt: skip
def test_figures_that_look_alike_are_equal_and_figures_that_do_not_are_not(absence, value, base, difference):
    assert change(absence, Decimal(value), Decimal(base)) == Decimal(difference)


def test_what_is_missing_stays_so(absence):
    assert as_shown(absence, Missing.SUPPRESSED) is Missing.SUPPRESSED


@pytest.mark.parametrize(
    ("value", "base", "part"),
    [
        ("110", "100", "0.1"), ("-110", "-100", "-0.1"), ("0", "50", "-1"), ("1100", "100", "10"),
        ("1101", "100", None), ("5", "0", None), ("5", "-5", None), ("-5", "5", None), ("0", "0", None),
    ],
)  # fmt: skip
def test_no_share_of_nothing_across_a_sign_or_of_a_small_base(value, base, part):
    found = share(Decimal(value) - Decimal(base), Decimal(value), Decimal(base))
    assert found == (part and Decimal(part))


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [("856030", "tkr", "856.0"), ("856050", "tkr", "856.1"), ("856.03", "mkr", "856.0"), ("856.03", "mnkr", "856.03"),
     ("5.9", "procent", "5.9"), ("0.85605", "mdkr", "856.1")],
)  # fmt: skip
def test_money_is_converted_and_shown_as_the_new_unit_is(small, value, unit, shown):
    millions = replace(small.indicator("kostnader"), unit="mnkr", decimals=1)
    assert str(in_unit(millions, Decimal(value), unit)) == shown

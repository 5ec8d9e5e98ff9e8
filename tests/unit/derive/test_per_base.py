"""Amounts per other amounts: exact ratios, and what cannot be divided. Worked out by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.unit.compared_members import write_months
from utfall.derive.per_base import decimals_of, per_base
from utfall.errors import MacroError
from utfall.model.missing import Missing


@pytest.fixture(scope="module")
def defined(tmp_path_factory):
    return {one.id: one for one in write_months(tmp_path_factory.mktemp("defined"))[-1].report().indicators}


def test_money_is_divided_in_the_smallest_unit_of_its_currency(defined):
    way = per_base(defined["kostnader"], defined["anstallda"])
    assert (way.unit, way.base_unit) == ("kr", "antal")
    assert way.ratio(Decimal(340), Decimal(17)) == Decimal(20000)  # 340 tkr
    assert way.ratio(Decimal(1), Decimal(3)) == Decimal(1000) / Decimal(3)  # not rounded


def test_money_per_money_is_divided_in_one_unit_whatever_each_is_told_in(defined):
    way = per_base(defined["intakter"], defined["kostnader"])
    assert way.ratio(Decimal("6.0"), Decimal(120)) == Decimal(50)  # 6.0 mnkr by 120 tkr


@pytest.mark.parametrize(
    ("value", "base", "expected"),
    [
        (Decimal(1), Decimal(0), Missing.CANNOT_OCCUR),
        (Decimal(1), Decimal(-2), Missing.CANNOT_OCCUR),
        (Decimal(1), None, Missing.NOT_REPORTED),
        (None, Decimal(1), Missing.NOT_REPORTED),
        (Decimal(1), Missing.NOT_AVAILABLE, Missing.NOT_AVAILABLE),
        (Missing.NOT_REPORTED, Missing.SUPPRESSED, Missing.SUPPRESSED),
        (Decimal(0), Decimal(5), Decimal(0)),
    ],
)
def test_without_two_amounts_there_is_no_ratio_and_it_is_told_why(defined, value, base, expected):
    assert per_base(defined["kostnader"], defined["anstallda"]).ratio(value, base) == expected


@pytest.mark.parametrize(
    ("name", "base", "key"),
    [
        ("franvaro", "anstallda", "error.per-share"),
        ("kostnader", "franvaro", "error.per-share"),
        ("kostnader", "kostnader", "error.per-itself"),
        ("kostnader", "licenser", "error.per-currency"),
        ("kostnader", "arenden", "error.per-span"),
        ("anstallda", "kostnader", "error.per-span"),
    ],
)
def test_what_cannot_be_divided_is_refused(defined, name, base, key):
    with pytest.raises(MacroError) as refused:
        per_base(defined[name], defined[base])
    assert refused.value.sentence.key == key


@pytest.mark.parametrize("unit", ["kr/m²", "kr per elev", "gram per portion"])
def test_what_is_told_per_something_already_is_not_divided_again(defined, unit):
    with pytest.raises(MacroError):
        per_base(replace(defined["kostnader"], unit=unit), defined["anstallda"])


@pytest.mark.parametrize(
    ("ratios", "expected"),
    [((20000,), 0), ((100,), 0), (("12.34", "13", "14"), 1), (("1.234",), 2), (("0.05",), 3), ((0,), 2), ((), 2)],
)
def test_ratios_have_the_decimals_that_tell_them_apart(ratios, expected):
    assert decimals_of([Decimal(one) for one in ratios]) == expected

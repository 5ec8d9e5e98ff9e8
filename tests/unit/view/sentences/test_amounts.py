"""Amounts as sentences write them."""

from dataclasses import replace
from decimal import Decimal

from utfall.view.sentences.amounts import Amounts
from utfall.words import words


def test_an_amount_in_the_unit_of_the_pages_is_not_called_by_the_name_of_its_own(small):
    costs = replace(small.indicator("kostnader"), unit="kUSD", unit_en="thousand USD")
    report = replace(small, indicators=tuple(costs if one.id == costs.id else one for one in small.indicators))
    assert Amounts(report, words("en"), costs).value(Decimal(1_265_135)) == "1,265.1\u00a0MUSD"

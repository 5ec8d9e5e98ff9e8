"""Numbers with their unit."""

from decimal import Decimal

import pytest

from utfall.render.number import format_number, spoken_amount


@pytest.mark.parametrize(
    ("value", "decimals", "unit", "written"),
    [
        ("5.3", 1, "procent", "5,3\u00a0%"),
        ("19.118", 0, "mnkr", "19\u00a0mnkr"),
        ("1265135", 0, "", "1\u00a0265\u00a0135"),
        ("-305", 0, "tkr", "\u2212305\u00a0tkr"),
        ("70", None, "procent", "70\u00a0%"),
    ],
)
def test_a_number_stands_with_its_unit_after_a_space_that_does_not_break(value, decimals, unit, written):
    assert format_number(Decimal(value), decimals, unit) == written


def test_in_english_the_signs_are_english():
    assert format_number(Decimal("1265135.5"), 1, "procent", "en") == "1,265,135.5\u00a0%"


@pytest.mark.parametrize(
    ("value", "decimals", "unit", "language", "written"),
    [
        ("1.2", 1, "£m", "en", "£1.2m"),
        ("-5200", 0, "£k", "en", "\u2212£5,200k"),
        ("5200", 0, "£000", "en", "£5,200k"),
        ("3", 0, "$ million", "en", "$3\u00a0million"),
        ("12.5", 2, "£/m²", "en", "£12.50/m²"),
        ("1.2", 1, "£m", "sv", "1,2\u00a0£m"),
        ("5.3", 1, "procent", "en", "5.3\u00a0%"),
        ("19", 0, "mnkr", "en", "19\u00a0mnkr"),
    ],
)
def test_the_sign_of_a_currency_stands_first_in_an_english_sentence(value, decimals, unit, language, written):
    assert spoken_amount(Decimal(value), decimals, unit, language) == written

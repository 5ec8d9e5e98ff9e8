"""Units: money of any currency in its own scales, shares, energy and time, and what is not converted."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utfall.model.unit import (
    KRONOR,
    alike,
    canonical,
    converted,
    is_count,
    is_money,
    is_silent,
    sign_and_scale,
    size_of,
    with_unit,
)


@pytest.mark.parametrize(
    ("amount", "unit", "into", "expected"),
    [
        ("19118", "tkr", "mkr", "19.118"),
        ("19118", "tkr", "mnkr", "19.118"),
        ("19118", "tkr", "kr", "19118000"),
        ("1265135", "tkr", "mdkr", "1.265135"),
        ("19118", "tkr", "MSEK", "19.118"),
        ("19118", "kSEK", "mn kr", "19.118"),
        ("5.3", "procent", "procent", "5.3"),
        ("5.2", "£m", "£k", "5200"),
        ("5200", "£000", "£m", "5.2"),
        ("5200", "GBP", "£k", "5.2"),
        ("1.5", "£bn", "£ million", "1500"),
        ("12", "M€", "tEUR", "12000"),
        ("12", "€m", "EUR", "12000000"),
        ("3", "$m", "USD k", "3000"),
        ("7", "MNOK", "kNOK", "7000"),
        ("45305", "tkr", "mill. kr", "45.305"),
        ("1.5", "mrd. kr", "mill. kr", "1500"),
        ("3", "millioner kroner", "kroner", "3000000"),
        ("8.4", "prosent", "procent", "8.4"),
        ("7", "mnDKK", "DKK", "7000000"),
        ("4.5", "MCHF", "kCHF", "4500"),
        ("1250", "kr/kvm", "tkr/m²", "1.25"),
        ("1250", "kr per kvm", "kr/m2", "1250"),
        ("2.5", "kr/kWh", "kr/MWh", "2500"),
        ("1500", "kWh", "MWh", "1.5"),
        ("5", "promille", "procent", "0.5"),
        ("90", "minuter", "timmar", "1.5"),
        ("21", "dagar", "veckor", "3"),
        ("3", "gånger", "times", "3"),
    ],
)
def test_an_amount_is_shown_in_another_unit_of_the_same(amount, unit, into, expected):
    assert converted(Decimal(amount), unit, into) == Decimal(expected)


@pytest.mark.parametrize(
    ("unit", "into"),
    [
        ("tkr", "procent"), ("antal", "tkr"), ("antal", "procent"), ("tkr", "tEUR"), ("£m", "€m"), ("£m", "mnkr"),
        ("$m", "MNOK"), ("NOK", "DKK"), ("kr", "kr/kvm"), ("kr/kvm", "kr/kWh"), ("kr/kvm", "£/m²"), ("kWh", "dagar"),
        ("timmar", "dagar"), ("FTE", "kFTE"), ("dygn/1 000 inv", "dygn"), ("poäng", "index"),
    ],
)  # fmt: skip
def test_what_does_not_measure_the_same_is_not_converted(unit, into):
    assert converted(Decimal(1), unit, into) is None


@pytest.mark.parametrize("unit", ["kr", "tkr", "mkr", "MSEK", "£", "£000", "£bn", "k€", "EUR k", "$m", "NOK", "kCHF"])
def test_money_is_known_as_money(unit):
    assert is_money(unit)


@pytest.mark.parametrize("unit", ["", "procent", "antal", "FTE", "kWh", "kr/kvm", "gbp", "m", "poäng", "BTA", "£x"])
def test_what_is_no_money_is_not_taken_for_it(unit):
    assert not is_money(unit)


@pytest.mark.parametrize(
    ("unit", "known"),
    [
        ("tkr", ("kr", "tkr", "mkr", "mnkr", "mdkr")),
        ("£000", ("£", "£k", "£m", "£bn")),
        ("MNOK", ("NOK", "kNOK", "MNOK", "mdNOK")),
        ("kWh", ("Wh", "kWh", "MWh", "GWh", "TWh")),
        ("poäng", ("poäng",)),
        ("kr/kvm", ("kr/kvm",)),
    ],
)
def test_the_units_that_an_amount_can_be_shown_in(unit, known):
    assert alike(unit) == known
    assert all(converted(Decimal(1), unit, one) is not None for one in known)


@pytest.mark.parametrize(
    ("unit", "language", "expected"),
    [
        ("£m", "en", ("£", "m")),
        ("£000", "en", ("£", "k")),
        ("£ million", "en", ("£", "\u00a0million")),
        ("€", "en", ("€", "")),
        ("£/m²", "en", ("£", "/m²")),
        ("£m", "sv", ("", "£m")),
        ("tkr", "en", ("", "tkr")),
        ("$x", "en", ("", "$x")),
    ],
)
def test_the_sign_of_a_currency_stands_before_the_figure_in_english(unit, language, expected):
    assert sign_and_scale(unit, language) == expected


def test_per_cent_is_one_unit_however_it_is_written():
    assert {canonical(unit) for unit in ("procent", "%", "per cent", "percent", "Per cent")} == {"procent"}
    assert canonical("promille") == "promille"


@given(st.integers(-(10**12), 10**12), st.sampled_from(list(KRONOR)), st.sampled_from(list(KRONOR)))
def test_converting_forth_and_back_gives_the_same_amount(amount, unit, into):
    there = converted(Decimal(amount), unit, into)
    assert converted(there, into, unit) == amount


@given(st.text(max_size=12))
def test_no_text_is_too_odd_for_a_unit(text):
    assert size_of(text) is None or size_of(text).factor > 0


@pytest.mark.parametrize(
    ("written", "unit", "language", "expected"),
    [
        ("1,2", "mkr", "sv", "1,2\u00a0mkr"),
        ("\u22121.2", "£m", "en", "\u2212£1.2m"),
        ("+1.2", "£m", "en", "+£1.2m"),
        ("\u22121,2", "£m", "sv", "\u22121,2\u00a0£m"),
        ("71,4", "", "sv", "71,4"),
    ],
)
def test_a_figure_stands_with_its_unit(written, unit, language, expected):
    assert with_unit(written, unit, language) == expected


@pytest.mark.parametrize("unit", ["antal", "st", "number", "antall", "stk."])
def test_a_number_of_things_is_a_count_in_any_language(unit):
    assert is_count(unit)
    assert not is_count("procent")


@pytest.mark.parametrize(
    ("amount", "unit", "into", "said"),
    [(2, "timer", "min", 120), (2, "uker", "dager", 14), (5, "prosent", "procent", 5), (3, "mill. kr", "tkr", 3000),
     (2, "hektar", "m²", 20000), (30, "promille", "per cent", 3)],
)  # fmt: skip
def test_units_are_known_by_their_names_in_each_language(amount, unit, into, said):
    assert converted(Decimal(amount), unit, into) == said


@pytest.mark.parametrize("unit", ["index", "ej angiven", "not stated", "indeks", "ikke oppgitt"])
def test_what_is_no_word_behind_a_figure_is_silent(unit):
    assert is_silent(unit)

"""Numbers as they are read: grouped, with the language's decimal sign, rounded half up, with a true minus."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utfall.number import write_number

numbers = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**15), max_value=10**15)


@pytest.mark.parametrize(
    ("value", "decimals", "swedish", "english"),
    [
        ("1265135", 0, "1\u00a0265\u00a0135", "1,265,135"),
        ("5.3", 1, "5,3", "5.3"),
        ("-305", 0, "\u2212305", "\u2212305"),
        ("0", 0, "0", "0"),
        ("999", 0, "999", "999"),
        ("1000", 0, "1\u00a0000", "1,000"),
        ("-1265135.25", 2, "\u22121\u00a0265\u00a0135,25", "\u22121,265,135.25"),
        ("5", 1, "5,0", "5.0"),
        ("0.5", 0, "1", "1"),
        ("1.5", 0, "2", "2"),
        ("2.5", 0, "3", "3"),
        ("-0.5", 0, "\u22121", "\u22121"),
        ("66.85", 1, "66,9", "66.9"),
        ("-0.4", 0, "0", "0"),
        ("-0.04", 1, "0,0", "0.0"),
        ("-0", 0, "0", "0"),
        ("0.049", 1, "0,0", "0.0"),
    ],
)
def test_a_number_is_written_as_it_is_read_in_each_language(value, decimals, swedish, english):
    assert write_number(Decimal(value), decimals) == swedish
    assert write_number(Decimal(value), decimals, "en") == english


@pytest.mark.parametrize(
    ("value", "written"), [("5.30", "5,30"), ("5", "5"), ("1449802", "1\u00a0449\u00a0802"), ("-0.125", "\u22120,125")]
)
def test_without_decimals_to_show_a_number_is_written_with_those_it_is_stored_with(value, written):
    assert write_number(Decimal(value), None) == written


@given(numbers, st.integers(0, 4), st.sampled_from(["sv", "en"]))
def test_undoing_the_format_gives_the_rounded_value(value, decimals, language):
    written = write_number(value, decimals, language)
    signs = {"sv": {"\u00a0": "", ",": "."}, "en": {",": ""}}[language]
    undone = written.translate(str.maketrans({**signs, "\u2212": "-"}))
    assert Decimal(undone) == value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


@given(numbers, st.integers(0, 4))
def test_zero_is_never_negative(value, decimals):
    written = write_number(value, decimals)
    assert not written.startswith("\u2212") or any(digit in written for digit in "123456789")


@given(numbers, st.integers(0, 4), st.sampled_from(["sv", "en"]))
def test_a_number_never_breaks_a_line_and_never_has_a_hyphen(value, decimals, language):
    assert not set(write_number(value, decimals, language)) & {" ", "\n", "\t", "-", "\u202f"}


@given(numbers)
def test_a_number_and_its_opposite_differ_in_the_sign_alone(value):
    assert write_number(-abs(value), 6).lstrip("\u2212") == write_number(abs(value), 6)

"""Cells: only canonical texts are read; whatever else stands there is unreadable, never guessed at."""

from datetime import date
from decimal import Decimal
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utfall.model.missing import SYMBOLS, Missing
from utfall.period import Period
from utfall.source.cells import DATE, IDENTIFIER, INTEGER, NUMBER, read_cell

KINDS = ["text", "word", "number", "integer", "date", "period"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("symbol", SYMBOLS)
def test_a_symbol_of_the_vocabulary_is_missing_in_every_column(kind, symbol):
    assert read_cell(symbol, kind) is Missing(symbol)


@pytest.mark.parametrize("text", ["0", "5.3", "-305", "1265135", "0.0", "-0.5", "66.90", "0.000001"])
def test_a_canonical_number_is_read_as_it_is_written(text):
    value = read_cell(text, "number")
    assert isinstance(value, Decimal)
    assert str(value) == text or value == Decimal(text)


@pytest.mark.parametrize(
    "text",
    ["1 265 135", "1\u00a0265", "5,3", "5.", ".5", "+5", "05", "-05", "1e3", "1_000", "NaN", "INF", "-",
     "−305", "–305", "5%", "5 ", " 5", "5\n", "1,265,135", "(305)", "305-", "#REF!",
     "??", "n/a", "\u0665", "5.3.1", "0x10", "Infinity"],
)  # fmt: skip
def test_what_is_no_canonical_number_is_unreadable(text):
    assert read_cell(text, "number") is Missing.UNREADABLE


@pytest.mark.parametrize("text", ["1" * 19, "-" + "9" * 19, "0." + "1" * 10, "1" * 5000])
@pytest.mark.parametrize("kind", ["number", "integer"])
def test_a_number_of_more_digits_than_can_be_reckoned_with_is_unreadable(text, kind):
    assert read_cell(text, kind) is Missing.UNREADABLE


@pytest.mark.parametrize("text", ["1.0", "1.5", "1e3", "007", "1 000"])
def test_what_is_no_canonical_integer_is_unreadable(text):
    assert read_cell(text, "integer") is Missing.UNREADABLE


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12))
def test_every_decimal_written_plainly_is_read_back(value):
    assert read_cell(f"{value:f}", "number") == value


@given(st.integers(-(10**18) + 1, 10**18 - 1))
def test_every_integer_is_read_back(value):
    assert read_cell(str(value), "integer") == value


@given(st.dates())
def test_every_date_is_read_back(day):
    assert read_cell(day.isoformat(), "date") == day


@pytest.mark.parametrize(
    "text", ["2023-02-30", "2023-11-3", "30/11/2023", "20231130", "2023-11-30T00:00", "nov-23", "2023-W48-1", "2023-11"]
)
def test_what_is_no_day_of_the_calendar_is_unreadable(text):
    assert read_cell(text, "date") is Missing.UNREADABLE


def test_a_date_is_read_as_a_date():
    assert read_cell("2023-11-30", "date") == date(2023, 11, 30)


def test_a_period_is_read_as_a_period():
    assert read_cell("2023-T3", "period") == Period.parse("2023-T3")
    assert read_cell("nov-23", "period") is Missing.UNREADABLE


@given(st.text().filter(lambda text: text not in SYMBOLS))
def test_a_text_is_kept_as_it_is_but_for_the_ends_of_its_lines_and_how_its_letters_are_composed(text):
    composed = normalize("NFC", text)
    assert " ".join(read_cell(text, "text").split()) == " ".join(composed.split())
    if text.splitlines() == [text] and text == composed:
        assert read_cell(text, "text") == text


def test_a_column_of_an_unknown_kind_is_text():
    assert read_cell("5", "geopoint") == "5"


@pytest.mark.parametrize("text", ["kund", "kund-och-agare", "t3", "2023"])
def test_an_id_is_lower_case_with_single_hyphens(text):
    assert IDENTIFIER.fullmatch(text)


@pytest.mark.parametrize("text", ["Kund", "kund-", "-kund", "kund--agare", "kund_agare", "ägare", "a b", "a\n", ""])
def test_other_characters_make_no_id(text):
    assert not IDENTIFIER.fullmatch(text)


@given(st.text(alphabet="0123456789.-eE+, "))
def test_a_text_that_is_read_as_a_number_is_one_to_python_too(text):
    if NUMBER.fullmatch(text):
        assert Decimal(text).is_finite()
    if INTEGER.fullmatch(text):
        assert str(int(text)) == text or text == "-0"
    if DATE.fullmatch(text):
        assert len(text) == len("2023-11-30")

"""Written cells: the canonical text that says the same, or why there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utfall.model.missing import SYMBOLS, Missing
from utfall.source.cells import NUMBER, read_cell
from utfall.source.lossless import CellRule, ReadingState, read_column, read_written

NUMBERS, WHOLE = CellRule("number", "tkr"), CellRule("integer")
SHARES, PERIODS, DAYS = CellRule("number", "procent"), CellRule("period"), CellRule("date")


def told(text, rule):
    """Return the state, and the text that may be written, or else the readings."""
    found = read_written(text, rule)
    sure = {ReadingState.CANONICAL, ReadingState.MENDED}
    assert found.state in sure or found.text == text
    return found.state.value, found.text if found.state in sure else found.readings


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("1 385 210", "1385210"), ("1\u00a0385\u00a0210", "1385210"), ("1\u202f385\u2009210", "1385210"),
        ("\u00a0 1385210\t", "1385210"), ("\ufeff1385210\u200b", "1385210"), ("1'385'210", "1385210"),
        ("1’385’210", "1385210"), ("1.385.210", "1385210"), ("1,385,210", "1385210"), ("1.385.210,5", "1385210.5"),
        ("1,385,210.50", "1385210.50"), ("1.385,5", "1385.5"), ("1 385,5", "1385.5"), ("1 385.210", "1385.210"),
        ("5,8", "5.8"), ("604,70", "604.70"), ("0,385", "0.385"), (",5", "0.5"), (".5", "0.5"), ("5.", "5"),
        ("5,", "5"), ("+5", "5"), ("+ 5,8", "5.8"), ("007", "7"), ("00", "0"), ("00,5", "0.5"),
        ("−305", "-305"), ("–305", "-305"), ("—305", "-305"), ("\u2011305", "-305"), ("\uff0d305", "-305"),
        ("- 305", "-305"),
        ("305-", "-305"), ("305−", "-305"), ("1 305,5-", "-1305.5"), ("(371900)", "-371900"),
        ("(371 900)", "-371900"), ("( 5,8 )", "-5.8"), ("“5,8”", "5.8"), ('"5,8"', "5.8"), ("'305", "305"),
        ('="1385210"', "1385210"), ("1385 tkr", "1385"), ("1 385 tkr.", "1385"), ("1385 TKR", "1385"),
        ("-1 385 tkr", "-1385"), ("(1 385 tkr)", "-1385"), ("(1 385) tkr", "-1385"), ("tkr 1 385", "1385"),
        (" ..", ".."), ("\u00a0", ""), (". ", "."), ("X", "x"),
    ],
)  # fmt: skip
def test_a_number_that_can_mean_one_thing_is_written_so(text, canonical):
    assert told(text, NUMBERS) == ("mended", canonical)


@pytest.mark.parametrize("text", ["5,8 %", "5,8%", "5.8 procent", "5,8 per cent", "% 5,8"])
def test_a_percent_sign_says_nothing_where_the_unit_is_per_cent(text):
    assert told(text, SHARES) == ("mended", "5.8")


@pytest.mark.parametrize(
    ("text", "state", "readings"),
    [
        ("1,385", "ambiguous", ("1.385", "1385")), ("-1,385", "ambiguous", ("-1.385", "-1385")),
        ("-", "ambiguous", ("", "0")), ("–", "ambiguous", ("", "0")), (" -   kr ", "ambiguous", ("", "0")),
        ("- %", "ambiguous", ("", "0")), ("n/a", "ambiguous", ("", "..")),
        ("mangler", "ambiguous", ("", "..")), ("not available", "ambiguous", ("", "..")),
        ("Feil:502", "unreadable", ()), ("#VERDI!", "unreadable", ()), ("#NAVN?", "unreadable", ()),
        ("saknas", "ambiguous", ("", "..")), ("Saknas ", "ambiguous", ("", "..")), ("…", "ambiguous", ("", "..")),
        ("5 mnkr", "lossy", ("5000",)), ("-5 MKR", "lossy", ("-5000",)), ("5 kr", "lossy", ("0.005",)),
        ("5 %", "lossy", ()), ("12 st.", "lossy", ()), ("£5", "lossy", ()),
        ("1e3", "lossy", ("1000",)), ("1,23E+06", "lossy", ("1230000",)), ("1e-05", "lossy", ("0.00001",)),
        ("99.99999999999999", "lossy", ("100",)), ("13 85", "lossy", ("1385",)), ("1 385 21", "lossy", ("138521",)),
        ("05-aug", "lossy", ("5.8",)),
        ("#REF!", "unreadable", ()), ("#DIVISION/0!", "unreadable", ()), ("########", "unreadable", ()),
        ("1_000", "unreadable", ()), ("5 eller 6", "unreadable", ()), ("--5", "unreadable", ()),
        ("(-5)", "unreadable", ()), ("1,2,3", "unreadable", ()), ("okej", "unreadable", ()), ("tkr", "unreadable", ()),
        ("12345678901234567890", "unreadable", ()), ("1.385.21", "unreadable", ()), ("2023-11", "unreadable", ()),
    ],
)  # fmt: skip
def test_a_number_that_would_be_guessed_or_lose_something_is_left(text, state, readings):
    assert told(text, NUMBERS) == (state, readings)


def test_a_percent_sign_where_no_unit_is_known_may_be_a_hundredth():
    assert told("5,8 %", CellRule("number")) == ("ambiguous", ("5.8", "0.058"))
    assert told("1 385 kr", CellRule("number")) == ("ambiguous", ("1385",))


@pytest.mark.parametrize(
    ("text", "state", "found"),
    [
        ("7", "canonical", "7"), ("1,385", "mended", "1385"), ("1.385", "mended", "1385"), ("5,0", "mended", "5"),
        ("5.00", "mended", "5"), ("1.000", "ambiguous", ("1000", "1")), ("5,8", "unreadable", ("5.8",)),
    ],
)  # fmt: skip
def test_a_column_of_whole_numbers_has_no_decimals(text, state, found):
    assert told(text, WHOLE) == (state, found)


@pytest.mark.parametrize(
    ("column", "read"),
    [
        (["5,8", "1,385"], ["5.8", "1.385"]),
        (["1,385,210", "1,385"], ["1385210", "1385"]),
        (["1.385.210", "1.385"], ["1385210", "1385"]),
        (["1.385,5", "1.385", "12,125"], ["1385.5", "1385", "12.125"]),
        (["1,385.5", "1,385", "12.125"], ["1385.5", "1385", "12.125"]),
        (["1.385.210", "1,385"], ["1385210", "1.385"]),
        (["5.8", "1.385"], ["5.8", "1.385"]),
        (["5.8", "1,385"], ["5.8", None]),
        (["1,385,210", "5,8", "1,385"], ["1385210", "5.8", None]),
        (["371 900", "1,385"], ["371900", None]),
        (["1,385", "2,500"], [None, None]),
    ],
)
def test_a_column_shows_which_sign_stands_before_decimals(column, read):
    found = read_column(column, NUMBERS)
    assert [None if one.state is ReadingState.AMBIGUOUS else one.text for one in found] == read


def test_nothing_is_mended_that_shows_that_a_number_which_looks_canonical_is_in_doubt():
    found = read_column(["5,8", "1.385", "1 385"], NUMBERS)
    assert [(one.text, one.state.value, one.readings) for one in found] == [
        ("5,8", "waiting", ("5.8",)),
        ("1.385", "ambiguous", ("1.385", "1385")),
        ("1385", "mended", ()),
    ]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("nov-23", "2023-11"), ("Nov-23", "2023-11"), ("nov.-23", "2023-11"), ("nov 2023", "2023-11"),
        ("november 2023", "2023-11"), ("NOVEMBER 2023", "2023-11"), ("maj-23", "2023-05"), ("May 2023", "2023-05"),
        ("Dez 23", "2023-12"), ("märz 2023", "2023-03"), ("des. 2023", "2023-12"), ("déc-23", "2023-12"),
        ("okt-23", "2023-10"), ("Oct-23", "2023-10"), ("mars 2023", "2023-03"), ("sept 2023", "2023-09"),
        ("2023 november", "2023-11"), ("Nov ’23", "2023-11"), ("2023/11", "2023-11"), ("2023.11", "2023-11"),
        ("2023-1", "2023-01"), ("202311", "2023-11"), ("11/2023", "2023-11"), ("2023–11", "2023-11"),
        ("2023-11-01", "2023-11"), ("2023-11-01 00:00:00", "2023-11"), ("2023/11/01", "2023-11"), ("45231", "2023-11"),
        ("Q4 2023", "2023-Q4"), ("2023 Q4", "2023-Q4"), ("2023Q4", "2023-Q4"), ("2023-q4", "2023-Q4"),
        ("kv 4 2023", "2023-Q4"), ("kvartal 4 2023", "2023-Q4"), ("2023K4", "2023-Q4"), ("T3 2023", "2023-T3"),
        ("tertial 3, 2023", "2023-T3"), ("2023 t3", "2023-T3"), ("h2 2023", "2023-H2"), ("halvår 2 2023", "2023-H2"),
        ("2. kvartal 2023", "2023-Q2"), ("quarter 3 2023", "2023-Q3"), ("3rd quarter 2023", "2023-Q3"),
        ("1. halvåret 2023", "2023-H1"), ("half 2 2023", "2023-H2"), ("desember 2023", "2023-12"),
        ("okt. 2023", "2023-10"), ("year 2023", "2023"),
        ("4:e kvartalet 2023", "2023-Q4"), (" 2023 ", "2023"), ("2023.0", "2023"), ("år 2023", "2023"), (" ..", ".."),
    ],
)  # fmt: skip
def test_a_period_is_written_as_periods_are(text, canonical):
    assert told(text, PERIODS) == ("mended", canonical)


@pytest.mark.parametrize(
    ("text", "state", "readings"),
    [
        ("01/11/2023", "ambiguous", ("2023-11", "2023-01")), ("2010/11", "ambiguous", ("2010-11", "2010")),
        ("45232", "ambiguous", ("2023-11", "2027-11")), ("2023-11-30", "lossy", ("2023-11",)),
        ("2023/24", "lossy", ("2023",)), ("2023-11-01 13:30", "lossy", ("2023-11",)),
        ("23-nov", "unreadable", ()), ("30/11", "unreadable", ()), ("2023-13", "unreadable", ()),
        ("vecka 48", "unreadable", ()), ("20231", "unreadable", ()), ("n/a", "ambiguous", ("", "..")),
    ],
)  # fmt: skip
def test_a_period_that_would_be_guessed_is_left(text, state, readings):
    assert told(text, PERIODS) == (state, readings)


@pytest.mark.parametrize(
    "text",
    [
        "2023/11/30", "2023.11.30", "20231130", "2023-11-30 00:00:00", "2023-11-30T00:00:00Z", "30 november 2023",
        "den 30 november 2023", "30 nov. 2023", "30-nov-23", "30 November 2023", "November 30, 2023", "30th Nov 2023",
        "30/11/2023", "11/30/2023", "30.11.2023", "30-11-2023", "2023–11–30",
    ],
)  # fmt: skip
def test_a_day_is_written_as_days_are(text):
    assert told(text, DAYS) == ("mended", "2023-11-30")


@pytest.mark.parametrize(
    ("text", "state", "readings"),
    [
        ("03/04/2023", "ambiguous", ("2023-04-03", "2023-03-04")),
        ("23-11-30", "ambiguous", ("2023-11-30", "2030-11-23")),
        ("45260", "ambiguous", ("2023-11-30", "2027-12-01")), ("2023-11-30 13:30", "lossy", ("2023-11-30",)),
        ("nov-23", "unreadable", ()), ("2023-02-30", "unreadable", ()), ("31/13/2023", "unreadable", ()),
    ],
)  # fmt: skip
def test_a_day_that_would_be_guessed_is_left(text, state, readings):
    assert told(text, DAYS) == (state, readings)


@pytest.mark.parametrize(
    ("column", "read"),
    [
        (["13/04/2023", "03/04/2023"], ["2023-04-13", "2023-04-03"]),
        (["04/13/2023", "03/04/2023"], ["2023-04-13", "2023-03-04"]),
        (["13/04/2023", "04/13/2023", "03/04/2023"], ["2023-04-13", "2023-04-13", None]),
        (["03.04.2023"], ["2023-04-03"]),
        (["04/04/2023"], ["2023-04-04"]),
    ],
)
def test_a_column_shows_whether_the_day_is_first(column, read):
    found = read_column(column, DAYS)
    assert [None if one.state is ReadingState.AMBIGUOUS else one.text for one in found] == read


def test_words_ids_and_truths_are_known_whatever_stands_around_them():
    words = CellRule("word", words=("higher", "lower", "near-target"))
    assert told("Higher ", words) == ("mended", "higher")
    assert told("near–target", words) == ("mended", "near-target")
    assert told("högre", words) == ("unreadable", ())
    key = CellRule("text", is_key=True)
    assert told("\u00a0it\u2011drift ", key) == ("mended", "it-drift")
    assert told("IT drift", key) == ("canonical", "IT drift")
    truth = CellRule("boolean")
    words = {
        "true": ("SANT", "Ja", "sann", "yes"), "false": ("falskt", "FALSE", "nei", "USANN", "no"),
    }  # fmt: skip
    for value, texts in words.items():
        assert {told(text, truth) for text in texts} == {("mended", value)}
    assert [told(text, truth) for text in ("1", "true")] == [("canonical", "1"), ("canonical", "true")]
    assert told("kanske", truth) == ("unreadable", ("true", "false")[:0])
    assert told("2023.0", CellRule("year")) == ("mended", "2023")


@pytest.mark.parametrize("text", [" en text ", "“citat”", "1 385", "nov-23", "-"])
def test_a_text_is_let_be(text):
    assert told(text, CellRule("text")) == ("canonical", text)


@pytest.mark.parametrize("kind", ["number", "integer", "date", "period", "year", "boolean", "text"])
@pytest.mark.parametrize("symbol", SYMBOLS)
def test_a_symbol_for_a_missing_value_is_canonical_everywhere(kind, symbol):
    assert told(symbol, CellRule(kind)) == ("canonical", symbol)


@given(st.text(alphabet="0123456789 ,.-−–()%tkrm\u00a0'e#“", max_size=14), st.sampled_from(["number", "integer"]))
def test_what_a_number_is_mended_to_is_canonical_and_stays(text, kind):
    found = read_written(text, CellRule(kind, "tkr"))
    if found.state is ReadingState.MENDED:
        assert read_cell(found.text, kind) is not Missing.UNREADABLE
        assert told(found.text, CellRule(kind, "tkr")) == ("canonical", found.text)
    assert all(one == "" or one in SYMBOLS or NUMBER.fullmatch(one) for one in found.readings)


@given(
    st.text(alphabet="0123456789-/. TQHknovmaj", max_size=12)
    | st.from_regex(r"[0-9]{1,8}[-/.][0-9]{1,2}", fullmatch=True),
    st.sampled_from(["date", "period"]),
)
def test_what_a_time_is_mended_to_is_canonical_and_stays(text, kind):
    found = read_written(text, CellRule(kind))
    if found.state is ReadingState.MENDED:
        assert told(found.text, CellRule(kind)) == ("canonical", found.text)
    assert all(read_cell(one, kind) is not Missing.UNREADABLE for one in found.readings)

"""Numbers: the forms that people and spreadsheet programs write, each told with what was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.month import Told, file_of
from utfall.checks.canonical_number import _explained
from utfall.source.cells import NUMBER

GROUPED = "Talet har mellanrum mellan siffrorna."
COMMA = "Talet har decimalkomma."
UNIT = "Talet har ett procenttecken eller en enhet i cellen."
MINUS = "Minustecknet är ett tankstreck eller ett typografiskt minus."


def test_canonical_numbers_are_let_be(month):
    assert month.told_by("canonical-number") == []


@pytest.mark.parametrize(
    ("text", "case", "message", "remedy"),
    [
        ("1 265 135", "grouped", GROUPED, "Skriv 1265135. Mellanrummen sätts in när sidan byggs."),
        ("1\u00a0265\u00a0135", "grouped", GROUPED, "Skriv 1265135. Mellanrummen sätts in när sidan byggs."),
        ("1\u202f265", "grouped", GROUPED, "Skriv 1265. Mellanrummen sätts in när sidan byggs."),
        ("1'265", "grouped", GROUPED, "Skriv 1265. Mellanrummen sätts in när sidan byggs."),
        (" 5", "grouped", GROUPED, "Skriv 5. Mellanrummen sätts in när sidan byggs."),
        ("5,3", "decimal-comma", COMMA, "Skriv 5.3, med punkt. På sidan blir det ett komma."),
        ("1 265,5", "decimal-comma", COMMA, "Skriv 1265.5, med punkt. På sidan blir det ett komma."),
        ("5,3%", "unit", UNIT, "Skriv bara 5.3. Enheten står i indikatorns definition."),
        ("5.3 %", "unit", UNIT, "Skriv bara 5.3. Enheten står i indikatorns definition."),
        ("19 118 tkr", "unit", UNIT, "Skriv bara 19118. Enheten står i indikatorns definition."),
        ("12 st.", "unit", UNIT, "Skriv bara 12. Enheten står i indikatorns definition."),
        ("-5 MKR", "unit", UNIT, "Skriv bara -5. Enheten står i indikatorns definition."),
        ("−305", "minus", MINUS, "Skriv -305, med bindestreck. På sidan blir det ett riktigt minustecken."),
        ("–305", "minus", MINUS, "Skriv -305, med bindestreck. På sidan blir det ett riktigt minustecken."),
        ("− 1 305", "minus", MINUS, "Skriv -1305, med bindestreck. På sidan blir det ett riktigt minustecken."),
    ],
)
def test_a_number_in_another_form_is_told_with_the_number_that_was_meant(month, text, case, message, remedy):
    month.edited("observations", 2, outcome=text)
    assert month.told_by("canonical-number") == [
        Told("canonical-number", case, file_of("observations"), 2, "outcome", text, message, remedy)
    ]


@pytest.mark.parametrize("text", ["#REF!", "#DIV/0!", "#VÄRDEFEL!", "#N/A", "#NAMN?", "#SAKNAS!"])
def test_an_error_of_a_spreadsheet_program_is_told(month, text):
    month.edited("observations", 2, outcome=text)
    assert month.told_by("canonical-number") == [
        Told(
            "canonical-number", "spreadsheet-error", file_of("observations"), 2, "outcome", text,
            "Cellen innehåller ett felmeddelande från ett kalkylprogram.",
            "Rätta formeln i kalkylarket och klistra in värdet.",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["NaN", "INF", "1_000", "okänt", "-", "1.265.135", "1,265,135", "5 eller 6", "007", "+5", "(305)", " "],
)
def test_what_is_no_number_is_told_with_the_ways_to_say_that_one_is_missing(month, text):
    month.edited("observations", 2, outcome=text)
    assert month.told_by("canonical-number") == [
        Told(
            "canonical-number", "not-a-number", file_of("observations"), 2, "outcome", text,
            "Cellen innehåller inget tal.",
            "Skriv ett tal som 1265135, 5.3 eller -305. Saknas värdet: lämna tomt (inte rapporterat), eller skriv .. "
            "(inte tillgängligt), . (kan inte förekomma) eller x (sekretess).",
        )
    ]  # fmt: skip


def test_decimals_in_a_column_of_whole_numbers_are_told(month):
    month.edited("areas", 2, order="1.5")
    assert month.told_by("canonical-number") == [
        Told(
            "canonical-number", "whole", file_of("areas"), 2, "order", "1.5",
            "Kolumnen har hela tal.",
            "Skriv ett heltal utan decimaler.",
        )
    ]  # fmt: skip


@pytest.mark.parametrize("symbol", ["", "..", ".", "x"])
def test_a_symbol_for_a_missing_value_is_let_be(month, symbol):
    month.edited("observations", 2, outcome=symbol)
    assert month.told_by("canonical-number") == []


def test_a_table_of_ones_own_is_held_to_its_types(month):
    fields = [{"name": "a", "type": "number"}, {"name": "b", "type": "string"}]
    month.with_table("extra", fields, 'a,b\n"5,3","5,3"\n')
    assert [(found.file, found.field) for found in month.told_by("canonical-number")] == [(file_of("extra"), "a")]


@given(st.text(alphabet="0123456789 ,.-−–%tkrm\u00a0'e#"))
def test_a_number_that_was_meant_is_always_canonical(text):
    case, meant = _explained(text, "number")
    assert (meant == "") == (case in {"not-a-number", "spreadsheet-error"})
    assert meant == "" or NUMBER.fullmatch(meant)


@pytest.mark.parametrize(
    ("text", "case", "meant"),
    [
        ("33.333333333333336", "decimals", "33.333333333"),
        ("0.30000000000000004", "decimals", "0.3"),
        ("-5,049999999999999", "decimals", "-5.05"),
        ("99.99999999999999", "decimals", "100"),
        ("1e-05", "exponent", "0.00001"),
        ("1.265135E+06", "exponent", "1265135"),
        ("-0.0000000000001", "decimals", "0"),
    ],
)
def test_a_number_as_programs_write_it_is_told_with_what_to_write(month, text, case, meant):
    month.edited("observations", 2, outcome=text)
    (found,) = month.told_by("canonical-number")
    assert (found.case, found.value) == (case, text)
    assert f"Skriv {meant}" in found.remedy

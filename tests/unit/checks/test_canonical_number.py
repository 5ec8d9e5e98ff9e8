"""Numbers: the forms that people and spreadsheet programs write, each told with what was meant."""

import pytest

from tests.unit.month import Told, file_of

GROUPED = "Talet har mellanrum eller andra tecken mellan tusentalen."
COMMA = "Talet har decimalkomma."
UNIT = "Talet har ett procenttecken eller en enhet i cellen."
MINUS = "Talet är negativt på ett annat sätt än med ett bindestreck först."
FORM = "Talet är inte skrivet så som tal skrivs i filerna."
MENDS = ", eller kör utfall check --fix som rättar det."
MISSING = (
    "Saknas värdet: lämna tomt (inte rapporterat), eller skriv .. (inte tillgängligt), . (kan inte förekomma) eller x "
    "(sekretess)."
)


def test_canonical_numbers_are_let_be(month):
    assert month.told_by("canonical-number") == []


@pytest.mark.parametrize(
    ("text", "case", "message", "remedy"),
    [
        ("1 265 135", "grouped", GROUPED, f"Skriv 1265135{MENDS} Mellanrummen sätts in när sidan byggs."),
        ("1\u00a0265\u00a0135", "grouped", GROUPED, f"Skriv 1265135{MENDS} Mellanrummen sätts in när sidan byggs."),
        ("1\u202f265", "grouped", GROUPED, f"Skriv 1265{MENDS} Mellanrummen sätts in när sidan byggs."),
        ("1'265", "grouped", GROUPED, f"Skriv 1265{MENDS} Mellanrummen sätts in när sidan byggs."),
        ("1.265.135", "grouped", GROUPED, f"Skriv 1265135{MENDS} Mellanrummen sätts in när sidan byggs."),
        ("1,265,135", "grouped", GROUPED, f"Skriv 1265135{MENDS} Mellanrummen sätts in när sidan byggs."),
        ("5,3", "decimal-comma", COMMA, f"Skriv 5.3, med punkt{MENDS} På sidan blir det ett komma."),
        ("1 265,5", "decimal-comma", COMMA, f"Skriv 1265.5, med punkt{MENDS} På sidan blir det ett komma."),
        ("19 118 tkr", "unit", UNIT, f"Skriv bara 19118{MENDS} Enheten är redan angiven."),
        ("−305", "minus", MINUS, f"Skriv -305{MENDS} På sidan blir det ett riktigt minustecken."),
        ("–305", "minus", MINUS, f"Skriv -305{MENDS} På sidan blir det ett riktigt minustecken."),
        ("− 1 305", "minus", MINUS, f"Skriv -1305{MENDS} På sidan blir det ett riktigt minustecken."),
        ("(305)", "minus", MINUS, f"Skriv -305{MENDS} På sidan blir det ett riktigt minustecken."),
        ("305-", "minus", MINUS, f"Skriv -305{MENDS} På sidan blir det ett riktigt minustecken."),
        (" 5", "form", FORM, f"Skriv 5{MENDS}"),
        ("+5", "form", FORM, f"Skriv 5{MENDS}"),
        ("007", "form", FORM, f"Skriv 7{MENDS}"),
        (".5", "form", FORM, f"Skriv 0.5{MENDS}"),
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
            "Rätta formeln i kalkylarket och klistra in värdet. Står det bara ####, gör kolumnen bredare.",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["INF", "1_000", "okej", "1.265.13", "1,2,3", "5 eller 6", "(-305)", "--5"],
)
def test_what_is_no_number_is_told_with_the_ways_to_say_that_one_is_missing(month, text):
    month.edited("observations", 2, outcome=text)
    assert month.told_by("canonical-number") == [
        Told(
            "canonical-number", "not-a-number", file_of("observations"), 2, "outcome", text,
            "Cellen innehåller inget tal.",
            f"Skriv ett tal som 1265135, 5.3 eller -305. {MISSING}",
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


@pytest.mark.parametrize(
    ("text", "case", "said"),
    [
        ("1,265", "decimals-or-thousands", "1.265, 1265"), ("-", "dash", "noll"), ("n/a", "absent", "inte varför"),
        ("Saknas", "absent", "inte varför"), ("-5 MKR", "other-unit", "skriv -5000."),
        ("5,3%", "foreign-unit", "i tkr"), ("12 65", "odd-groups", "Skriv 1265 om"),
        ("05-mar", "turned-to-date", "troligen 5.3"), (" ", "spaces", "--fix"),
    ],
)  # fmt: skip
def test_what_a_number_could_mean_is_told_and_nothing_is_guessed(month, text, case, said):
    month.edited("observations", 2, outcome=text)
    (found,) = month.told_by("canonical-number")
    assert (found.case, found.value) == (case, text)
    assert said in f"{found.message} {found.remedy}"


def test_a_column_shows_how_its_numbers_are_written(month):
    month.edited("observations", 2, outcome="5,3").edited("observations", 3, outcome="1,265")
    assert [(one.row, one.case, one.remedy[:11]) for one in month.told_by("canonical-number")] == [
        (2, "decimal-comma", "Skriv 5.3, "), (3, "decimal-comma", "Skriv 1.265"),
    ]  # fmt: skip


def test_a_number_that_looks_canonical_is_told_where_its_column_throws_doubt_on_it(month):
    month.edited("observations", 2, outcome="5,3").edited("observations", 3, outcome="1.265")
    month.edited("observations", 4, outcome="5,4")
    assert [(one.row, one.case) for one in month.told_by("canonical-number")] == [
        (2, "waiting"), (3, "decimals-or-thousands"), (4, "waiting"),
    ]  # fmt: skip


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

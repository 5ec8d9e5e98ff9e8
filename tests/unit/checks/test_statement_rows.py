"""Ratios of lines that are there, parts of a whole, and balance sheets that balance."""

from dataclasses import replace

import pytest

from tests.unit.month import Told, file_of, told
from tests.unit.statements import LINES, statement_of
from utfall.checks.statement_rows import check_history
from utfall.model.finding import Severity
from utfall.model.history import History
from utfall.period import Period

HEADER = LINES + ",direction,numerator,base"
FILE = file_of("statement_lines")
RATIO = [
    "drift,kostnad,1,,line,Nettokostnader,,2023-11,-980,-990,,,,,,,",
    "drift,skatt,2,,line,Skatt,,2023-11,1000,1000,,,,,,,",
    "drift,andel,3,,ratio,Andel av skatt,,2023-11,,,,,,,lower,kostnad,skatt",
]


@pytest.fixture
def ratio(month):
    """Return the month with a ratio, some cells of which are others."""

    def run(row=4, **cells):
        return statement_of(month, RATIO, HEADER).edited("statement_lines", row, **cells)

    return run


def test_a_ratio_of_lines_that_are_there_is_let_be_with_or_without_its_figures(ratio):
    assert ratio().told_by("statement-rows") == []
    assert ratio(outcome="98.0", budget="99").told_by("statement-rows") == []


@pytest.mark.parametrize(
    ("field", "value", "near"),
    [("base", "skat", " Menades ”skatt”?"), ("base", "", ""), ("numerator", "andel", ""), ("numerator", "hav", "")],
)
def test_a_ratio_of_what_is_not_there_is_told(ratio, field, value, near):
    words = {"base": "nämnare", "numerator": "täljare"}
    assert ratio(**{field: value}).told_by("statement-rows") == [
        Told(
            "statement-rows", f"no-{field}", FILE, 4, field, value,
            f"Andelen Andel av skatt ska ha raden ”{value}” som {words[field]}, som inte finns bland uppställningens "
            f"rader med tal.{near}",
            "Skriv en av: kostnad, skatt.",
        )
    ]  # fmt: skip


def test_a_base_of_zero_is_warned_of(ratio):
    month = ratio(3, outcome="0")
    assert month.told_by("statement-rows") == [
        Told(
            "statement-rows", "zero-base", FILE, 4, "outcome", "0",
            "Andelen Andel av skatt går inte att räkna ut: nämnaren Skatt är noll. På sidan står en punkt.",
            "Kontrollera nämnaren, eller ta bort raden.",
        )
    ]  # fmt: skip
    (found,) = [one for one in month.examined().findings if one.slug == "statement-rows"]
    assert found.severity is Severity.WARNING


def test_a_ratio_that_is_written_otherwise_than_it_comes_out_is_told(ratio):
    (found,) = ratio(outcome="97.9").told_by("statement-rows")
    assert (found.case, found.row, found.field) == ("other-ratio", 4, "outcome")
    assert found.message == "Andelen Andel av skatt är skriven som 97,9 men blir 98,0 när den räknas ut."


def test_a_part_of_nothing_and_a_part_larger_than_its_whole_are_told(month):
    month = statement_of(month, [
        "drift,a,1,,line,Personal,,2023-11,-80,-85,,,,",
        "drift,a1,2,a,of-which,varav övertid,,2023-11,-90,-5,,,,",
        "drift,a2,3,b,of-which,varav resor,,2023-11,-1,-1,,,,",
    ])  # fmt: skip
    larger, lost = month.told_by("statement-rows")
    assert (larger.case, larger.row, larger.field) == ("larger-part", 3, "outcome")
    assert larger.message == "Raden varav övertid är en del av Personal men är större: −90 av −80."
    assert (lost.case, lost.row, lost.field, lost.value) == ("no-whole", 4, "parent", "b")


BALANCE = [
    "drift,tillg,1,,total,Tillgångar,,2023-11,1000,,,,970,985",
    "drift,skuld,2,,total,Eget kapital och skulder,,2023-11,1000.1,,,,975,985",
]


def test_a_sheet_that_does_not_balance_is_told_beyond_what_rounding_explains(month):
    month = statement_of(month, BALANCE, form="balance,", reported_as="period")
    assert month.told_by("statement-rows") == [
        Told(
            "statement-rows", "unbalanced", FILE, 3, "previous_outcome", "975",
            "Balansräkningen går inte ihop: Eget kapital och skulder är 975 men Tillgångar är 970. Skillnaden är 5.",
            "Rätta den rad som är fel, så att de två summorna blir lika.",
        )
    ]  # fmt: skip


def test_a_sheet_of_one_side_is_told_where_it_is_said_to_be_one(month):
    month = statement_of(month, BALANCE[:1], form="balance,", reported_as="period")
    assert month.told_by("statement-rows") == [
        Told(
            "statement-rows", "two-sides", file_of("statements"), 2, "form", "balance",
            "Balansräkningen Driftredovisning har fel antal rader av slaget total: 1. Det ska vara två: tillgångar "
            "samt eget kapital och skulder.",
            "Skriv total på de två summorna och subtotal på de andra.",
        )
    ]  # fmt: skip


def test_an_opening_balance_that_is_not_what_the_year_before_closed_with_is_warned_of(month):
    lines = [line.replace("2023-11", "2022-12").replace(",1000.1,", ",1000,") for line in BALANCE]
    before = statement_of(month, lines, form="balance,", reported_as="period").report()
    before = replace(before, package=replace(before.package, period=Period.parse("2022-12")))
    lines = [
        "drift,tillg,1,,total,Tillgångar,,2023-11,1100,,,,,1000",
        "drift,skuld,2,,total,Eget kapital och skulder,,2023-11,1100,,,,,990",
    ]
    now = statement_of(month, lines, form="balance,", reported_as="period").report()
    assert told(check_history(History((before, now)))) == [
        Told(
            "statement-rows", "opening", FILE, 3, "previous_year", "990",
            "Den ingående balansen för Eget kapital och skulder är 990, men året före slutade med "
            "1\N{NO-BREAK SPACE}000,0 (2022-12).",
            "Rätta balansen, eller skriv en fotnot om att den är omräknad.",
        )
    ]  # fmt: skip
    assert list(check_history(History((now,)))) == []

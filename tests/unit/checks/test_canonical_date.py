"""Dates and periods: the forms that people and spreadsheet programs write, each told with what was meant."""

import pytest

from tests.unit.month import Told, file_of


def test_canonical_dates_and_periods_are_let_be(month):
    assert month.told_by("canonical-date") == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("nov-23", "2023-11"), ("nov 2023", "2023-11"), ("November 2023", "2023-11"), ("maj-23", "2023-05"),
        ("may-23", "2023-05"), ("mar-23", "2023-03"), ("okt.23", "2023-10"), ("Oct-23", "2023-10"),
        ("45231", "2023-11"), ("2023-1", "2023-01"), ("2023/11", "2023-11"), ("202311", "2023-11"),
        ("2023-11-01", "2023-11"), ("2023-11-01 00:00:00", "2023-11"), ("T3 2023", "2023-T3"), ("q4 2023", "2023-Q4"),
        ("h2-2023", "2023-H2"), (" 2023-11 ", "2023-11"),
    ],
)  # fmt: skip
def test_a_period_in_another_form_is_told_with_the_period_that_was_meant(month, text, meant):
    month.edited("observations", 2, period=text)
    assert month.told_by("canonical-date") == [
        Told(
            "canonical-date", "period", file_of("observations"), 2, "period", text,
            "Perioden är inte skriven så som den ska.",
            f"Skriv {meant}, eller kör utfall check --fix som rättar det. Formatera kolumnen som text i "
            "kalkylprogrammet, så att den får stå kvar.",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("31/3/2024", "2024-03-31"), ("31.03.2024", "2024-03-31"), ("2024/03/31", "2024-03-31"),
        ("20240331", "2024-03-31"), ("2024-3-31", "2024-03-31"), ("2024-03-31 00:00", "2024-03-31"),
        ("2024-03-31T00:00:00", "2024-03-31"), ("31 mars 2024", "2024-03-31"),
    ],
)  # fmt: skip
def test_a_date_in_another_form_is_told_with_the_date_that_was_meant(month, text, meant):
    month.edited("activities", 3, due=text)
    assert month.told_by("canonical-date") == [
        Told(
            "canonical-date", "date", file_of("activities"), 3, "due", text,
            "Datumet är inte skrivet som år-månad-dag.",
            f"Skriv {meant}, eller kör utfall check --fix som rättar det.",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["snart", "2023-13", "2023-Q5", "vecka 48", "0000-11", "13", "2023-T", "30/11", "999999"]
)
def test_what_is_no_period_is_told_with_the_ways_to_write_one(month, text):
    month.edited("observations", 2, period=text)
    assert month.told_by("canonical-date") == [
        Told(
            "canonical-date", "period-unclear", file_of("observations"), 2, "period", text,
            "Cellen innehåller ingen period.",
            "Skriv en månad som 2023-11, ett tertial som 2023-T3, ett kvartal som 2023-Q4, ett halvår som 2023-H2 "
            "eller ett år som 2023.",
        )
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["mars 2024", "2024-02-30", "31/13/2024", "vår", "2024"])
def test_what_is_no_date_is_told_with_the_way_to_write_one(month, text):
    month.edited("activities", 3, due=text)
    assert month.told_by("canonical-date") == [
        Told(
            "canonical-date", "date-unclear", file_of("activities"), 3, "due", text,
            "Cellen innehåller inget datum.",
            "Skriv datumet som 2023-11-30.",
        )
    ]  # fmt: skip


@pytest.mark.parametrize("symbol", ["", ".."])
def test_a_symbol_for_a_missing_date_is_let_be(month, symbol):
    month.edited("activities", 3, due=symbol)
    assert month.told_by("canonical-date") == []


@pytest.mark.parametrize(
    ("text", "case", "meant"),
    [
        ("03/04/2024", "date-ambiguous", "2024-04-03, 2024-03-04"),
        ("24-03-31", "date-ambiguous", "2024-03-31, 2031-03-24"),
        ("45382", "date-ambiguous", "2024-03-31, 2028-04-01"), ("2024-03-31 12:00", "date-lossy", "2024-03-31"),
        ("n/a", "absent", "inte varför"), (" ", "spaces", "--fix"),
    ],
)  # fmt: skip
def test_what_a_date_could_mean_is_told_and_nothing_is_guessed(month, text, case, meant):
    month.edited("activities", 3, due=text)
    (found,) = month.told_by("canonical-date")
    assert found.case == case
    assert meant in f"{found.message} {found.remedy}"


@pytest.mark.parametrize(
    ("text", "case", "meant"),
    [
        ("01/11/2023", "period-ambiguous", "2023-11, 2023-01"), ("2023-11-30", "period-lossy", "2023-11"),
        ("2023/24", "period-lossy", "2023"),
    ],
)  # fmt: skip
def test_what_a_period_could_mean_is_told_and_nothing_is_guessed(month, text, case, meant):
    month.edited("observations", 2, period=text)
    (found,) = month.told_by("canonical-date")
    assert found.case == case
    assert meant in f"{found.message} {found.remedy}"

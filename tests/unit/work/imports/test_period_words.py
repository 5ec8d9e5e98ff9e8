"""Labels with the month taken out, so that the next month's are the same."""

import pytest

from utfall.period import Period
from utfall.work.imports.period_words import named_month, of_other_month, source_name, templated

DECEMBER, JANUARY = Period.parse("2023-12"), Period.parse("2024-01")


@pytest.mark.parametrize(
    ("label", "template"),
    [
        ("Utfall dec 2023", "Utfall {period}"), ("dec-23", "{period}"), ("2023-12", "{period}"), ("202312", "{period}"),
        ("2312", "{period}"), ("December", "{month}"), ("Utfall  dec", "Utfall {month}"), ("2023-12-31", "{period}"),
        ("Utfall jan-dec 2023", "Utfall {to_date}"), ("Ack jan–dec", "Ack {to_date}"), ("Budget 2023", "Budget {year}"),
        ("Ack 202301-202312", "Ack {to_date}"), ("Utfall dec 2022", "Utfall {same_last_year}"),
        ("Bokslut 2022", "Bokslut {last_year}"), ("Budget 2024", "Budget {next_year}"), ("nov", "nov"),
        ("Decentraliserat", "Decentraliserat"), ("Konto 20231", "Konto 20231"),
    ],
)  # fmt: skip
def test_the_month_and_its_year_are_taken_out(label, template):
    assert templated(label, DECEMBER) == template


@pytest.mark.parametrize(
    ("december", "january"),
    [
        ("dec-23", "jan-24"),
        ("Utfall 2312", "Utfall 2401"),
        ("Budget 2023", "Budget 2024"),
        ("Utfall dec", "Utfall jan"),
    ],
)
def test_the_next_months_label_is_the_same(december, january):
    assert templated(december, DECEMBER) == templated(january, JANUARY)


@pytest.mark.parametrize(
    ("label", "is_other"),
    [("nov", True), ("Utfall nov 2023", True), ("2023-11", True), ("202311", True), ("dec", False), ("Utfall", False),
     ("Budget 2023", False), ("2021", True), ("Prognos mars", True), ("Maj:s", True)],
)  # fmt: skip
def test_a_heading_of_another_month_is_known(label, is_other):
    assert of_other_month(label, DECEMBER) == is_other


@pytest.mark.parametrize(
    ("title", "month"),
    [("Uppföljning november 2023", (2023, 11)), ("Period: 202311", (2023, 11)), ("2023-11", (2023, 11)),
     ("Utskriven 2024-01-08", None), ("Utskriven 8 januari 2024", None), ("Rapport 2023", None),
     ("Konto 202399", None)],
)  # fmt: skip
def test_a_title_names_a_month_and_not_a_day(title, month):
    assert named_month(title) == month


@pytest.mark.parametrize(
    ("stem", "name"),
    [("ekonomi-dec", "ekonomi"), ("Ekonomi_2023-12 v2", "ekonomi"), ("HR 2312", "hr"), ("REKO2312", "reko"),
     ("Månadsuppföljning december 2023", "manadsuppfoljning"), ("2023-12", "kalla"), ("../../x", "x")],
)  # fmt: skip
def test_a_source_is_called_after_its_file_without_its_month(stem, name):
    assert source_name(stem, "sv") == name


@pytest.mark.parametrize(
    ("stem", "language", "name"),
    [("Økonomi desember 2023", "nb", "okonomi"), ("2023-12", "nb", "kilde"), ("202312", "en", "source")],
)
def test_a_source_without_letters_is_called_one_in_the_language_of_the_report(stem, language, name):
    assert source_name(stem, language) == name

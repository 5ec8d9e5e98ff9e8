"""Months without their year."""

import pytest

YEARS = "Året 2023 mot 2022.\n\n"


def test_on_a_page_of_several_years_a_bare_month_is_told_of_once(advised):
    said = "Sidan handlar om flera år, men här står en månad utan år: oktober, december."
    assert advised("plain-month-without-year", f"{YEARS}Så i oktober. Men i december.") == [(5, said)]


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "The year 2023 and 2022.\n\nSo in October.",
         "The page is about several years, but here a month stands without its year: October."),
        ("nb", "Året 2023 mot 2022.\n\nSlik i desember.",
         "Siden handler om flere år, men her står det en måned uten år: desember."),
    ],
)  # fmt: skip
def test_months_are_those_of_the_reports_language(advised, language, text, said):
    assert advised("plain-month-without-year", text, language=language) == [(5, said)]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "The year 2023 and 2022.\n\nThe third quarter ends in October."), ("sv", f"{YEARS}Vi May och October."),
     ("nb", "Året 2023 mot 2022.\n\nAndre tertial slutter i august.")],
)  # fmt: skip
def test_parts_of_the_year_pass_in_each_language_and_months_of_another_are_none(advised, language, text):
    assert advised("plain-month-without-year", text, language=language) == []


@pytest.mark.parametrize(
    "text",
    [f"{YEARS}Så i oktober 2023.", f"{YEARS}Från oktober till mars 2024.", f"{YEARS}Så i november.", "Så i oktober.",
     f"{YEARS}Ett tertial är september till december.", f"{YEARS}Alla får majs."],
)  # fmt: skip
def test_a_year_in_the_sentence_the_reports_month_one_year_and_parts_of_a_year_pass(advised, text):
    assert advised("plain-month-without-year", text) == []

"""Months without their year."""

import pytest

YEARS = "Året 2023 mot 2022.\n\n"


def test_on_a_page_of_several_years_a_bare_month_is_told_of_once(advised):
    said = "Sidan handlar om flera år, men här står en månad utan år: oktober, december."
    assert advised("plain-month-without-year", f"{YEARS}Så i oktober. Men i december.") == [(5, said)]


@pytest.mark.parametrize(
    "text",
    [f"{YEARS}Så i oktober 2023.", f"{YEARS}Från oktober till mars 2024.", f"{YEARS}Så i november.", "Så i oktober.",
     f"{YEARS}Ett tertial är september till december.", f"{YEARS}Alla får majs."],
)  # fmt: skip
def test_a_year_in_the_sentence_the_reports_month_one_year_and_parts_of_a_year_pass(advised, text):
    assert advised("plain-month-without-year", text) == []

"""Titles that say the report's period."""

import pytest

from utfall.model.title import resolved, typed_years, unknown_patterns
from utfall.period import Period

OCTOBER, APRIL = Period.parse("2018-10"), Period.parse("2018-04")


@pytest.mark.parametrize(
    ("text", "swedish", "english"),
    [
        ("Utfall {to_date}", "Utfall jan–okt 2018", "Utfall Jan–Oct 2018"),
        ("{period_to_date}", "Jan–okt 2018", "Jan–Oct 2018"),
        ("Utfall {period}", "Utfall oktober 2018", "Utfall October 2018"),
        ("{period_short}", "Okt 2018", "Oct 2018"),
        ("Alla, {last_year} och {year}", "Alla, 2017 och 2018", "Alla, 2017 och 2018"),
        ("Året {year_name}", "Året 2018", "Året 2018"),
        ("(förra rapporten, {previous_report})", "(förra rapporten, april 2018)", "(förra rapporten, April 2018)"),
        ("Utfall {perod}", "Utfall {perod}", "Utfall {perod}"),
        ("Utfall", "Utfall", "Utfall"),
    ],
)
def test_a_pattern_is_the_reports_period(text, swedish, english, sv, en):
    assert resolved(text, OCTOBER, sv, APRIL) == swedish
    assert resolved(text, OCTOBER, en, APRIL) == english


def test_january_is_itself_to_date_and_a_tertial_its_last_month(sv):
    assert resolved("{to_date}", Period.parse("2018-01"), sv) == "Jan 2018"
    assert resolved("{to_date}", Period.parse("2018-T2"), sv) == "Jan–aug 2018"


def test_without_a_report_before_its_pattern_stands(sv):
    assert resolved("({previous_report})", OCTOBER, sv) == "({previous_report})"


def test_names_that_are_no_patterns_and_typed_years_are_found():
    assert unknown_patterns("{perod} {year} {}") == ("perod", "")
    assert typed_years("Utfall 2018 mot 2017, kod 120189") == (2018, 2017)
    assert typed_years("2021") == ()

"""When the next report comes, as the calendar in the settings says."""

from datetime import date

import pytest

from utfall.errors import UsageError
from utfall.period import Period
from utfall.publisher import read_publication_dates
from utfall.report_calendar import Calendar
from utfall.view.next_report import next_report
from utfall.words import words

DATES = read_publication_dates({"2026-03": "2026-04-20", "2026-02": date(2026, 3, 20), "2025-12": "2026-01-30"})


def said(month, language="sv"):
    return next_report(DATES, Period.parse(month), words(language)).replace("\N{NO-BREAK SPACE}", " ")


def test_the_next_one_is_named_with_its_day():
    assert said("2026-01") == "Nästa rapport: februari 2026, den 20 mars 2026."
    assert said("2026-02", "en") == "Next report: March 2026, on 20 April 2026."


def test_nothing_is_said_where_the_calendar_ends():
    assert said("2026-03") == ""
    assert next_report({}, Period.parse("2026-01"), words("sv")) == ""


def test_a_report_of_a_quarter_is_called_by_it():
    month = Period.parse("2025-12", Calendar(4, "split", "quarter"))
    found = next_report(read_publication_dates({"2026-03": "2026-04-20"}), month, words("sv"))
    assert found.replace("\N{NO-BREAK SPACE}", " ") == "Nästa rapport: Kv4 2025/26, den 20 april 2026."


@pytest.mark.parametrize(
    "wrong", [["2026-02"], {"2026": "2026-03-20"}, {"2026-Q1": "2026-03-20"}, {"2026-02": "snart"}]
)
def test_what_is_no_calendar_is_refused(wrong):
    with pytest.raises(UsageError):
        read_publication_dates(wrong)

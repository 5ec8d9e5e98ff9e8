"""A calendar that contradicts the folders: a month without a report, a change that is not said."""

from dataclasses import replace

import pytest

from utfall.checks.calendar import check
from utfall.model.history import History
from utfall.period import Period
from utfall.report_calendar import Calendar

LISTED = Calendar(reports=(2, 3, 4, 7, 9, 10))
TERTIALS = Calendar(reports="tertial")


def found(small, *months, **package):
    """Check an archive of months, each with its calendar; the last is the one that is shown."""
    periods = [Period.parse(month, calendar) for month, calendar in months]
    reports = [replace(small, package=replace(small.package, period=one, calendar_row=9)) for one in periods]
    reports[-1] = replace(reports[-1], package=replace(reports[-1].package, **package))
    return list(check(History(tuple(reports))))


def test_a_month_without_a_report_is_told_at_the_line_of_the_calendar(small, sv):
    [finding] = found(small, ("2018-05", LISTED))
    assert (finding.slug, finding.case, finding.file) == ("calendar", "month", "data/2023-11/datapackage.json")
    assert (finding.row, finding.field) == (9, "calendar")
    assert finding.message(sv) == "Paketet gäller 2018-05, som inte har någon rapport i kalendern."
    assert finding.remedy(sv) == (
        "Ändra reports i calendar i datapackage.json, eller flytta mappen till 2018-07, som är nästa månad med rapport."
    )


def test_a_month_of_figures_only_may_be_any(small):
    assert found(small, ("2018-05", LISTED), figures_only=True) == []


def test_a_calendar_that_changes_without_a_word_is_told(small, sv):
    [finding] = found(small, ("2022-08", TERTIALS), ("2022-12", Calendar(reports="half")))
    assert finding.message(sv) == "Kalendern är en annan än i 2022-08, utan att det sägs från och med när."
    assert finding.remedy(sv) == (
        'Skriv samma calendar som i 2022-08, eller lägg till "since": "2022-12" om kalendern gäller från och med nu.'
    )


@pytest.mark.parametrize("since", ["2022-09", "2022-12"])
def test_a_calendar_may_follow_another_when_it_says_since_when(small, since):
    assert found(small, ("2022-08", TERTIALS), ("2022-12", Calendar(reports="half", since=since))) == []


@pytest.mark.parametrize("since", ["2022-08", "2021-01"])
def test_a_calendar_that_held_before_the_other_one_did_not_follow_it(small, since):
    [finding] = found(small, ("2022-08", TERTIALS), ("2022-12", Calendar(reports="half", since=since)))
    assert finding.case == "changed"


def test_a_calendar_of_the_future_is_told(small, sv):
    [finding] = found(small, ("2022-12", Calendar(since="2023-01")))
    assert finding.message(sv) == "Kalendern sägs gälla från och med 2023-01, efter rapportens månad 2022-12."
    assert finding.remedy(sv) == "Skriv 2022-12 eller den tidigare månad från vilken kalendern gäller."


def test_two_months_of_one_calendar_are_quiet(small):
    assert found(small, ("2022-08", TERTIALS), ("2022-12", TERTIALS)) == []
    assert found(small, ("2022-08", TERTIALS), ("2022-12", replace(TERTIALS, since="2022-01"))) == []


def test_a_wrong_declaration_is_told_at_its_line(month):
    month.rewritten_file("datapackage.json", lambda text: '{\n"calendar": {\n"year_starts": 13},' + text.strip()[1:])
    [told] = month.told_by("descriptor")
    assert (told.row, told.field) == (3, "calendar.year_starts")
    assert told.message == "På platsen calendar.year_starts ska stå en månad som ett heltal från 1 till 12."


def test_a_quarter_that_is_written_by_the_calendar_year_is_told_with_the_one_that_is_meant(month):
    month.described(lambda whole: whole.update(calendar={"year_starts": 4, "year_name": "split"}))
    month.edited("indicators", 5, frequency="quarter").edited("observations", 5, period="2023-Q4")
    [told] = month.told_by("period")
    assert told.case == "other-year"
    assert told.remedy == (
        "Skriv 2023-Q3 om raden gäller rapportens månad, annars flytta den till den månad den hör till."
    )

"""The calendar of a body's reports: which months have one, when the year begins, and what periods are called."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utfall.period import Frequency, Period
from utfall.report_calendar import CALENDAR_YEAR, EVERY, Calendar
from utfall.words import words

APRIL = Calendar(4, "split", "quarter")
OCTOBER = Calendar(10, "split")
TERTIALS = Calendar(reports="tertial")
LISTED = Calendar(reports=(2, 3, 4, 7, 9, 10))

calendars = st.builds(
    Calendar,
    st.integers(1, 12),
    st.just("split"),
    st.sampled_from(sorted(EVERY)) | st.lists(st.integers(1, 12), min_size=1, unique=True).map(tuple),
)
months = st.builds(Period, st.integers(1990, 2050), st.just(Frequency.MONTH), st.integers(1, 12))


@pytest.mark.parametrize(
    ("calendar", "expected"),
    [
        (CALENDAR_YEAR, (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)),
        (Calendar(10), (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)),
        (Calendar(reports="quarter"), (3, 6, 9, 12)),
        (APRIL, (6, 9, 12, 3)),
        (TERTIALS, (4, 8, 12)),
        (Calendar(7, "split", "tertial"), (10, 2, 6)),
        (Calendar(reports="half"), (6, 12)),
        (Calendar(10, "split", "half"), (3, 9)),
        (LISTED, (2, 3, 4, 7, 9, 10)),
        (Calendar(9, "split", (2, 10)), (10, 2)),
    ],
)
def test_the_months_that_have_a_report_stand_in_the_order_of_the_year(calendar, expected):
    assert calendar.months == expected


@pytest.mark.parametrize(
    ("calendar", "month", "previous", "following"),
    [
        (CALENDAR_YEAR, "2024-01", "2023-12", "2024-02"),
        (LISTED, "2018-07", "2018-04", "2018-09"),
        (LISTED, "2018-04", "2018-03", "2018-07"),
        (LISTED, "2018-02", "2017-10", "2018-03"),
        (LISTED, "2018-10", "2018-09", "2019-02"),
        (TERTIALS, "2022-08", "2022-04", "2022-12"),
        (TERTIALS, "2022-04", "2021-12", "2022-08"),
        (APRIL, "2014-12", "2014-09", "2015-03"),
        (APRIL, "2014-06", "2014-03", "2014-09"),
        (Calendar(reports=(5,)), "2022-05", "2021-05", "2023-05"),
    ],
)
def test_the_report_before_and_the_report_after(calendar, month, previous, following):
    found = Period.parse(month, calendar)
    assert (str(found.previous), str(found.next)) == (previous, following)


@given(calendars, months)
def test_the_report_after_a_report_has_it_for_the_one_before(calendar, month):
    found = Period(month.year, month.frequency, month.number, calendar).next
    assert calendar.has_report(found)
    assert found.next.previous == found
    assert found < found.next <= found.shifted(12)


@given(calendars, months)
def test_passed_and_left_make_a_year_that_begins_where_the_calendar_says(calendar, month):
    found = Period(month.year, month.frequency, month.number, calendar)
    assert found.months_passed + found.months_left == 12
    year = found.within(Frequency.YEAR)
    assert year.contains(found)
    assert year.start.month == calendar.year_starts
    assert year.months.index(found) + 1 == found.months_passed
    assert Period.parse(str(year), calendar) == year


@pytest.mark.parametrize(
    ("text", "first", "last", "name", "short"),
    [
        ("2014-Q1", date(2014, 4, 1), date(2014, 6, 30), "quarter 1 2014/15", "Q1 2014/15"),
        ("2014-Q3", date(2014, 10, 1), date(2014, 12, 31), "quarter 3 2014/15", "Q3 2014/15"),
        ("2014-Q4", date(2015, 1, 1), date(2015, 3, 31), "quarter 4 2014/15", "Q4 2014/15"),
        ("2014-T2", date(2014, 8, 1), date(2014, 11, 30), "tertial 2 2014/15", "T2 2014/15"),
        ("2014-H2", date(2014, 10, 1), date(2015, 3, 31), "half-year 2 2014/15", "H2 2014/15"),
        ("2014", date(2014, 4, 1), date(2015, 3, 31), "2014/15", "2014/15"),
        ("1999", date(1999, 4, 1), date(2000, 3, 31), "1999/00", "1999/00"),
        ("2015-02", date(2015, 2, 1), date(2015, 2, 28), "February 2015", "Feb 2015"),
    ],
)
def test_a_period_of_a_year_that_begins_in_april_is_written_by_the_year_it_begins_in(text, first, last, name, short):
    found = Period.parse(text, APRIL)
    assert (found.start, found.end, str(found)) == (first, last, text)
    assert (found.name(words("en")), found.short(words("en"))) == (name, short)


def test_a_year_may_be_called_by_the_calendar_year_it_ends_in():
    assert Period.parse("2023-10", Calendar(10, "end")).year_name == "2024"
    assert Period.parse("2023-09", Calendar(10, "end")).year_name == "2023"
    assert Period.parse("2023-Q1", Calendar(10, "end")).short(words("sv")) == "Kv1 2024"


@pytest.mark.parametrize(
    ("month", "year", "passed", "left", "own"),
    [("2023-10", 2023, 1, 11, 1), ("2024-02", 2023, 5, 7, 1), ("2024-09", 2023, 12, 0, 1), ("2023-09", 2022, 12, 0, 1)],
)
def test_a_month_of_a_year_that_begins_in_october(month, year, passed, left, own):
    found = Period.parse(month, OCTOBER)
    assert (found.in_year, found.months_passed, found.months_left, found.own_months) == (year, passed, left, own)
    assert found.begins_year is (month == "2023-10")


@pytest.mark.parametrize(
    ("calendar", "month", "own", "begins"),
    [
        (LISTED, "2018-02", 2, True), (LISTED, "2018-03", 1, False), (LISTED, "2018-07", 3, False),
        (TERTIALS, "2022-04", 4, True), (TERTIALS, "2022-08", 4, False), (APRIL, "2014-06", 3, True),
    ],
)  # fmt: skip
def test_a_report_is_about_the_months_since_the_report_before_in_its_year(calendar, month, own, begins):
    found = Period.parse(month, calendar)
    assert (found.own_months, found.begins_year) == (own, begins)


@pytest.mark.parametrize(
    ("calendar", "month", "language", "name", "to_date"),
    [
        (CALENDAR_YEAR, "2023-11", "sv", "november 2023", "jan–nov 2023"),
        (CALENDAR_YEAR, "2023-01", "sv", "januari 2023", "jan 2023"),
        (OCTOBER, "2023-10", "sv", "oktober 2023", "okt 2023"),
        (OCTOBER, "2023-12", "en", "December 2023", "Oct–Dec 2023"),
        (OCTOBER, "2024-02", "en", "February 2024", "Oct 2023–Feb 2024"),
        (TERTIALS, "2022-08", "sv", "T2 2022", "jan–aug 2022"),
        (TERTIALS, "2022-07", "sv", "juli 2022", "jan–juli 2022"),
        (APRIL, "2014-12", "en", "Q3 2014/15", "Apr–Dec 2014"),
        (APRIL, "2014-12", "sv", "Kv3 2014/15", "april–dec 2014"),
        (APRIL, "2015-03", "en", "Q4 2014/15", "Apr 2014–Mar 2015"),
        (Calendar(reports="half"), "2022-12", "sv", "H2 2022", "jan–dec 2022"),
        (LISTED, "2018-07", "sv", "juli 2018", "jan–juli 2018"),
    ],
)
def test_a_report_is_called_by_its_period(calendar, month, language, name, to_date):
    found = Period.parse(month, calendar)
    assert (found.report_name(words(language)), found.to_date(words(language))) == (name, to_date)


def test_periods_of_two_calendars_are_equal_where_they_cover_the_same_months():
    assert Period.parse("2014-Q4", APRIL) == Period.parse("2015-Q1")
    assert Period.parse("2014-12", APRIL) == Period.parse("2014-12")
    assert len({Period.parse("2014-12", APRIL), Period.parse("2014-12")}) == 1
    assert Period.parse("2014", APRIL) != Period.parse("2014")


@pytest.mark.parametrize(
    ("calendar", "month", "covered"),
    [
        (CALENDAR_YEAR, "2023-11", "2023-11"), (LISTED, "2018-07", "2018-07"),
        (TERTIALS, "2022-08", "2022-05-01/2022-08-31"), (APRIL, "2015-03", "2015-01-01/2015-03-31"),
    ],
)  # fmt: skip
def test_the_time_that_a_report_is_about_is_told_to_machines(calendar, month, covered):
    assert Period.parse(month, calendar).covered == covered

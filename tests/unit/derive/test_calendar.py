"""What is worked out of a series by another calendar than the monthly calendar year; figures worked out by hand.

The year October to September: 2022/23 ends in September 2023 at 14 010, October begins anew at 1 150.
"""

from dataclasses import replace
from decimal import Decimal

import pytest

from utfall.derive.changes import changes
from utfall.derive.comparisons import comparisons
from utfall.derive.corrected import own_inputs, rolling_inputs
from utfall.derive.due import due_in, due_period
from utfall.derive.measures import own_value, own_values, rolling_12, same_last_year, year_to_date
from utfall.derive.series import series_of
from utfall.derive.track_record import track_record
from utfall.derive.year_end import year_outcome
from utfall.model.history import History
from utfall.model.missing import Missing
from utfall.period import Period
from utfall.report_calendar import CALENDAR_YEAR, Calendar

OCTOBER = Calendar(10, "split")
LISTED = Calendar(reports=(2, 3, 4, 7, 9, 10))
TERTIALS = Calendar(reports="tertial")
APRIL = Calendar(4, "split", "quarter")
FISCAL = {
    "2022-10": "1100", "2022-11": "2300", "2023-08": "12800", "2023-09": "14010", "2023-10": "1150",
    "2023-11": "2390", "2024-02": "5900",
}  # fmt: skip


@pytest.fixture
def archive(small):
    """Make the history of an indicator by a calendar, of each month's outcome and at will its forecast."""

    def make(calendar, months, name="kostnader", **definition):
        indicator = replace(small.indicator(name), **definition)
        reports = []
        for written, (outcome, *forecast) in months.items():
            period = Period.parse(written, calendar)
            seen = replace(
                small.observation(name), period=period, outcome=Decimal(outcome), previous_outcome=Missing.NOT_REPORTED,
                forecast=Decimal(forecast[0]) if forecast else Missing.NOT_REPORTED, status="",
                forecast_made=Missing.NOT_REPORTED,
            )  # fmt: skip
            month = period.months[-1]
            facts = replace(small.package, period=month, version=f"{month.year}.{month.number}.1")
            reports.append(replace(small, package=facts, indicators=(indicator,), observations=(seen,)))
        return History(tuple(reports)), indicator

    return make


@pytest.fixture
def series(archive):
    def make(calendar, values, **definition):
        return series_of(*archive(calendar, {month: (value,) for month, value in values.items()}, **definition))

    return make


def value(found):
    return found and found.value


@pytest.mark.parametrize(
    ("month", "own"), [("2023-10", 1150), ("2023-11", 1240), ("2023-09", 1210), ("2024-02", None), ("2022-10", 1100)]
)
def test_the_first_month_of_a_year_has_its_year_to_date_for_its_own_value(series, month, own):
    assert value(own_value(series(OCTOBER, FISCAL), Period.parse(month, OCTOBER))) == own


def test_the_same_figures_by_the_calendar_year_are_other_figures(series):
    assert value(own_value(series(CALENDAR_YEAR, FISCAL), Period.parse("2023-10"))) == 1150 - 14010


@pytest.mark.parametrize(
    ("month", "r12"), [("2023-09", 14010), ("2023-10", 14060), ("2023-11", 14100), ("2024-02", None)]
)
def test_rolling_twelve_is_this_year_so_far_and_the_rest_of_the_one_before(series, month, r12):
    period = Period.parse(month, OCTOBER)
    found = series(OCTOBER, FISCAL)
    assert value(rolling_12(found, period)) == r12
    inputs = {"2023-09": ["2023-09"], "2023-10": ["2023-10", "2023-09", "2022-10"]}
    if month in inputs:
        assert [str(one) for one in rolling_inputs(found.indicator, period)] == inputs[month]


def test_a_year_so_far_is_put_together_from_the_first_month_of_the_year(series):
    months = {"2023-09": "900", "2023-10": "110", "2023-11": "120", "2023-12": "130", "2024-01": "140"}
    found = series(OCTOBER, months, reported_as="period")
    assert value(year_to_date(found, Period.parse("2024-01", OCTOBER))) == 500
    assert value(year_to_date(found, Period.parse("2023-10", OCTOBER))) == 110
    quarters = series(
        APRIL, {"2014-Q1": "10", "2014-Q2": "20", "2014-Q3": "30"}, reported_as="period", frequency="quarter"
    )
    assert value(year_to_date(quarters, Period.parse("2014-Q3", APRIL))) == 60


def test_what_is_left_of_the_year_is_told_of_the_months_that_are_left(archive):
    history, indicator = archive(OCTOBER, {"2024-02": ("5900", "14300")}, direction="higher")
    seen = history.current.observation(indicator.id)
    found = {one.name: one.value for one in comparisons(history, history.current, indicator, seen)}
    assert found["left_per_month"] == Decimal(8400) / 7  # seven months: March to September
    assert round(found["left_times"], 4) == Decimal("1.0169")  # 1 200 to the 1 180 of a month so far


def test_nothing_is_left_when_the_year_has_ended_in_september(archive):
    history, indicator = archive(OCTOBER, {"2023-09": ("14010", "14300")})
    seen = history.current.observation(indicator.id)
    assert "left_per_month" not in {one.name for one in comparisons(history, history.current, indicator, seen)}
    assert year_outcome(history.current, indicator, seen) == 14010


def test_the_year_goes_on_in_december(archive):
    history, indicator = archive(OCTOBER, {"2023-12": ("3600", "14300")})
    assert year_outcome(history.current, indicator, history.current.observation(indicator.id)) is None


def test_the_track_record_counts_to_the_last_month_of_the_year(archive):
    months = {
        "2022-11": ("2300", "14500"),
        "2023-08": ("12800", "14300"),
        "2023-09": ("14010", "14010"),
        "2023-10": ("1150", "15000"),
    }
    found = track_record(*archive(OCTOBER, months), 2022)
    assert [(str(one.month), one.horizon, one.moved, one.error) for one in found] == [
        ("2022-11", 10, None, -490), ("2023-08", 1, -200, -290), ("2023-09", 0, -290, 0),
    ]  # fmt: skip
    assert [(str(one.month), one.horizon) for one in track_record(*archive(OCTOBER, months), 2023)] == [("2023-10", 11)]


def test_a_new_year_starts_its_forecasts_anew_in_october_and_not_in_january(archive):
    history, _ = archive(OCTOBER, {"2023-09": ("14010", "14300"), "2023-10": ("1150", "15000")})
    assert changes(*history.reports) == ()
    history, _ = archive(OCTOBER, {"2023-12": ("3600", "14300"), "2024-01": ("4800", "14500")})
    assert [one.kind for one in changes(*history.reports)] == ["forecast-worse"]


def test_the_report_before_is_the_one_that_the_calendar_has(archive):
    history, indicator = archive(
        LISTED, {"2018-02": ("20",), "2018-03": ("31",), "2018-04": ("40",), "2018-07": ("70",)}
    )
    assert str(history.previous.period) == "2018-04"
    found = series_of(history, indicator)
    own = [value(own_value(found, Period.parse(f"2018-{month}", LISTED))) for month in ("02", "03", "04", "07")]
    assert own == [20, 11, 9, 30]
    assert History(history.reports[:1]).previous is None
    skipped = History((history.reports[0], history.reports[3]))
    assert skipped.previous is None


def test_own_values_of_unequal_lengths_are_not_held_against_one_another(series):
    found = series(LISTED, {"2018-02": "20", "2018-03": "31", "2018-04": "40", "2018-07": "70"})
    months = {name: Period.parse(f"2018-{name}", LISTED) for name in ("02", "03", "04", "07")}
    assert own_values(found, months["03"], months["02"]) is None  # one month and two
    assert [one.value for one in own_values(found, months["04"], months["03"])] == [9, 11]
    assert own_values(found, months["07"], months["04"]) is None  # three months and one
    levels = series(LISTED, {"2018-04": "8.7", "2018-07": "8.9"}, accumulation="rate", reported_as="period")
    assert [one.value for one in own_values(levels, months["07"], months["04"])] == [Decimal("8.9"), Decimal("8.7")]


def test_tertials_follow_on_one_another(series):
    found = series(TERTIALS, {"2021-08": "90", "2021-12": "150", "2022-04": "40", "2022-08": "95"})
    august = Period.parse("2022-08", TERTIALS)
    assert value(own_value(found, august)) == 55
    assert [one.value for one in own_values(found, august, august.previous)] == [55, 40]
    assert value(rolling_12(found, august)) == 95 + 150 - 90
    assert [str(one) for one in own_inputs(found.indicator, august)] == ["2022-08", "2022-04"]
    assert same_last_year(found, august).value == 90


def test_months_that_have_no_report_make_no_rolling_twelve(series):
    months = {"2021-12": "10", "2022-04": "11", "2022-08": "12", "2022-12": "13"}
    found = series(TERTIALS, months, reported_as="period")
    assert rolling_12(found, Period.parse("2022-12", TERTIALS)) is None
    assert rolling_12(series(LISTED, {"2017-10": "9", "2018-10": "10"}), Period.parse("2018-10", LISTED)) is None


@pytest.mark.parametrize(
    ("calendar", "month", "frequency", "period"),
    [
        (CALENDAR_YEAR, "2023-11", "quarter", None), (CALENDAR_YEAR, "2023-12", "quarter", "2023-Q4"),
        (LISTED, "2018-07", "quarter", "2018-Q2"), (LISTED, "2018-04", "quarter", None),
        (LISTED, "2018-02", "year", "2017"), (LISTED, "2018-07", "half", "2018-H1"),
        (LISTED, "2018-09", "half", None), (LISTED, "2018-09", "month", "2018-09"),
        (OCTOBER, "2023-12", "quarter", "2023-Q1"), (OCTOBER, "2023-12", "year", None),
        (OCTOBER, "2023-09", "year", "2022"), (APRIL, "2014-12", "quarter", "2014-Q3"),
        (APRIL, "2015-03", "half", "2014-H2"), (TERTIALS, "2022-08", "half", "2022-H1"),
    ],
)  # fmt: skip
def test_an_indicator_is_due_in_the_first_report_after_its_period(small, calendar, month, frequency, period):
    indicator = replace(small.indicator("kostnader"), frequency=frequency)
    found = due_period(indicator, Period.parse(month, calendar))
    assert (found and str(found)) == period
    report = replace(small, indicators=(indicator,))
    assert due_in(report, Period.parse(month, calendar)) == ([indicator] if period else [])


def test_the_first_report_of_a_calendar_follows_the_last_of_the_one_before(archive):
    monthly, _ = archive(CALENDAR_YEAR, {"2022-11": ("10",), "2022-12": ("11",)})
    tertials, _ = archive(replace(TERTIALS, since="2023-01"), {"2023-04": ("3",), "2023-08": ("6",)})
    first = History((*monthly.reports, tertials.reports[0]))
    assert str(first.previous.period) == "2022-12"
    half, _ = archive(Calendar(reports="half", since="2023-03"), {"2023-06": ("3",)})
    assert str(History((*monthly.reports, half.reports[0])).previous.period) == "2022-12"


def test_quarters_are_reckoned_as_months_are_where_each_quarter_has_a_report(archive):
    months = {
        "2013-Q3": ("575",), "2013-Q4": ("780",), "2014-Q1": ("190",), "2014-Q2": ("400",), "2014-Q3": ("612", "820"),
    }  # fmt: skip
    history, indicator = archive(APRIL, months, frequency="quarter", direction="higher")
    found = series_of(history, indicator)
    quarter = Period.parse("2014-Q3", APRIL)
    assert [value(own_value(found, Period.parse(f"2014-Q{one}", APRIL))) for one in (1, 2, 3)] == [190, 210, 212]
    assert value(rolling_12(found, quarter)) == 612 + 780 - 575
    assert [str(one) for one in rolling_inputs(indicator, quarter)] == ["2014-Q3", "2013-Q4", "2013-Q3"]
    seen = history.current.observation(indicator.id)
    told = {one.name: one.value for one in comparisons(history, history.current, indicator, seen)}
    assert told["left_per_month"] == Decimal(208) / 3  # January to March
    assert told["since_last_month"] == 2  # 212 less 210
    assert told["since_last_year"] == 37


def test_quarters_beside_months_are_not_reckoned_report_by_report(archive):
    history, indicator = archive(CALENDAR_YEAR, {"2023-Q2": ("5", "9"), "2023-Q3": ("7", "9")}, frequency="quarter")
    seen = history.current.observation(indicator.id)
    told = {one.name for one in comparisons(history, history.current, indicator, seen)}
    assert not told & {"left_per_month", "since_last_month"}


def test_sums_of_years_that_begin_in_other_months_are_not_held_against_one_another(archive):
    before, indicator = archive(CALENDAR_YEAR, {"2023-04": ("40",), "2023-12": ("120",), "2024-03": ("33",)})
    after, _ = archive(Calendar(4, "split", since="2024-04"), {"2024-04": ("11",), "2024-05": ("21",)})
    found = series_of(History((*before.reports, *after.reports)), indicator)
    april, may = (Period.parse(f"2024-0{month}", after.current.calendar) for month in (4, 5))
    assert [value(own_value(found, one)) for one in (april, may)] == [11, 10]
    assert same_last_year(found, april) is None
    assert rolling_12(found, april) is None
    assert own_values(found, april, april.previous) is None
    assert [one.value for one in own_values(found, may, april)] == [10, 11]

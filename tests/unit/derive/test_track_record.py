"""How a year's forecast moved, and how far off it was at each horizon once the year is closed."""

from dataclasses import replace
from decimal import Decimal

import pytest

from utfall.derive.series import series_of, weights_of
from utfall.derive.track_record import track_record
from utfall.derive.year_end import closed_value, closing
from utfall.model.history import History
from utfall.model.missing import Missing
from utfall.period import Period

FORECASTS = {"2023-03": "1300", "2023-06": "1240", "2023-09": "1240", "2023-11": "1190", "2023-12": "1200"}


@pytest.fixture
def archive(small):
    """Make the archive of an indicator: each month's outcome, its forecast and, at will, when that was made."""

    def make(months, name="kostnader", **definition):
        indicator = replace(small.indicator(name), **definition)
        reports = []
        for month, (outcome, forecast, *made) in months.items():
            period = Period.parse(month)
            seen = replace(
                small.observation(name), period=period, outcome=_amount(outcome), forecast=_amount(forecast),
                forecast_made=Period.parse(made[0]) if made else Missing.NOT_REPORTED,
            )  # fmt: skip
            own = period.within(period.frequency).months[-1]
            facts = replace(small.package, period=own, version=f"{own.year}.{own.number}.1")
            reports.append(replace(small, package=facts, indicators=(indicator,), observations=(seen,)))
        return History(tuple(reports)), indicator

    return make


def year_outcome(history, indicator, year):
    series = series_of(history, indicator)
    last = closing(series, year)
    return closed_value(series, last, weights_of(history, indicator)) if last else None


def _amount(text):
    return Decimal(text) if text else Missing.NOT_REPORTED


def year_of(forecasts, december="1200"):
    """Return a year of forecasts; the outcome is only told in December."""
    return {month: (december if month == "2023-12" else "1", value) for month, value in forecasts.items()}


def test_a_closed_year_tells_how_far_off_each_forecast_was(archive):
    found = track_record(*archive(year_of(FORECASTS)), 2023)
    assert [(str(one.month), one.value, one.horizon, one.moved, one.error) for one in found] == [
        ("2023-03", 1300, 9, None, -100),
        ("2023-06", 1240, 6, -60, -40),
        ("2023-09", 1240, 3, 0, -40),
        ("2023-11", 1190, 1, -50, 10),
        ("2023-12", 1200, 0, 10, 0),
    ]
    assert [round(one.share, 4) for one in found] == [
        Decimal(text) for text in ("-0.0833", "-0.0333", "-0.0333", "0.0083", "0")
    ]


def test_there_is_no_error_before_the_year_is_closed(archive):
    history, indicator = archive(year_of(FORECASTS))
    still_open = History(history.reports[:-1])
    found = track_record(still_open, indicator, 2023)
    assert [(one.error, one.share) for one in found] == [(None, None)] * 4
    assert [one.moved for one in found] == [None, -60, 0, -50]


def test_there_is_no_error_when_the_year_closed_without_an_outcome(archive):
    found = track_record(*archive(year_of(FORECASTS, december="")), 2023)
    assert {(one.error, one.share) for one in found} == {(None, None)}


def test_there_is_no_share_of_a_year_that_came_to_nothing(archive):
    found = track_record(*archive(year_of({"2023-11": "10", "2023-12": "0"}, december="0")), 2023)
    assert [(one.error, one.share) for one in found] == [(-10, None), (0, None)]


def test_a_month_without_a_forecast_is_left_out_and_what_moved_is_told_from_the_last_one(archive):
    months = {"2023-03": ("1", "100"), "2023-04": ("2", ""), "2023-05": ("3", "110")}
    found = track_record(*archive(months), 2023)
    assert [(str(one.month), one.moved) for one in found] == [("2023-03", None), ("2023-05", 10)]


def test_the_horizon_counts_from_when_the_forecast_was_made(archive):
    months = {"2023-01": ("1", "100", "2022-12"), "2023-03": ("3", "100", "2023-01"), "2023-11": ("9", "100")}
    found = track_record(*archive(months), 2023)
    assert [(str(one.made), one.horizon) for one in found] == [("2022-12", 12), ("2023-01", 11), ("2023-11", 1)]


def test_each_year_has_its_own_forecasts(archive):
    history, indicator = archive({"2022-12": ("900", "950"), "2023-01": ("80", "1000"), "2023-02": ("150", "1010")})
    assert [(one.value, one.error, one.moved) for one in track_record(history, indicator, 2022)] == [(950, -50, None)]
    assert [(one.value, one.error, one.moved) for one in track_record(history, indicator, 2023)] == [
        (1000, None, None),
        (1010, None, 10),
    ]
    assert track_record(history, indicator, 2021) == ()


def test_an_indicator_without_forecasts_has_no_record(archive):
    assert track_record(*archive({"2023-11": ("1", ""), "2023-12": ("2", "")}), 2023) == ()


def test_a_year_of_months_is_closed_when_every_month_is_there(archive):
    months = {f"2023-{number:02}": ("10", "100") for number in range(1, 13)}
    history, indicator = archive(months, reported_as="period")
    assert track_record(history, indicator, 2023)[0].error == 20
    for gap in months:
        rest = {month: told for month, told in months.items() if month != gap}
        assert track_record(*archive(rest, reported_as="period"), 2023)[0].error is None


def test_the_year_s_own_figure_closes_the_year(archive):
    history, indicator = archive({"2023": ("66", "70")}, "franvaro", frequency="year")
    assert year_outcome(history, indicator, 2023) == 66
    assert year_outcome(history, indicator, 2022) is None
    assert track_record(history, indicator, 2023)[0].error == -4


def test_an_accumulated_year_is_closed_by_its_december_alone(archive):
    history, indicator = archive({"2023-12": ("1200", "1250")})
    assert year_outcome(history, indicator, 2023) == 1200


def test_a_line_of_a_statement_has_a_record_too(small):
    [found] = track_record(History((small,)), small.indicator("resultat/totalt"), 2023)
    assert (found.value, str(found.made), found.error) == (110, "2023-11", None)

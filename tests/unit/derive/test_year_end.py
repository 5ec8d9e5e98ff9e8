"""How a year ends: from its last period on, its outcome stands where the forecast stood."""

from dataclasses import replace
from decimal import Decimal

import pytest

from utfall.derive.status import status_of
from utfall.derive.year_end import is_over, with_year_outcomes, year_outcome
from utfall.model.history import History
from utfall.model.missing import Missing
from utfall.model.status import Tone
from utfall.period import Period


@pytest.fixture
def year(small):
    """Make a year of an indicator whose forecast is compared: 6.9 against a target of 6 for the whole year."""

    def make(outcomes, name="franvaro", **definition):
        states = tuple(replace(small.states[0], scale="indicator", id=one, tone=Tone.GOOD) for one in ("close",))
        one = replace(small.indicator(name), compares="forecast", direction="lower", **definition)
        reports = []
        for number, outcome in enumerate(outcomes, 1):
            month = Period.parse(f"2023-{number:02}")
            seen = replace(
                small.observation(name), period=month, status="", rolling_12=Missing.NOT_REPORTED,
                outcome=Missing.NOT_REPORTED if outcome is None else Decimal(outcome),
                forecast=Decimal("6.9"), year_target=Decimal(6),
            )  # fmt: skip
            package = replace(small.package, period=month, version=f"2023.{number}.1")
            made = {"package": package, "indicators": (one,), "observations": (seen,), "states": small.states + states}
            reports.append(replace(small, statements=(), **made))
        return with_year_outcomes(History(tuple(reports)))

    return make


def rating(history):
    report = history.current
    return status_of(report, report.indicators[0], report.observations[0]).rating


def test_while_the_year_goes_on_the_forecast_is_compared(year):
    found = rating(year(["5"] * 11))
    assert (found.state, found.compares, found.value) == ("missed", "forecast", Decimal("6.9"))


@pytest.mark.parametrize(
    ("outcomes", "definition", "value"),
    [
        (["5"] * 6 + ["6"] * 6, {}, "5.5"),  # a rate: the mean of its months
        (["5"] * 11 + ["5.1"], {}, "5.0"),  # 5.008, as it is shown
        (["0.5"] * 12, {"accumulation": "flow"}, "6.0"),  # a flow told month by month: their sum
        (["1"] * 11 + ["5"], {"accumulation": "stock"}, "5.0"),
        (["1"] * 11 + ["5"], {"accumulation": "flow", "reported_as": "year_to_date"}, "5.0"),
    ],
)
def test_when_it_has_ended_its_outcome_is(year, outcomes, definition, value):
    found = rating(year(outcomes, **definition))
    assert (found.state, found.compares, str(found.value)) == ("reached", "year", value)


def test_a_year_that_lacks_a_month_is_not_assessed_by_an_old_forecast(year):
    assert rating(year(["5"] * 5 + [None] + ["5"] * 6)).state == "not-assessed"


def test_a_year_that_lacks_a_month_is_what_the_report_says_of_twelve_months(year):
    history = year(["5"] * 5 + [None] + ["5"] * 6)
    seen = replace(history.current.observations[0], rolling_12=Decimal("5.2"))
    assert year_outcome(history.current, history.current.indicators[0], seen) == Decimal("5.2")


@pytest.mark.parametrize(
    ("month", "period", "over"),
    [
        ("2023-12", "2023-12", True), ("2023-12", "2023-T3", True), ("2023-12", "2023-Q4", True),
        ("2023-12", "2023", True), ("2024-01", "2023-12", True), ("2023-11", "2023-11", False),
        ("2023-11", "2023", False), ("2023-11", "2023-T3", False), ("2023-12", "2023-11", False),
    ],
)  # fmt: skip
def test_a_year_is_over_when_its_last_period_is(small, month, period, over):
    seen = replace(small.observation("franvaro"), period=Period.parse(period))
    assert is_over(Period.parse(month), seen) is over

"""How an indicator stands now, beside what stood last month and last year."""

from dataclasses import replace
from decimal import Decimal

from utfall.model.history import History
from utfall.model.missing import Missing
from utfall.period import Period
from utfall.shown.content import Number
from utfall.view.indicator_now import now_table


def seen(report, period, **changed):
    """Return the report as if it were of another month, with one figure of sick leave in it."""
    one = next(one for one in report.observations if one.indicator == "franvaro")
    month = Period.parse(period)
    package = replace(report.package, period=month, version=f"{month.year}.{month.number}.1")
    return replace(report, package=package, observations=(replace(one, period=month, **changed),), statements=())


def told(table):
    """Return the name and the value of each row."""
    at = [column.key for column in table.columns].index("value")
    shown = [(row.cells[0].content, row.cells[at].content) for row in table.rows]
    return {name: str(value.value) if isinstance(value, Number) else value for name, value in shown}


def test_the_forecast_stands_beside_what_it_was_last_month(small, sv):
    before = seen(small, "2023-10", outcome=Decimal("5.0"), forecast=Decimal("5.4"))
    now = seen(small, "2023-11", outcome=Decimal("5.3"), forecast=Decimal("5.6"))
    found = told(now_table(History((before, now)), sv, "franvaro"))
    assert found["Prognos helår 2023"] == "5.6"
    assert found["Prognos helår 2023, i rapporten för oktober 2023"] == "5.4"
    assert found["Utfall okt 2023"] == "5.0"


def test_the_same_period_last_year_is_the_archives_else_the_reports_own(small, sv):
    then = seen(small, "2022-11", outcome=Decimal("4.9"))
    now = seen(small, "2023-11", previous_outcome=Decimal("4.8"))
    assert told(now_table(History((then, now)), sv, "franvaro"))["Utfall nov 2022"] == "4.9"
    assert told(now_table(History((now,)), sv, "franvaro"))["Utfall nov 2022"] == "4.8"


def test_a_new_year_is_not_compared_with_last_month(small, sv):
    before, now = seen(small, "2022-12"), seen(small, "2023-01")
    assert not [name for name in told(now_table(History((before, now)), sv, "franvaro")) if "dec" in name]


def test_a_missing_outcome_is_missing_and_what_is_not_reported_has_no_row(small, sv):
    nothing = dict.fromkeys(("outcome", "target", "forecast", "year_target", "previous_outcome"), Missing.NOT_AVAILABLE)
    found = now_table(History((seen(small, "2023-11", **nothing),)), sv, "franvaro")
    assert told(found) == {"Utfall nov 2023": Missing.NOT_AVAILABLE}


def test_an_indicator_that_is_not_seen_has_no_such_table(small, sv):
    assert now_table(History((replace(small, observations=(), statements=()),)), sv, "franvaro") is None

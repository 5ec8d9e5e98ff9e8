"""Trends: enough points for a line, and a month's own value where sums only grow."""

from dataclasses import replace
from decimal import Decimal

from utfall.model.history import History
from utfall.period import Period
from utfall.view.key_figures import tiles
from utfall.view.trend import trend

LAST = Period.parse("2023-11")


def archive(report, name, *outcomes):
    """Return months up to November 2023 with these outcomes of an indicator."""
    one = next(one for one in report.observations if one.indicator == name)
    reports = []
    for back, outcome in zip(reversed(range(len(outcomes))), outcomes, strict=True):
        month = LAST.shifted(-back)
        package = replace(report.package, period=month, version=f"{month.year}.{month.number}.1")
        changed = replace(one, period=month, outcome=Decimal(outcome))
        reports.append(replace(report, package=package, observations=(changed,), statements=()))
    return History(tuple(reports))


def found(history, sv, name, *, own=False):
    return trend(history, sv, history.current.indicator(name), LAST, own=own)


def values(history, sv, name, **more):
    return [str(one) for one in found(history, sv, name, **more).values if one is not None]


def test_three_periods_in_a_row_are_a_line_and_two_are_none(small, sv):
    assert values(archive(small, "franvaro", 5, 6, 7), sv, "franvaro") == ["5", "6", "7"]
    assert found(archive(small, "franvaro", 5, 6), sv, "franvaro") is None


def test_of_a_sum_from_january_the_months_own_values_are_drawn_when_asked_for(small, sv):
    history = archive(small, "kostnader", 100, 210, 330, 440)
    assert values(history, sv, "kostnader") == ["100", "210", "330", "440"]
    assert values(history, sv, "kostnader", own=True) == ["110", "120", "110"]
    assert found(history, sv, "kostnader", own=True).text.startswith("Månadens eget värde: från 110 i september 2023")


def test_a_key_figure_has_a_line_where_there_are_points_for_one(small, sv):
    assert tiles(archive(small, "franvaro", 5, 6, 7), sv, ["franvaro"])[0].trend.text.endswith("7,0 % i november 2023.")
    assert tiles(History((small,)), sv, ["franvaro"])[0].trend is None

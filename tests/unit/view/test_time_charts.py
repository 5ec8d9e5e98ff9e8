"""Charts over time: which one an indicator gets, what it draws, and what is said of it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.unit.derive.test_own_target import without_own
from tests.unit.view.test_every_table import up_to
from utfall.model.history import History
from utfall.model.missing import Missing
from utfall.shown.chart import OVER_TIME, ChartKind, Role, Sign
from utfall.view.chart_scale import axis_of
from utfall.view.charts import chart_of
from utfall.view.series_chart import line_chart


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("kostnader", "months"), ("konsultkostnader", "months"), ("sjukfranvaro", "line"), ("servicearenden", "line"),
        ("personalomsattning", "line"), ("nojda-gaster", "dots"), ("nki", "dots"),
    ],
)  # fmt: skip
def test_money_rates_and_indexes_have_each_their_own_chart(example, sv, name, kind):
    assert line_chart(example, sv, name).kind == kind


def test_columns_are_the_months_cost_less_the_months_budget_in_millions(example, sv):
    """April 2025: 282 468 less 213 619 is 68 849; less the budget of 71 700 it is -2 851."""
    chart = chart_of(example, sv, "kostnader").chart
    [drawn] = chart.panels[0].series
    values = dict(zip(chart.panels[0].categories, drawn.values, strict=True))
    assert values["april 2025"] == Decimal("-2.851")
    assert drawn.labels == (
        "−1,8", "−0,2", "+0,2", "−2,9", "+0,9", "−3,0", "−0,7", "−1,6", "−1,3", "+2,5", "0,0", "0,0",
    )  # fmt: skip
    assert chart.title == "Kostnaderna låg under budget i 7 av 12 månader"
    said = "Verksamhetens kostnader: månadens utfall minus månadens budget, mkr."
    assert chart.subtitle == f"{said} Under noll är bättre."
    assert chart.notes == ()


def test_without_the_months_own_budget_it_is_said_where_the_change_lies(example, sv):
    chart = chart_of(without_own(example), sv, "kostnader").chart
    assert chart.panels[0].series[0].labels[3] == "−2,6"
    said = "Månadens egen budget är inte redovisad, så hela ändringen ligger i den stapeln."
    assert chart.notes == (f"Budgeten ändrades i april 2025. {said}",)


def test_money_without_a_budget_is_lines(example, sv):
    bare = History(tuple(
        replace(report, observations=tuple(
            replace(one, target=Missing.NOT_REPORTED, period_budget=Missing.NOT_REPORTED) for one in report.observations
        ))
        for report in example.reports
    ))  # fmt: skip
    chart = chart_of(bare, sv, "kostnader").chart
    assert (chart.kind, chart.panels[0].series[0].end) == (ChartKind.LINE, "2025 71,7")


def test_a_running_total_can_be_asked_for_and_begins_at_zero(example, sv):
    chart = chart_of(example, sv, "kostnader", "line").chart
    assert [(one.role, one.end) for one in chart.panels[0].series] == [
        (Role.OUTCOME, "2025 852,9"), (Role.PREVIOUS, "2024 841,1"), (Role.TARGET, "budget 860,4"),
    ]  # fmt: skip
    assert chart.panels[0].span[0] == 0
    assert chart.subtitle == "Verksamhetens kostnader från årets början, mkr. Axeln börjar på 0."
    going_on = chart_of(up_to(example, "2025-05"), sv, "kostnader", "line").chart
    [mark] = going_on.panels[0].marks
    assert (mark.sign, mark.at, mark.text) == (Sign.FORECAST, 11, "prognos 854,0")


def test_a_yearly_index_begins_with_what_its_first_report_said_of_the_year_before(example, sv):
    [panel] = chart_of(example, sv, "nki").chart.panels
    assert panel.categories == ("2022", "2023", "2024", "2025")
    assert panel.series[0].labels == ("68,2", "69,6", "69,9", "71,4")
    assert panel.series[1].end == "mål 71,0"


def test_forecasts_are_steps_against_what_became_of_the_year(example, sv):
    chart = chart_of(example, sv, "kostnader", "steps").chart
    outcome, target, steps = chart.panels[0].series
    assert steps.labels == ("", "867,3", "", "854,0", "", "", "", "856,7", "", "855,6", "", "")
    assert (outcome.end, target.end, steps.end) == ("utfall 852,9", "budget 860,4", "prognos 855,6")
    assert (
        plain(chart.title) == "Verksamhetens kostnader 2025: första prognosen 14,4 mkr för hög, sista 2,7 mkr för hög"
    )
    open_year = chart_of(up_to(example, "2025-05"), sv, "kostnader", "steps").chart
    assert [one.role for one in open_year.panels[0].series] == [Role.TARGET, Role.FORECAST]
    assert (
        plain(open_year.title)
        == "Verksamhetens kostnader 2025: prognosen är 854,0 mkr, sänkt med 13,3 mkr sedan februari 2025"
    )


def test_what_is_corrected_outside_or_of_a_new_definition_is_marked(example, sv):
    sick = chart_of(example, sv, "sjukfranvaro").chart.panels[0]
    assert [(one.sign, sick.categories[one.at], one.text) for one in sick.marks] == [
        (Sign.CORRECTED, "okt", "rättad okt 2024"),
    ]  # fmt: skip
    assert sick.band is None  # it has a season
    matters = chart_of(example, sv, "servicearenden").chart.panels[0]
    assert [(one.sign, one.text) for one in matters.marks] == [
        (Sign.OUTSIDE, "15 240 nov 2024".replace(" ", "\u00a0", 1)), (Sign.BREAK, "ny definition maj 2024"),
    ]  # fmt: skip
    assert matters.band.text == "normal variation 6\u00a0418–12\u00a0513"


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("month", ["2023-03", "2024-01", "2024-06", "2025-05", "2025-12"])
def test_every_chart_over_time_has_title_subtitle_and_an_alternative_with_its_newest_value(
    example, month, language, request
):
    words, history = request.getfixturevalue(language), up_to(example, month)
    for indicator in history.current.indicators:
        chart = line_chart(history, words, indicator.id)
        if chart is None:
            continue
        assert chart.kind in OVER_TIME
        assert chart.title != chart.subtitle
        assert not chart.title.endswith(".")
        assert chart.subtitle.endswith(".")
        outcome = chart.panels[0].series[0]
        newest = next(text for text in reversed(outcome.shown) if text)
        assert newest.partition(" (")[0] in chart.alternative, (indicator.id, chart.alternative)
        assert "totalt" not in chart.alternative.lower()


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        (("4.8", "7.3"), ("4.5", "7.5")), (("0.5", "6"), ("0", "6")), (("68.2", "71.4"), ("68", "72")),
        (("-3", "2"), ("-3", "2")), (("5", "5"), ("4.4", "5.6")), (("0", "0"), ("0", "1")),
    ],
)  # fmt: skip
def test_an_axis_begins_and_ends_at_round_values(values, ends):
    assert axis_of(map(Decimal, values)).span == tuple(map(Decimal, ends))

"""Charts: what each shows, how it is said in words, and that its table has the same values."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.seeded import SEED
from tests.unit.month import REAL
from utfall.errors import MacroError, UnknownName
from utfall.model.chart import ChartKind, Role
from utfall.model.history import History
from utfall.model.missing import Missing
from utfall.model.table import Number
from utfall.source.archive import read_archive
from utfall.view.chart_parts import LONGEST, sentences
from utfall.view.charts import chart_of, retold
from utfall.view.series_chart import line_chart

EVERYTHING = ("goals", "activities", "assignments", "projects")


@pytest.fixture(scope="module")
def seed():
    return History(read_archive([REAL.with_name(month) for month in ("2022-11", "2022-12", "2023-11")], SEED))


def every(history, words):
    report = history.current
    names = [one.id for one in (*report.statements, *report.indicators, *report.lines)]
    names += [*dict.fromkeys(one.chapter for one in report.indicators), *EVERYTHING]
    for name in names:
        try:
            yield chart_of(history, words, name)
        except MacroError:
            assert not line_chart(history, words, name), name


@pytest.mark.parametrize("archive", ["seed", "example"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_charts_table_has_every_value_of_the_chart(archive, language, request):
    history, words = request.getfixturevalue(archive), request.getfixturevalue(language)
    seen = 0
    for found in every(history, words):
        chart = found.chart
        drawn = [value for panel in chart.panels for one in panel.series for value in one.values if value is not None]
        cells = [cell.content for row in chart.table.rows for cell in row.cells]
        written = [content.value for content in cells if isinstance(content, Number)]
        assert sorted(drawn) == sorted(written), chart.id
        seen += len(drawn)
    assert seen > 60


@pytest.mark.parametrize("archive", ["seed", "example"])
def test_every_chart_is_said_in_words_of_its_own_and_not_too_many(archive, sv, request):
    for found in every(request.getfixturevalue(archive), sv):
        assert 0 < len(found.chart.alternative) <= LONGEST, found.chart.id
        assert found.chart.alternative != found.chart.title


def test_a_long_series_is_a_line_with_target_forecast_and_r12(example, sv):
    found = chart_of(example, sv, "sjukfranvaro")
    [panel] = found.chart.panels
    assert found.chart.kind is ChartKind.LINE
    assert found.remark is None
    assert [one.role for one in panel.series] == [Role.OUTCOME, Role.TARGET, Role.FORECAST, Role.ROLLING]
    assert (panel.categories[0], panel.categories[-1], len(panel.categories)) == ("jan 2023", "dec 2025", 36)
    assert all(len(one.values) == 36 for one in panel.series)


def test_a_gap_in_the_archive_is_a_gap_in_the_line(example, sv):
    without = History(tuple(one for one in example.reports if str(one.period) != "2024-06"))
    [panel] = chart_of(without, sv, "sjukfranvaro").chart.panels
    assert len(panel.categories) == 36
    assert panel.series[0].values[panel.categories.index("juni 2024")] is None


def test_too_few_points_make_bars_and_say_why(seed, sv):
    found = chart_of(seed, sv, "verksamhetens-resultat")
    assert found.chart.kind is ChartKind.BARS
    assert "utfall för 2 perioder" in sv.say(found.remark)
    assert line_chart(seed, sv, "verksamhetens-resultat") is None


def test_a_statement_with_deficits_goes_to_both_sides_of_zero_one_panel_a_sum(seed, sv):
    chart = chart_of(seed, sv).chart
    assert chart.kind is ChartKind.DIVERGING
    assert [panel.title for panel in chart.panels] == ["Summa förvaltning", "Summa utveckling"]
    assert chart.panels[0].series[0].values[:2] == (Decimal(1004), Decimal(4654))
    assert "Högst är Avdelningen styr och stöd med 16\u00a0227\u00a0tkr" in chart.alternative


def test_units_never_share_an_axis(seed, sv):
    chart = chart_of(seed, sv, "indikatorer").chart
    units = {one.id: one.unit for one in seed.current.indicators}
    names = {one.name: units[one.id] for one in seed.current.indicators}
    assert len(chart.panels) > 1
    for panel in chart.panels:
        assert len({names[category] for category in panel.categories}) == 1


def test_statuses_are_counted_on_their_own_scale(small, sv):
    chart = chart_of(History((small,)), sv, "activities").chart
    [panel] = chart.panels
    assert [(one.name, one.role, one.values) for one in panel.series] == [
        ("Pågående", Role.GOOD, (Decimal(1),)),
        ("Försenad", Role.SOME, (Decimal(1),)),
    ]
    assert chart.alternative == "2 aktiviteter: pågående 1, försenad 1."


def test_any_table_with_figures_can_be_drawn(example, sv):
    chart = chart_of(example, sv, "recruitment").chart
    assert chart.kind is ChartKind.BARS
    assert chart.panels[0].series


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("resultatet", None, "Menades ”resultat”?"),
        ("resultat", "line", "De som finns är: bars, bullet, diverging."),
        ("activities", "bars", "De som finns är: counts."),
        ("areas", None, "inga tal att rita"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_the_way_on(seed, sv, name, kind, said):
    with pytest.raises(MacroError) as refused:
        chart_of(seed, sv, name, kind)
    assert said in sv.say(refused.value.sentence)


def test_an_unknown_name_lists_what_there_is(seed, sv):
    with pytest.raises(UnknownName, match="verksamhetens-kostnader"):
        chart_of(seed, sv, "zzz")


def test_another_kind_of_bars_can_be_asked_for(seed, sv):
    assert chart_of(seed, sv, "ekonomi", "bars").chart.kind is ChartKind.BARS


def test_an_editor_names_the_chart_but_does_not_say_the_same_twice(seed, sv):
    chart = chart_of(seed, sv, "ekonomi").chart
    assert retold(chart, "Kostnaderna håller", None).title == "Kostnaderna håller"
    assert retold(chart, None, "Så här ser det ut.").alternative == "Så här ser det ut."
    with pytest.raises(MacroError):
        retold(chart, "Kostnaderna håller", "Kostnaderna håller")


def test_a_missing_value_is_left_out_and_never_zero(small, sv):
    seen = tuple(
        replace(one, target=Missing.NOT_AVAILABLE) if one.indicator == "kostnader" else one
        for one in small.observations
    )
    [panel] = chart_of(History((replace(small, observations=seen),)), sv, "ekonomi").chart.panels
    target = next(one for one in panel.series if one.role is Role.TARGET)
    assert dict(zip(panel.categories, target.values, strict=True)) == {"Kostnader": None, "Resultat": Decimal(-305)}
    assert target.shown[0] == ""


def test_words_are_cut_between_sentences():
    assert sentences("a" * 200 + ".", "b" * 200 + ".") == "a" * 200 + "."
    assert sentences("", "Ett.", "Två.") == "Ett. Två."

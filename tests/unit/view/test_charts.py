"""Charts: what each shows, how it is said in words, and that its table has the same values."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.seeded import SEED
from tests.unit.month import REAL
from utfall.errors import MacroError, UnknownName
from utfall.model.history import History
from utfall.model.missing import Missing
from utfall.render.axes import FRAMES
from utfall.render.chart import PaintedChart
from utfall.render.chart import chart as draw
from utfall.render.number import format_number
from utfall.render.plot import plot
from utfall.shown.chart import ChartKind, Role
from utfall.shown.content import Number
from utfall.source.archive import read_archive
from utfall.view.chart_parts import LONGEST, NumberFormat, sentences
from utfall.view.charts import chart_of, retold
from utfall.view.series_chart import line_chart
from utfall.words import words

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


def figures(chart):
    """Return the figures of a chart's table, each with the name of its row."""
    return [
        (row.cells[0].content, cell.content)
        for row in chart.table.rows
        for cell in row.cells
        if isinstance(cell.content, Number)
    ]


@pytest.mark.parametrize("archive", ["seed", "example"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_charts_table_writes_its_figures_as_the_picture_does(archive, language, request):
    history, words = request.getfixturevalue(archive), request.getfixturevalue(language)
    for found in every(history, words):
        series = [one for panel in found.chart.panels for one in panel.series]
        shown = sorted(text for one in series for text in one.shown if text)
        units = {panel.unit for panel in found.chart.panels} | {one.unit for one in history.current.indicators} | {"st"}
        told = sorted(format_number(one.value, one.decimals, "", language) for _, one in figures(found.chart))
        assert told == sorted(without_unit(text, units) for text in shown), found.chart.id


def without_unit(text, units):
    text = text.removesuffix(" (rättat)").removesuffix(" (corrected)").removeprefix("+")
    return next(
        (text.removesuffix(f"\u00a0{unit}") for unit in (*units, "%") if unit and text.endswith(f"\u00a0{unit}")), text
    )


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("unit", ["tkr", "kr per 1,000 invånare", "kr/m2, index 2015=100,0", "CO2.5"])
def test_decimals_come_from_the_definition_whatever_the_language_and_the_unit(month, language, unit):
    report = month.report()
    changed = replace(report, indicators=tuple(replace(one, unit=unit) for one in report.indicators))
    chart = chart_of(History((changed,)), words(language), "kostnader").chart
    written = {format_number(one.value, one.decimals, "", language) for _, one in figures(chart)}
    million = {"sv": ("1\u00a0265\u00a0135", "1\u00a0329\u00a0290"), "en": ("1,265,135", "1,329,290")}[language]
    assert set(million) <= written
    assert {one.decimals for _, one in figures(chart)} == {0}
    rates = chart_of(History((changed,)), words(language), "franvaro").chart
    assert {one.decimals for _, one in figures(rates)} == {1}


def test_in_a_chapter_each_figure_has_the_decimals_of_its_own_definition(month):
    month.edited("indicators", 3, decimals="2").edited("observations", 3, outcome="100.25", target="-305.50")
    chart = chart_of(History((month.report(),)), words("sv"), "ekonomi").chart
    assert {(name, one.decimals) for name, one in figures(chart)} == {("Kostnader", 0), ("Resultat", 2)}
    assert chart.panels[0].series[0].shown == ("1\u00a0265\u00a0135\u00a0tkr", "100,25\u00a0tkr")


@pytest.mark.parametrize("number", ["1000000000000000", "-1000000000000000"])
def test_a_number_too_large_for_a_picture_is_refused_with_the_way_on(month, sv, number):
    month.edited("observations", 2, outcome=number)
    with pytest.raises(MacroError, match="har ett tal med fler än 15 siffror före decimaltecknet"):
        chart_of(History((month.report(),)), sv, "ekonomi")
    month.edited("observations", 2, outcome=number.rstrip("0")[:-1] + "9" * 15)
    assert chart_of(History((month.report(),)), sv, "ekonomi").chart.panels


def test_a_resource_without_decimals_in_its_schema_is_written_as_it_is_stored(month, en):
    fields = [{"name": "name", "title": "Namn"}, {"name": "share", "title": "Andel", "type": "number"}]
    report = month.with_table("shares", fields, "name,share\na,1265135.5\nb,2\n").report()
    chart = chart_of(History((report,)), en, "shares").chart
    assert chart.panels[0].series[0].shown == ("1,265,135.5", "2")
    assert [one.decimals for _, one in figures(chart)] == [None, None]


@pytest.mark.parametrize("archive", ["seed", "example"])
def test_every_chart_is_said_in_words_of_its_own_and_not_too_many(archive, sv, request):
    for found in every(request.getfixturevalue(archive), sv):
        assert 0 < len(found.chart.alternative) <= LONGEST, found.chart.id
        assert found.chart.alternative != found.chart.title


def test_a_rate_is_a_line_for_each_year_with_this_years_target(example, sv):
    found = chart_of(example, sv, "sjukfranvaro")
    [panel] = found.chart.panels
    assert found.chart.kind is ChartKind.LINE
    assert found.remark is None
    assert [one.role for one in panel.series] == [Role.OUTCOME, Role.PREVIOUS, Role.EARLIER, Role.TARGET]
    assert [one.end for one in panel.series] == ["2025 6,7", "2024 6,7", "2023 7,1", "mål 5,8"]
    assert (panel.categories[0], panel.categories[-1], len(panel.categories)) == ("jan", "dec", 12)
    assert [row.cells[0].content for row in found.chart.table.rows][::35] == ["jan 2023", "dec 2025"]


def test_a_gap_in_the_archive_is_a_gap_in_the_line(example, sv):
    without = History(tuple(one for one in example.reports if str(one.period) != "2024-06"))
    [panel] = chart_of(without, sv, "sjukfranvaro").chart.panels
    year_before = next(one for one in panel.series if one.role is Role.PREVIOUS)
    assert [at for at, value in enumerate(year_before.values) if value is None] == [panel.categories.index("juni")]


def test_too_few_points_are_bars_without_a_word_where_bars_are_asked_for(seed, sv):
    found = chart_of(seed, sv, "verksamhetens-resultat", "bars")
    assert (found.chart.kind, found.remark) == (ChartKind.BARS, None)


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


def test_states_that_are_arrows_are_counted_by_arrows(month, sv):
    month.edited("scales", 5, shape="up").edited("goals", 2, status="good")
    chart = chart_of(History((month.report(),)), sv, "goals").chart
    assert [(one.name, one.role, one.shape) for one in chart.panels[0].series] == [
        ("God måluppfyllelse", Role.GOOD, "up"),
    ]  # fmt: skip
    assert plot(chart, FRAMES[0], "sv")["data"][0]["text"] == ["↑ 2 god måluppfyllelse"]
    pictures = {frame.name: PaintedChart(plot(chart, frame, "sv"), "") for frame in FRAMES}
    assert '<g transform="translate(5 0) scale(.75)"><path d="M8 .5l7 7.5h-4v7.5H5V8H1z"/></g>' in draw(
        chart, pictures, sv
    )


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


@pytest.mark.parametrize(
    ("role", "due", "said"),
    [
        (Role.OUTCOME, None, (Missing.NOT_REPORTED, Missing.SUPPRESSED, "")),
        (Role.TARGET, None, ("", Missing.SUPPRESSED, "")),
        (Role.TARGET, True, (Missing.NOT_REPORTED, Missing.SUPPRESSED, "")),
    ],
)
def test_a_series_says_why_a_value_is_not_there(sv, role, due, said):
    made = NumberFormat(sv, "", 0).series(role, "A", [Missing.NOT_REPORTED, Missing.SUPPRESSED, None], due=due)
    assert (made.values, made.absent) == ((None, None, None), said)

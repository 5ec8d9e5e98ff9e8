"""The table of deviations: against target, forecast and last year; what is left of the year; rolling twelve."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.seeded import SEED
from tests.unit.month import REAL
from utfall.errors import MacroError, UnknownName
from utfall.model.history import History
from utfall.model.missing import Missing
from utfall.number import write_number
from utfall.period import Period
from utfall.shown.content import Number, Trend
from utfall.source.archive import read_archive
from utfall.view.deviation_table import COLUMNS, deviations_table

COST, RESULT, ABSENCE, COMPUTERS = 2, 3, 4, 5  # rows of observations.csv
DERIVED = "Bygger på ett värde som inte är rapporterat utan härlett, se indikatorns sida."
CORRECTED = "Bygger på ett rättat värde: Kostnader, utfall, rättat i november 2023, utgåva 2."
REPORTED = "Arkivet saknar månaderna som behövs; värdet är det som rapporten själv anger."
UNWEIGHTED = "Ovägt medelvärde av månaderna."


@pytest.fixture(scope="module")
def seed():
    """The archive of the repository up to November 2023."""
    return History(read_archive([REAL.with_name(month) for month in ("2022-11", "2022-12", "2023-11")], SEED))


def written(content):
    """Return what a reader sees of a figure, with plain spaces; nothing where it is missing."""
    if not isinstance(content, Number):
        return "" if isinstance(content, Missing) else content
    sign = "+" if content.signed and content.value > 0 else ""
    unit = {"": "", "procent": " %"}.get(content.unit, f" {content.unit}")
    return (sign + write_number(content.value, content.decimals) + unit).replace("\u00a0", " ")


def row(table, name):
    """Return a row's figures by column; columns that the table leaves out are not there."""
    [found] = [one for one in table.rows if one.id == name]
    return {column.key: written(cell.content) for column, cell in zip(table.columns, found.cells, strict=True)}


def notes(table, name, key):
    [found] = [one for one in table.rows if one.id == name]
    at = [column.key for column in table.columns].index(key)
    return (*table.columns[at].notes, *found.cells[at].notes)


def earlier(report, **outcomes):
    """Return reports of earlier months, such as ``kostnader={"2022-11": "900"}``."""
    months = sorted({month for found in outcomes.values() for month in found})
    return [
        replace(
            report,
            package=replace(report.package, period=Period.parse(month)),
            observations=tuple(
                replace(report.observation(name), period=Period.parse(month), outcome=Decimal(found[month]))
                for name, found in outcomes.items()
                if month in found
            ),
        )
        for month in months
    ]


def test_a_cost_is_compared_with_budget_forecast_and_last_year(seed, sv):
    assert row(deviations_table(seed, sv, chapter="ekonomi"), "konsultkostnader") == {
        "name": "Konsultkostnader",
        "so_far": "+23 638",
        "so_far_share": "+18,7 %",
        "year": "+14 761",
        "year_share": "+10,8 %",
        "rest": "19 558",
        "rest_ratio": "2,1",
        "last_year": "−36 814",
        "last_year_share": "−26,4 %",
    }


def test_a_deviation_is_positive_when_it_is_favourable(seed, sv):
    table = deviations_table(seed, sv, chapter="ekonomi")
    assert row(table, "it-tjanster-program-och-licenser")["so_far"] == "−8 241"  # cost more than the budget
    assert row(table, "verksamhetens-kostnader")["so_far"] == "+64 155"  # cost less
    assert row(table, "verksamhetens-resultat")["so_far"] == "+19 423"  # brought more


def test_a_base_of_zero_has_a_deviation_but_no_per_cent(seed, sv):
    found = row(deviations_table(seed, sv, chapter="ekonomi"), "verksamhetens-resultat")
    assert (found["year"], found["year_share"]) == ("+32 257", "")


def test_rates_differ_in_percentage_points(seed, sv):
    found = row(deviations_table(seed, sv), "sjukfranvaro")
    assert (found["so_far"], found["year"], found["last_year"]) == (
        "−0,3 procentenheter", "−0,5 procentenheter", "+0,2 procentenheter",
    )  # fmt: skip
    assert {found[key] for key in ("so_far_share", "year_share", "last_year_share", "rest", "r12")} == {""}


def test_a_figure_that_cannot_be_worked_out_is_left_blank_and_not_zero(seed, sv):
    table = deviations_table(seed, sv)
    [computers] = [one for one in table.rows if one.id == "pedagogiska-datorer"]
    shown = dict(zip([column.key for column in table.columns], computers.cells, strict=True))
    absent = {key for key, cell in shown.items() if cell.content == ""}
    assert absent == {"year", "year_share", "rest", "rest_ratio", "r12"}


def test_an_indicator_without_an_outcome_has_no_row(seed, sv):
    assert "nki" not in {one.id for one in deviations_table(seed, sv).rows}


def test_r12_is_worked_out_from_the_archive_and_says_what_it_stands_on(seed, sv):
    table = deviations_table(seed, sv)
    assert row(table, "lonearenden")["r12"] == "71 457"
    assert notes(table, "lonearenden", "r12") == (DERIVED,)
    assert row(table, "verksamhetens-kostnader")["r12"] == ""


def test_what_is_left_of_the_year_is_shared_by_the_months_that_are_left(month, sv):
    report = month.edited("observations", COST, period="2023-09", outcome="900", forecast="1260").report()
    found = row(deviations_table(History((report,)), sv), "kostnader")
    assert (found["rest"], found["rest_ratio"]) == ("120", "1,2")


def test_what_the_archive_cannot_give_stands_as_the_month_reports_it(month, sv):
    month.edited("observations", COST, rolling_12="1400000")
    table = deviations_table(History((month.report(),)), sv)
    found = row(table, "kostnader")
    assert (found["r12"], found["last_year"], found["last_year_share"]) == ("1 400 000", "+29 066", "+2,4 %")
    assert notes(table, "kostnader", "r12") == (REPORTED,)
    for key in ("last_year", "last_year_share"):  # November's outcome is corrected
        assert notes(table, "kostnader", key) == (REPORTED, CORRECTED)


def test_the_archive_goes_before_what_the_month_reports(month, sv):
    report = month.edited("observations", COST, outcome="1000", rolling_12="9", previous_outcome="9").report()
    archive = earlier(report, kostnader={"2022-11": "800", "2022-12": "900"})
    table = deviations_table(History((*archive, report)), sv)
    found = row(table, "kostnader")
    assert (found["r12"], found["last_year"], found["last_year_share"]) == ("1 100", "+200", "+25,0 %")
    assert notes(table, "kostnader", "r12") == notes(table, "kostnader", "last_year") == (CORRECTED,)


def test_a_comparison_with_a_derived_value_says_so(month, sv):
    report = month.edited("observations", COST, outcome="1000").report()
    [then] = earlier(report, kostnader={"2022-11": "800"})
    then = replace(then, observations=tuple(replace(seen, origin="derived") for seen in then.observations))
    assert notes(deviations_table(History((then, report)), sv), "kostnader", "last_year") == (DERIVED, CORRECTED)


@pytest.mark.parametrize(("weight", "r12", "told"), [("", "5,5 %", (UNWEIGHTED,)), ("resultat", "5,8 %", ())])
def test_the_r12_of_a_rate_says_when_it_is_unweighted(month, sv, weight, r12, told):
    month.edited("observations", ABSENCE, outcome="6").edited("observations", RESULT, outcome="300")
    report = month.report()
    changes = {"franvaro": {"weight": weight}, "resultat": {"reported_as": "period"}}
    report = replace(report, indicators=tuple(replace(one, **changes.get(one.id, {})) for one in report.indicators))
    back = [str(report.period.shifted(-step)) for step in range(11, 0, -1)]
    rates = dict(zip(back, ["5"] * 6 + ["6"] * 5, strict=True))
    hours = dict(zip(back, ["100"] * 6 + ["300"] * 5, strict=True))
    table = deviations_table(History((*earlier(report, franvaro=rates, resultat=hours), report)), sv)
    assert (row(table, "franvaro")["r12"], notes(table, "franvaro", "r12")) == (r12, told)


@pytest.mark.parametrize("column", ["target", "forecast", "year_target", "previous_outcome"])
@pytest.mark.parametrize("symbol", ["", "..", "x"])
def test_each_figure_needs_its_inputs(month, sv, column, symbol):
    needs = {
        "so_far": {"target"}, "so_far_share": {"target"}, "year": {"forecast", "year_target"},
        "year_share": {"forecast", "year_target"}, "rest": {"forecast"}, "rest_ratio": {"forecast"},
        "last_year": {"previous_outcome"}, "last_year_share": {"previous_outcome"},
    }  # fmt: skip
    report = month.edited("observations", COST, **{column: symbol}).report()
    found = row(deviations_table(History((report,)), sv), "kostnader")
    assert {key for key in needs if not found.get(key)} == {key for key, inputs in needs.items() if column in inputs}


def test_a_column_that_no_row_fills_is_left_out(month, sv):
    for row_number in (COST, RESULT, ABSENCE):
        month.edited("observations", row_number, forecast="", previous_outcome="")
    keys = [column.key for column in deviations_table(History((month.report(),)), sv).columns]
    assert keys == ["name", "so_far", "so_far_share"]


def test_every_column_has_a_heading_and_the_table_says_of_which_month_it_is(seed, sv):
    table = deviations_table(seed, sv)
    shown = [key for key in COLUMNS if key != "last_month"]  # the archive has no October
    assert [column.key for column in table.columns] == ["name", *shown]
    assert [column.heading for column in table.columns] == [
        "Indikator", "Avvikelse hittills", "Avvikelse hittills, procent", "Prognos mot helår",
        "Prognos mot helår, procent", "Kvar per månad för prognosen", "Kvar, gånger en vanlig månad", "Sedan i fjol",
        "Sedan i fjol, procent", "R12",
    ]  # fmt: skip
    assert (table.id, table.files) == ("deviations", ("data/2023-11/observations.csv",))
    assert "november 2023" in table.caption


def test_a_unit_that_is_shared_stands_in_the_caption_and_else_under_each_name(seed, sv):
    shared = deviations_table(seed, sv, chapter="ekonomi")
    assert shared.caption.endswith(", tusental kronor (tkr)")
    assert {one.detail for one in shared.rows} == {""}
    mixed = {one.id: one.detail for one in deviations_table(seed, sv).rows}
    assert (mixed["konsultkostnader"], mixed["lonearenden"], mixed["sjukfranvaro"]) == ("tkr", "antal", "")


def test_an_area_and_a_chapter_choose_among_the_indicators(small, sv):
    history = History((small,))
    assert [one.id for one in deviations_table(history, sv, area="medarbetare").rows] == ["franvaro"]
    table = deviations_table(history, sv, chapter="ekonomi", area="kund")
    assert (table.id, [one.id for one in table.rows]) == ("deviations-ekonomi-kund", ["kostnader", "resultat"])


def test_a_choice_that_nothing_meets_is_refused(small, sv):
    with pytest.raises(MacroError) as refused:
        deviations_table(History((small,)), sv, chapter="indikatorer")  # computers have no outcome yet
    assert str(refused.value).startswith("Makrot deviations hittar inget att visa för indikatorer.")
    with pytest.raises(UnknownName) as refused:
        deviations_table(History((small,)), sv, chapter="ekonomin")
    assert "Menades ”ekonomi”?" in str(refused.value)


def test_a_trend_needs_three_periods_in_a_row(example, sv):
    found = [row.cells[1].content for row in deviations_table(example, sv, chapter="hr").rows]
    assert isinstance(found[0], Trend)
    assert len(found[0].values) == 13
    assert found[0].text == "Från 6,7 i december 2024 till 6,7 % i december 2025."
    assert found[2].text == "Från 945 i december 2024 till 958 st i december 2025."
    assert found[4].values.count(None) == 2  # suppressed: a gap, and not zero


@pytest.mark.parametrize(("direction", "told"), [("none", True), ("near", True), ("higher", False), ("lower", False)])
def test_the_sign_of_a_measure_without_a_better_way_is_not_called_favourable(small, sv, direction, told):
    indicators = tuple(replace(one, direction=direction) for one in small.indicators)
    table = deviations_table(History((replace(small, indicators=indicators),)), sv)
    said = [note for note in notes(table, "kostnader", "so_far") if "ingen riktning" in note]
    assert bool(said) is told


@pytest.mark.parametrize(
    ("outcome", "then", "share"),
    [
        ("110", "100", "+10,0 %"), ("5", "-5", ""), ("-5", "5", ""), ("1200", "100", ""), ("5", "0", ""),
        ("-8", "-5", "−60,0 %"),
    ],
)  # fmt: skip
def test_no_per_cent_across_a_sign_of_nothing_or_of_a_small_base(month, sv, outcome, then, share):
    month.edited("observations", RESULT, outcome=outcome, previous_outcome=then)
    found = row(deviations_table(History((month.report(),)), sv), "resultat")
    assert found.get("last_year_share", "") == share


def test_when_the_year_has_ended_its_outcome_is_compared_and_the_heading_says_so(example, sv):
    table = deviations_table(example, sv, chapter="ekonomi")
    [heading] = [column.heading for column in table.columns if column.key == "year"]
    assert heading == "Årets utfall mot helår"
    assert row(table, "kostnader")["year"] == "+7 506"  # 860 400 less 852 894, not less October's 855 600
    assert notes(table, "kostnader", "year") == ("Året är slut: årets utfall jämförs, inte prognosen.",)


def test_what_is_left_is_not_counted_in_ordinary_months_where_it_is_negative(month, sv):
    report = month.edited("observations", COST, period="2023-09", outcome="900", forecast="840").report()
    found = row(deviations_table(History((report,)), sv), "kostnader")
    assert (found["rest"], found.get("rest_ratio", "")) == ("−20", "")

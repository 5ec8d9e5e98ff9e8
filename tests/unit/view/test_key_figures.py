"""Key figures: the figure, and one sentence that compares it with the nearest thing there is."""

from dataclasses import replace
from decimal import Decimal

import pytest

from utfall.errors import MacroError, UnknownName
from utfall.model.history import History
from utfall.model.missing import Missing
from utfall.render.tiles import tiles as drawn
from utfall.view.key_figures import tiles


def tile(report, words, name, **changed):
    seen = tuple(replace(one, **changed) if one.indicator == name else one for one in report.observations)
    [found] = tiles(History((replace(report, observations=seen),)), words, [name])
    return found


@pytest.mark.parametrize(
    ("name", "changed", "expected"),
    [
        ("kostnader", {}, "64,2\u00a0mkr under budget"),
        ("resultat", {}, "0,4\u00a0mkr över budget"),
        ("franvaro", {}, "0,3\u00a0procentenheter över målet"),
        ("franvaro", {"target": Decimal("5.3")}, "Lika med målet"),
        ("franvaro", {"outcome": Decimal("5.05")}, "0,1\u00a0procentenheter över målet"),  # the tile says 5,1 %
        ("franvaro", {"outcome": Decimal("5.04")}, "Lika med målet"),
        ("franvaro", {"outcome": Decimal("4.95")}, "Lika med målet"),
        ("franvaro", {"outcome": Decimal("4.94")}, "0,1\u00a0procentenheter under målet"),
        ("franvaro", {"target": Decimal("5.26")}, "0,04\u00a0procentenheter över målet"),  # both figures are shown
        ("franvaro", {"target": Missing.NOT_REPORTED}, "0,3\u00a0procentenheter över årsmålet"),
        ("resultat", {"target": Missing.NOT_REPORTED}, "0,01\u00a0mkr över november 2022"),
        ("resultat", {"target": Missing.NOT_REPORTED, "previous_outcome": Missing.NOT_REPORTED}, ""),
        ("resultat", {"outcome": Missing.NOT_REPORTED}, ""),
    ],
)
def test_a_figure_is_compared_with_target_else_the_years_else_last_year(small, sv, name, changed, expected):
    assert tile(small, sv, name, **changed).comparison == expected


def test_a_missing_figure_is_said_to_be_missing_and_never_zero(small, sv):
    shown = drawn([tile(small, sv, "resultat", outcome=Missing.NOT_AVAILABLE)], sv)
    assert "<data" not in shown
    assert sv.say("missing-meaning.not-available") in shown


def test_a_tile_carries_its_value_and_its_status_in_words(small, sv):
    shown = drawn([tile(small, sv, "kostnader")], sv)
    assert '<data value="1265.135">1\u00a0265,1' in shown
    assert "hittills i år, jan–nov 2023" in shown
    assert "Målet nås" in shown


def test_a_tile_says_that_its_status_is_computed_and_never_that_a_judged_one_is(month, sv):
    month.edited("observations", 2, status="").edited("observations", 3, status="reached", reason="God höst.")
    computed, judged = (drawn([tile(month.report(), sv, name)], sv) for name in ("kostnader", "resultat"))
    assert "beräknad" in computed
    assert "beräknad" not in judged


@pytest.mark.parametrize("names", [[], ["kostnader"] * 7])
def test_none_and_more_than_six_are_refused(small, sv, names):
    with pytest.raises(MacroError):
        tiles(History((small,)), sv, names)


def test_an_unknown_indicator_is_refused_by_name(small, sv):
    with pytest.raises(UnknownName, match="kostnad"):
        tiles(History((small,)), sv, ["kostnad"])


def test_a_tile_tells_of_the_correction_of_its_figure(small, sv):
    found = tile(small, sv, "kostnader")
    assert [one.replace("\u00a0", " ") for one in found.corrections] == [
        "Rättat i november 2023, utgåva 2, den 20 december 2023: här stod 1 265 130. Skrivfel."
    ]
    assert "u-tile-corrected" in drawn([found], sv)
    assert tile(small, sv, "franvaro").corrections == ()


def said(text):
    return text.replace("\u00a0", " ")


def test_all_money_is_told_in_the_unit_that_the_largest_is_read_in(small, sv):
    costs, result = tiles(History((small,)), sv, ["kostnader", "resultat"])
    assert (costs.unit, result.unit) == ("mkr", "mkr")
    assert (result.figure.value, result.figure.decimals) == (Decimal("0.1"), 1)
    assert said(result.beside) == "budget −0,3 · årsprognos 0,1"
    assert tile(small, sv, "resultat").unit == "mkr"  # the report's largest decides, shown or not


def test_a_tile_of_the_first_month_has_neither_line_nor_changes(small, sv):
    first = tile(small, sv, "franvaro", previous_outcome=Missing.NOT_REPORTED)
    assert (first.trend, first.trend_note, first.changes) == (None, "", ())


def test_without_target_and_forecast_nothing_stands_beside(small, sv):
    nothing = Missing.NOT_REPORTED
    bare = tile(small, sv, "resultat", target=nothing, year_target=nothing, forecast=nothing, previous_outcome=nothing)
    assert (bare.beside, bare.comparison) == ("", "")


def test_a_tile_reads_downwards_over_the_example(example, sv):
    income, absence = tiles(example, sv, ["intakter", "sjukfranvaro"])
    assert (income.heading, income.comparison) == ("hittills i år, hela 2025", "4,4\u00a0mkr under budget")
    assert said(income.beside) == "budget 860,4 · årsprognos 858,8"
    assert income.trend_note == "jan–dec 2025, budget streckad"
    assert [one.than for one in income.changes] == ["lägre än i november", "högre än 2024"]
    assert income.changes[1].amount.value == Decimal("18.2")  # 856 030 less 837 793
    assert said(absence.beside) == "mål 5,8 · hela året 5,9"
    assert [(one.amount.value, one.than) for one in absence.changes] == [
        (Decimal("0.4"), "högre än i november"),
        (Decimal("0.0"), "som i december 2024"),
    ]


def test_lines_of_money_are_drawn_to_one_scale_and_others_to_their_own(example, sv):
    result, income, absence = tiles(example, sv, ["resultat", "intakter", "sjukfranvaro"])
    assert result.trend.bounds == income.trend.bounds
    assert (result.trend.values[-1], income.trend.values[-1]) == (Decimal("3.136"), Decimal("-4.37"))
    assert set(result.trend.aims) == {Decimal(0)}
    assert absence.trend.bounds is None
    assert set(absence.trend.aims) >= {Decimal("5.8")}

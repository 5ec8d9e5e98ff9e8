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
        ("kostnader", {}, "64\u00a0155\u00a0tkr under budget"),
        ("resultat", {}, "405\u00a0tkr över budget"),
        ("franvaro", {}, "0,3\u00a0procentenheter över mål"),
        ("franvaro", {"target": Decimal("5.3")}, "Lika med mål"),
        ("franvaro", {"outcome": Decimal("5.05")}, "0,1\u00a0procentenheter över mål"),  # the tile says 5,1 %
        ("franvaro", {"outcome": Decimal("5.04")}, "Lika med mål"),
        ("franvaro", {"outcome": Decimal("4.95")}, "Lika med mål"),
        ("franvaro", {"outcome": Decimal("4.94")}, "0,1\u00a0procentenheter under mål"),
        ("franvaro", {"target": Decimal("5.26")}, "0,04\u00a0procentenheter över mål"),  # both figures are shown
        ("franvaro", {"target": Missing.NOT_REPORTED}, "0,3\u00a0procentenheter över årsmål"),
        ("resultat", {"target": Missing.NOT_REPORTED}, "10\u00a0tkr över november 2022"),
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


def test_a_tile_carries_the_stored_value_and_its_status_in_words(small, sv):
    shown = drawn([tile(small, sv, "kostnader")], sv)
    assert '<data value="1265135">1\u00a0265\u00a0135' in shown
    assert "Utfall hittills i år, november 2023" in shown
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

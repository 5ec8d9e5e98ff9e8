"""Headline figures: the same in both of their tables."""

import pytest

from tests.unit.month import Told, file_of


def test_figures_that_agree_are_let_be(month):
    assert month.told_by("headline-figures") == []


def test_figures_that_differ_are_told_with_both(month):
    month.edited("observations", 3, outcome="101")
    assert month.told_by("headline-figures") == [
        Told(
            "headline-figures", "differ", file_of("statement_lines"), 7, "outcome", "100",
            "”Resultat totalt” är 100 tkr här, men 101 tkr hos indikatorn ”Resultat” i "
            f"{file_of('observations')} (outcome). Det ska vara samma tal.",
            "Rätta det av talen som är fel.",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "measure", "there"),
    [("budget", "target", "-305"), ("forecast", "forecast", "110"), ("year_budget", "year_target", "0"),
     ("previous_outcome", "previous_outcome", "90")],
)  # fmt: skip
def test_every_measure_is_compared_with_its_own(month, line, measure, there):
    month.edited("statement_lines", 7, **{line: there})
    assert month.told_by("headline-figures") == []
    month.edited("statement_lines", 7, **{line: "7"})
    (found,) = month.told_by("headline-figures")
    assert (found.field, found.value) == (line, "7")
    assert f"({measure})" in found.message


@pytest.mark.parametrize(("outcome", "is_told"), [("0.1", False), ("0.149", False), ("0.151", True)])
def test_in_another_unit_rounding_is_allowed_for(month, outcome, is_told):
    month.edited("statements", 2, unit="mkr", decimals="1")
    month.edited("statement_lines", 7, outcome=outcome, forecast="0.1")
    assert bool(month.told_by("headline-figures")) is is_told


def test_figures_that_cannot_be_compared_differ(month):
    month.edited("indicators", 3, unit="antal")
    assert {found.field for found in month.told_by("headline-figures")} == {"outcome", "forecast"}


@pytest.mark.parametrize("symbol", ["", ".."])
def test_a_missing_figure_is_not_compared(month, symbol):
    month.edited("observations", 3, outcome=symbol)
    assert month.told_by("headline-figures") == []


def test_an_indicator_without_observations_is_not_compared(month):
    month.removed("observations", 3)
    assert month.told_by("headline-figures") == []
    month.path("observations.csv").unlink()
    assert month.told_by("headline-figures") == []

"""Bound figures: the stored value, the shown one, and the source at hand."""

from decimal import Decimal

from bs4 import BeautifulSoup

from utfall.render.figure import bound_figure


def test_a_bound_figure_carries_the_stored_value_its_address_and_its_source():
    found = BeautifulSoup(bound_figure(Decimal(19118), "19\u00a0mkr", 'Källa: "a.csv"', "figure-a"), "html.parser").data
    assert found["id"] == "figure-a"
    assert (found.get_text(), found["value"], found["title"]) == ("19\u00a0mkr", "19118", 'Källa: "a.csv"')


def test_the_source_can_be_reached_by_keyboard():
    assert 'tabindex="0"' in bound_figure(Decimal(1), "1", "x", "figure-a")

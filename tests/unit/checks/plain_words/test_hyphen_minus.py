"""Hyphens that stand for a minus."""

import pytest


@pytest.mark.parametrize(("text", "found"), [("Resultatet är -305 tkr.", "-305"), ("(-1 305 tkr)", "-1 305"),
                                             ("Det är -5,1 nu.", "-5,1")])  # fmt: skip
def test_a_hyphen_before_a_figure_is_told_of(advised, text, found):
    assert advised("plain-hyphen-minus", text) == [
        (3, f"Det negativa talet ”{found}” har bindestreck i stället för minustecken.")
    ]


@pytest.mark.parametrize("text", ["Är −305 tkr.", "Åren 2022-2023.", "Om 5-6 st.", "- 5 punkter", "COVID-19", "5 - 3"])
def test_a_minus_a_range_a_list_and_a_compound_pass(advised, text):
    assert advised("plain-hyphen-minus", text) == []

"""Scales: shapes that suit their tones, each once on a scale."""

import pytest

from tests.unit.month import Told, file_of
from utfall.model.finding import Severity


def test_shapes_of_their_tones_are_let_be(month):
    assert month.told_by("scale-shape") == []


def test_a_shape_of_another_tone_is_told(month):
    month.edited("scales", 5, shape="square")
    assert month.told_by("scale-shape") == [
        Told(
            "scale-shape", "other", file_of("scales"), 5, "shape", "square",
            "Formen square hör inte till tonen good; då går statusen inte att se utan färg.",
            "Skriv disc, eller en form som passar tonen.",
        )
    ]  # fmt: skip


def test_a_tone_that_nobody_knows_is_left_to_another_check(month):
    month.edited("scales", 5, tone="great")
    assert month.told_by("scale-shape") == []


@pytest.mark.parametrize("shape", ["up", "rising", "level", "falling", "down", "half-disc", "pass", "improving-low"])
def test_a_good_state_may_have_an_arrow_or_a_sign_of_a_control_chart(month, shape):
    month.edited("scales", 2, shape=shape)
    assert month.told_by("scale-shape") == []


@pytest.mark.parametrize("shape", ["fail", "concerning-high", "common", "half-diamond"])
def test_a_good_state_may_not_have_what_says_something_else(month, shape):
    month.edited("scales", 2, shape=shape)
    assert [(one.case, one.row, one.value) for one in month.told_by("scale-shape")] == [("other", 2, shape)]


def test_two_states_that_only_colour_tells_apart_are_told(month):
    month.edited("scales", 9, shape="up").edited("scales", 11, shape="up")
    assert month.told_by("scale-shape") == [
        Told(
            "scale-shape", "twice", file_of("scales"), 11, "shape", "up",
            "Tillståndet Rött har samma form (up) som Grönt på rad 9; utan färg ser de likadana ut.",
            "Ge dem var sin form, till exempel disc och half-disc, eller up och rising.",
        )
    ]  # fmt: skip
    assert severity(month) is Severity.ERROR


def test_two_states_of_one_tone_and_shape_are_warned_of_and_those_that_say_nothing_are_let_be(month):
    month.added(
        "scales", scale="project", id="pale", order="5", name="Ljusgrönt", tone="good", shape="disc", meaning="x."
    )
    month.added("scales", scale="project", id="none", order="6", name="Inget", tone="none", shape="ring", meaning="x.")
    assert [(one.case, one.row) for one in month.told_by("scale-shape")] == [("twice", 13)]
    assert severity(month) is Severity.WARNING


def severity(month):
    return next(one.severity for one in month.examined().findings if one.slug == "scale-shape")

"""Scales: each tone in its own shape."""

from tests.unit.month import Told, file_of


def test_shapes_of_their_tones_are_let_be(month):
    assert month.told_by("scale-shape") == []


def test_a_shape_of_another_tone_is_told(month):
    month.edited("scales", 5, shape="square")
    assert month.told_by("scale-shape") == [
        Told(
            "scale-shape", "other", file_of("scales"), 5, "shape", "square",
            "Tonen good har formen disc, inte square; annars går statusen inte att se utan färg.",
            "Skriv disc.",
        )
    ]  # fmt: skip


def test_a_tone_that_nobody_knows_is_left_to_another_check(month):
    month.edited("scales", 5, tone="great")
    assert month.told_by("scale-shape") == []

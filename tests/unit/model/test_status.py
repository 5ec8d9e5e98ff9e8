"""Statuses: tones, shapes and what they ask for."""

import pytest

from utfall.model.status import SHAPES, Standing, State, Tone


def state(tone, scale="project", kind="", name="a"):
    return State(scale, name, 1, "A", tone, tone.shape, "", kind)


def test_each_tone_has_a_shape_of_its_own():
    assert len({tone.shape for tone in Tone}) == len(Tone)


@pytest.mark.parametrize(
    ("tone", "is_assessed", "deviates"),
    [
        (Tone.GOOD, True, False),
        (Tone.SOME, True, True),
        (Tone.BAD, True, True),
        (Tone.NEUTRAL, True, False),
        (Tone.NONE, False, False),
    ],
)
def test_a_tone_tells_whether_something_is_assessed_and_whether_it_deviates(tone, is_assessed, deviates):
    assert (state(tone).is_assessed, state(tone).deviates) == (is_assessed, deviates)


@pytest.mark.parametrize(
    ("kind", "deviates"),
    [
        ("", True),
        ("assessment", True),
        ("progress", True),
        ("travel", False),
        ("variation", False),
        ("assurance", False),
    ],
)
def test_only_what_is_judged_deviates_and_a_direction_or_a_variation_informs(kind, deviates):
    assert state(Tone.BAD, kind=kind).deviates == deviates
    assert state(Tone.BAD, kind=kind).is_assessed


def test_statuses_of_different_scales_do_not_contradict_one_another():
    judged = state(Tone.GOOD, name="a")
    assert Standing(judged, state(Tone.BAD, name="b")).differs
    assert not Standing(judged, state(Tone.BAD, "travel", name="b")).differs


def test_every_tone_has_its_own_shape_and_arrows_go_with_any_tone_that_says_something():
    assert all(tone in SHAPES[tone.shape] for tone in Tone)
    for arrow in ("up", "rising", "level", "falling", "down"):
        assert SHAPES[arrow] == {Tone.GOOD, Tone.SOME, Tone.BAD, Tone.NEUTRAL}

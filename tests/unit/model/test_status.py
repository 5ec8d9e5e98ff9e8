"""Statuses: tones, shapes and what they ask for."""

import pytest

from utfall.model.status import State, Tone


def state(tone):
    return State("project", "a", 1, "A", tone, tone.shape, "")


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

"""Status marks: word, shape and colour, each enough alone."""

import pytest
from bs4 import BeautifulSoup

from utfall.model.status import State, Tone
from utfall.model.table import Verdict
from utfall.render.mark import mark, verdict


def state(tone=Tone.GOOD, name="Grönt"):
    return State("project", tone.value, 1, name, tone, tone.shape, "")


def soup(fragment):
    return BeautifulSoup(fragment, "html.parser")


@pytest.mark.parametrize("tone", Tone)
def test_a_mark_is_a_word_a_shape_and_a_class_for_its_colour(tone):
    found = soup(mark(state(tone, "Ordet"))).select_one("span.u-mark")
    assert found.select_one(".u-word").get_text() == "Ordet"
    assert len(found.select("svg > *")) >= 1
    assert f"u-{tone.value}" in found["class"]
    assert found["data-state"] == tone.value


def test_no_two_tones_have_the_same_drawing():
    assert len({str(soup(mark(state(tone))).svg) for tone in Tone}) == len(Tone)


def test_the_shape_is_hidden_from_screen_readers_since_the_word_says_it():
    assert soup(mark(state())).svg["aria-hidden"] == "true"


def test_the_word_is_data():
    assert soup(mark(state(name="<b>*x*</b>"))).select_one(".u-word").get_text() == "<b>*x*</b>"


def test_a_mark_is_one_line():
    assert "\n" not in mark(state(name="a\nb"))


def test_a_judged_and_a_computed_status_are_both_shown_with_the_rule(sv):
    found = soup(verdict(Verdict(state(Tone.SOME, "Gult"), state(Tone.GOOD, "Grönt"), "5 mot 6"), sv))
    assert [one.get_text() for one in found.select(".u-word")] == ["Gult", "Grönt"]
    assert found.select_one("details").get_text().endswith("5 mot 6")
    assert found.select_one("details summary")

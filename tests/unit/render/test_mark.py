"""Status marks: word, shape and colour, each enough alone."""

import pytest
from bs4 import BeautifulSoup

from utfall.model.status import State, Tone
from utfall.model.table import Verdict
from utfall.render.mark import mark, near, verdict


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


GOOD, BAD = state(Tone.GOOD, "Grönt"), state(Tone.BAD, "Rött")


def test_a_computed_status_without_a_rule_says_so_on_the_same_line(sv):
    found = soup(verdict(Verdict(None, GOOD), sv))
    assert found.get_text() == "Grönt beräknad"
    assert not found.select("div, details")


def test_the_reason_stands_beside_the_judgement_that_says_something_else(sv):
    judged, computed = soup(verdict(Verdict(GOOD, BAD, "Tid.", "Ny ledning."), sv)).select(".u-verdict")
    assert judged.get_text() == "Grönt bedömdNy ledning."
    assert computed.select_one("summary").get_text() == "beräknad"


def test_beside_a_name_every_status_of_the_row_stands_with_its_heading(sv):
    found = soup(near([("Tid", GOOD), ("Kostnad", Verdict(None, BAD)), ("Nytta", "")], sv, "Ny ledning."))
    assert [one.get_text() for one in found.select(".u-near > span")] == ["Tid: Grönt", "Kostnad: Rött, beräknad"]
    assert found.select_one("small").get_text() == "Ny ledning."


def test_beside_a_name_one_status_needs_no_heading(sv):
    assert soup(near([("Status", Verdict(GOOD, BAD))], sv)).get_text("|") == "Grönt, bedömd|Rött, beräknad"
    assert near([("Status", "")], sv, "Skäl.") == ""

"""Status marks: word, shape and colour, each enough alone."""

import json
from dataclasses import replace
from itertools import combinations

import pypdfium2
import pytest
import typst
from bs4 import BeautifulSoup

from utfall.model.status import SHAPES, State, Tone
from utfall.render.mark import STEPS, mark, near, reason, verdict
from utfall.shown.content import Verdict


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


LOOKS = {  # as the style sheet paints a mark, in black on white
    "u-cut": 'fill="none" stroke="white" stroke-width="1.8"',
    "u-rim": 'fill="none" stroke="black" stroke-width="1.8"',
    "u-line": 'fill="none" stroke="black" stroke-width="1.8" stroke-dasharray="3.2 2"',
}


DRAWN = [*SHAPES, *STEPS]


def pixels(side):
    """Return the pixels of every shape that are black when it is drawn so many pixels wide, without colour."""
    drawn = []
    for at, shape in enumerate(DRAWN):
        found = soup(mark(replace(state(), shape=shape))).svg.decode_contents()
        for name, look in LOOKS.items():
            found = found.replace(f'class="{name}"', look)
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16">{found}</svg>'
        picture = f'image(bytes({json.dumps(svg)}), format: "svg", width: {side}pt)'
        drawn.append(f"#place(dx: {at * side}pt, {picture})")
    page = f"#set page(width: {side * len(DRAWN)}pt, height: {side}pt, margin: 0pt)\n" + "\n".join(drawn)
    with pypdfium2.PdfDocument(typst.compile(page.encode(), format="pdf")) as opened:
        image = opened[0].render(grayscale=True)
        grey, stride = bytes(image.buffer), image.stride
    return {
        shape: {(x, y) for x in range(side) for y in range(side) if grey[y * stride + at * side + x] < 128}
        for at, shape in enumerate(DRAWN)
    }


def test_every_two_shapes_are_told_apart_at_12_pixels_in_black_and_white():
    found = pixels(12)
    assert all(len(black) > 12 for black in found.values())  # each is there
    apart = {(one, other): len(found[one] ^ found[other]) for one, other in combinations(found, 2)}
    assert len(apart) == 28 * 27 / 2
    assert {pair: count for pair, count in apart.items() if count < 10} == {}  # of 144


@pytest.mark.parametrize("shape", SHAPES)
def test_a_mark_has_the_shape_that_its_state_has(shape):
    found = soup(mark(replace(state(), shape=shape))).select_one("span.u-mark")
    assert "u-good" in found["class"]
    assert found.svg.decode_contents().count("<") >= 1
    assert (found.select_one(".u-near"), found.get_text()) == (None, "Grönt")


def test_beside_a_name_a_shape_that_is_no_tones_stands_itself(sv):
    up = replace(state(name="Bättre"), shape="up")
    found = soup(near([("Kort sikt", up), ("Lång sikt", GOOD)], sv))
    own, plain = found.select(".u-near > span")
    assert (own["class"], own.get_text()) == (["u-good", "u-own"], "Kort sikt: Bättre")
    assert own.svg.path["d"] == "M8 .5l7 7.5h-4v7.5H5V8H1z"
    assert (plain["class"], plain.svg) == (["u-good"], None)


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
    judged, computed = soup(verdict(Verdict(GOOD, BAD, "Tid."), sv, reason("Ny ledning."))).select(".u-verdict")
    assert judged.get_text() == "Grönt bedömdNy ledning."
    assert computed.select_one("summary").get_text() == "beräknad"


def test_beside_a_name_every_status_of_the_row_stands_with_its_heading(sv):
    found = soup(near([("Tid", GOOD), ("Kostnad", Verdict(None, BAD)), ("Nytta", "")], sv, "Ny ledning."))
    assert [one.get_text() for one in found.select(".u-near > span")] == ["Tid: Grönt", "Kostnad: Rött, beräknad"]
    assert found.select_one("small").get_text() == "Ny ledning."


def test_beside_a_name_one_status_needs_no_heading(sv):
    assert soup(near([("Status", Verdict(GOOD, BAD))], sv)).get_text("|") == "Grönt, bedömd|Rött, beräknad"
    assert near([("Status", "")], sv, "Skäl.") == ""

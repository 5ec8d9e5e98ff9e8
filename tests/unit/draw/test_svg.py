"""What Plotly draws is made fit for a page: no random names, the page's colours, nothing empty, one line."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from utfall.draw.svg import cleaned, sentinels

PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" width="600" height="200">
<rect x="0" y="0" width="600" height="200" style="fill: rgb(0, 0, 0); fill-opacity: 0;"/>
<defs id="defs-4059"><g class="clips"><clipPath id="clip{id}xy"><rect width="415" height="20"/></clipPath></g></defs>
<g class="layer"><g class="empty"/></g>
<g clip-path="url('#clip{id}xy')" transform="translate(10,20)">
<path d="M203.1349,19.32V13.86H250Z" style="fill: rgb(1, 1, 1); fill-opacity: 1; stroke-width: 0px;"/>
<path d="M0,30V40H9Z" style="fill: rgb(1, 1, 1); fill-opacity: 1; stroke-width: 0px;"/>
<path transform="translate(5,6)" d="M2.5,0A2.5,2.5 0 1,1 0,-2.5A2.5,2.5 0 0,1 2.5,0Z" style="fill: rgb(1, 1, 1);"/></g>
<path class="xlines" d="M0,0" style="fill: none;"/>
<g transform="rotate(0,5,5)"><rect width="9" style="stroke: rgb(0, 0, 0); stroke-opacity: 0; fill-opacity: 0"/>
<text x="1" y="4" style="font-family: 'Open Sans'; fill: rgb(2, 2, 2); white-space: pre;">a *b* | c</text>
<text text-anchor="end" x="1" y="0" transform="translate(4,50)" style="fill: rgb(2, 2, 2);"><tspan class="line"
 dy="0em" x="1" y="0">first</tspan><tspan class="line" dy="1.3em" x="1" y="0">second</tspan></text></g>
<text transform="rotate(-45,3,4)" x="3" y="4" style="fill: rgb(2, 2, 2);">aslant</text>
</svg>"""
NAMES = ("--u-chart-outcome", "--u-chart-ink")


def shown(number="1a2b3c"):
    return cleaned(PICTURE.replace("{id}", number).encode(), NAMES)


def drawn():
    return BeautifulSoup(f"<svg>{shown()}</svg>", "html.parser")


def test_the_random_part_of_a_name_does_not_matter_and_no_id_is_left():
    assert shown("1a2b3c") == shown("ffffff")
    assert not drawn().select("[id], [clip-path], defs")


def test_the_pages_variables_stand_where_the_sentinels_were():
    assert {one["fill"] for one in drawn().select("[fill]")} == {
        "var(--u-chart-outcome)",
        "var(--u-chart-ink)",
    }
    assert "rgb(" not in shown()


def test_nothing_is_styled_in_a_way_that_a_policy_for_content_forbids():
    assert not drawn().select("[style]")


def test_what_shows_nothing_is_left_out():
    assert [node.name for node in drawn().select("path, rect, circle, text")] == ["path", "circle", *["text"] * 3]
    assert "font-family" not in shown()
    assert "stroke" not in shown()


def test_shapes_stand_where_their_groups_moved_them_those_alike_as_one():
    page = drawn()
    assert page.find("path")["d"] == "M213.1,39.3V33.9H260ZM10,50V60H19Z"
    circle = page.find("circle")
    assert (circle["cx"], circle["cy"], circle["r"]) == ("15", "26", "2.5")
    assert "fill" not in circle.attrs  # shared with the path, at their group
    lines = page.find_all("text")[1]
    assert [(line["x"], line["y"], line.get("dy")) for line in lines.find_all("tspan")] == [
        ("5", "50", None),
        ("5", "50", "1.3em"),
    ]
    assert lines["text-anchor"] == "end"


def test_what_is_more_than_a_move_is_kept():
    assert drawn().find_all("text")[-1]["transform"] == "rotate(-45,3,4)"


def test_text_stays_text_on_one_line_that_markdown_lets_be():
    text = shown()
    assert "\n" not in text
    said = re.findall(r"<text[^>]*>(.*?)</text>", text)[0]
    assert not set("*|_`[") & set(said)
    assert BeautifulSoup(said, "html.parser").text == "a *b* | c"


@pytest.mark.parametrize("count", [1, 3])
def test_every_variable_has_a_colour_of_its_own(count):
    names = [f"--u-{letter}" for letter in "abc"[:count]]
    text, found = sentinels(json.dumps([f"var({name})" for name in names]))
    assert found == tuple(names)
    assert json.loads(text) == [f"#0{number}0{number}0{number}" for number in range(1, count + 1)]

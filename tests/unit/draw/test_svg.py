"""What Plotly draws is made fit for a page: stable names, the page's colours, nothing empty, one line."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from utfall.draw.svg import cleaned, sentinels

PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" width="600" height="200">
<rect x="0" y="0" width="600" height="200" style="fill: rgb(0, 0, 0); fill-opacity: 0;"/>
<defs id="defs-4059"><g class="clips"><clipPath id="clip{id}xy"><rect width="415" height="20"/></clipPath>
<clipPath id="clip{id}unused"><rect width="1" height="2"/></clipPath></g></defs>
<g class="layer"><g class="empty"/></g>
<g clip-path="url('#clip{id}xy')"><path d="M203.1349,19.32V13.86Z" style="fill: rgb(1, 1, 1); fill-opacity: 1;"/></g>
<path class="xlines" d="M0,0" style="fill: none;"/>
<text x="1" style="font-family: 'Open Sans'; font-size: 13px; fill: rgb(2, 2, 2); white-space: pre;">a *b* | c</text>
</svg>"""
NAMES = ("--u-chart-outcome", "--u-chart-ink")


def shown(number="1a2b3c"):
    return cleaned(PICTURE.replace("{id}", number).encode(), NAMES, "c12")


def test_the_random_part_of_a_name_does_not_matter():
    assert shown("1a2b3c") == shown("ffffff")


def test_the_pages_variables_stand_where_the_sentinels_were():
    text = shown().replace("&#58;", ":").replace("-&#45;", "--")
    assert "fill:var(--u-chart-outcome)" in text
    assert "fill:var(--u-chart-ink)" in text
    assert "rgb(" not in text


def test_what_shows_nothing_is_left_out_and_numbers_are_rounded():
    text = shown()
    assert "unused" not in text
    assert "font-family" not in text
    assert text.count("<path") == 1
    assert "M203.1,19.3V13.9Z" in text
    assert text.count("<rect") == 1  # the clip's; the clear sheet behind all is gone


def test_a_clip_is_found_by_its_new_name():
    page = BeautifulSoup(f"<svg>{shown()}</svg>", "html.parser")
    [group] = page.select("g[clip-path]")
    assert group["clip-path"] == f"url(#{page.find('clippath')['id']})"
    assert page.find("clippath")["id"].startswith("c12-")


def test_text_stays_text_on_one_line_that_markdown_lets_be():
    text = shown()
    assert "\n" not in text
    [said] = re.findall(r"<text[^>]*>(.*?)</text>", text)
    assert not set("*|_`[") & set(said)
    assert BeautifulSoup(said, "html.parser").text == "a *b* | c"


@pytest.mark.parametrize("count", [1, 3])
def test_every_variable_has_a_colour_of_its_own(count):
    names = [f"--u-{letter}" for letter in "abc"[:count]]
    text, found = sentinels(json.dumps([f"var({name})" for name in names]))
    assert found == tuple(names)
    assert json.loads(text) == [f"#0{number}0{number}0{number}" for number in range(1, count + 1)]

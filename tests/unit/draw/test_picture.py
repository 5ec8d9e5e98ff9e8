"""Whole pictures: the same bytes each time, one line that a page's policy lets through, and odd values in them."""

import json
import re
import subprocess
import sys

import pytest

from tests.unit.draw.figures import NAMES, VALUES, bar, flat, points, upright
from utfall.draw import paint
from utfall.model.history import History
from utfall.render.axes import FRAMES
from utfall.render.plot import plot
from utfall.view.charts import chart_of

NOTHING = {**NAMES, "categoryarray": [], "tickvals": [], "ticktext": []}
AGAIN = "import json, sys; from utfall.draw import paint; print(''.join(paint(one) for one in json.load(sys.stdin)))"


@pytest.fixture(scope="module")
def figures(example, real, sv):
    charts = [chart_of(example, sv, name).chart for name in ("resultat", "ekonomi", "sjukfranvaro", "activities")]
    charts += [chart_of(History((real,)), sv, name).chart for name in ("projects", "personalkostnader")]
    return [plot(chart, frame, "sv") for chart in charts for frame in FRAMES]


def test_a_picture_is_the_same_bytes_each_time_and_in_another_process(figures):
    drawn = "".join(paint(one) for one in figures)
    assert drawn == "".join(paint(one) for one in json.loads(json.dumps(figures)))
    command = [sys.executable, "-c", AGAIN]
    again = subprocess.run(command, input=json.dumps(figures), capture_output=True, text=True, check=True)
    assert again.stdout.removesuffix("\n") == drawn


def test_a_picture_is_one_line_of_shapes_with_nothing_that_a_page_forbids(figures):
    for figure in figures:
        drawn = paint(figure)
        assert "\n" not in drawn
        assert set(re.findall(r"<([a-z]+)", drawn)) <= {"path", "circle", "g", "text", "tspan"}
        assert not re.search(r"\b(id|style|class|href|on[a-z]+)=|url\(|NaN|nan|inf|None", drawn)
        assert re.findall(r'(?:fill|stroke)="(?!none|var\()', drawn.replace("&#45;", "-")) == []


def test_a_picture_is_short_since_shapes_that_look_alike_stand_together(figures):
    assert max(len(paint(one)) for one in figures) < 8000


def test_what_is_painted_stays_as_it_was(figures):
    before = json.dumps(figures)
    for figure in figures:
        paint(figure)
    assert json.dumps(figures) == before


@pytest.mark.parametrize(
    "figure",
    [
        flat(bar([None, None])),
        flat(bar([float("nan"), float("inf")])),
        flat(bar([3, 4]), xaxis={**VALUES, "range": [5, 5]}),
        flat(bar([], y=[]), yaxis={**NOTHING, "range": [-0.5, -0.5]}),
        flat(),
        flat(bar([-1e15, 1e15]), xaxis={**VALUES, "range": [0, 1e-300]}),
        upright(points([float("-inf"), None, float("nan")])),
        upright(points([1, 2, 3]), width=0, height=0),
    ],
)  # fmt: skip
def test_odd_values_are_no_fault(figure):
    assert not re.search("nan|inf", paint(figure))


def test_panels_are_drawn_with_the_traces_of_their_own_axes():
    lower = {"xaxis": "x2", "yaxis": "y2"}
    upper_half, lower_half = {**NAMES, "domain": [0.5, 1]}, {**NAMES, "domain": [0, 0.5]}
    drawn = paint(flat(bar([5, None]), bar([10, None]) | lower, yaxis=upper_half, xaxis2=VALUES, yaxis2=lower_half))
    bars = re.findall(r'd="([^"]+)" fill="blue"', drawn)
    assert bars == ["M10,7.5V12.5H60V7.5Z", "M10,27.5V32.5H110V27.5Z"]

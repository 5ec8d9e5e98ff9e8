"""Lines and marks: broken where nothing is, dashed, and each mark of its own shape. Places worked out by hand."""

import pytest

from tests.unit.draw.figures import bar, flat, points, upright
from utfall.draw import paint

RING = {"color": "paper", "size": 10, "line": {"color": "red", "width": 2}}


def test_a_line_leads_from_point_to_point():
    drawn = paint(upright(points([0, 5, 10])))
    assert (
        '<path d="M10,45L60,25L110,5" fill="none" stroke="blue" stroke-width="2" stroke-linejoin="round"></path>'
        in drawn
    )


def test_a_line_is_broken_where_a_value_is_missing_and_a_lone_point_has_none():
    assert 'stroke="blue"' not in paint(upright(points([0, None, 10])))
    broken = paint(upright(points([0, 5, None, 5, 10, None, 0], x=["p", "q", "q", "q", "r", "r", "r"])))
    assert 'd="M10,45L60,25M60,25L110,5" fill="none"' in broken


def test_a_dash_is_kept():
    line = {"color": "blue", "width": 1.8, "dash": "6px,4px"}
    assert 'stroke-width="1.8" stroke-linejoin="round" stroke-dasharray="6px,4px"' in paint(
        upright(points([1, 2, 3], line=line))
    )


def test_each_point_has_the_size_that_it_is_given_and_none_of_size_nought():
    dots = {"color": "blue", "size": [0, 0, 6], "opacity": 1, "line": {"width": 0}}
    drawn = paint(upright(points([0, 5, 10], mode="lines+markers", marker=dots, cliponaxis=False)))
    assert drawn.count("<circle") == 1
    assert '<circle cx="110" cy="5" r="3" fill="blue"></circle>' in drawn


@pytest.mark.parametrize(
    ("symbol", "shape"),
    [
        ("circle", '<circle cx="60" cy="15" r="5"'),
        ("diamond", '<path d="M66.5,15L60,21.5L53.5,15L60,8.5Z"'),
        ("square", '<path d="M55,10H65V20H55Z"'),
    ],
)
def test_marks_have_the_shapes_that_plotly_gives_them(symbol, shape):
    marks = {"type": "scatter", "mode": "markers", "x": [5], "y": ["a"], "marker": {**RING, "symbol": symbol}}
    assert f'{shape} fill="paper" stroke="red" stroke-width="2">' in paint(flat(marks))


def test_a_target_is_a_line_across():
    across = {"symbol": "line-ns", "size": 20, "line": {"width": 3, "color": "ink"}}
    marks = {"type": "scatter", "mode": "markers", "x": [5, None], "y": ["a", "b"], "marker": across}
    assert '<path d="M60,29V1" stroke="ink" stroke-width="3">' in paint(flat(marks))


def test_marks_are_drawn_over_bars():
    marks = {"type": "scatter", "mode": "markers", "x": [5], "y": ["a"], "marker": RING}
    drawn = paint(flat(marks, bar([10, 5])))
    assert drawn.index('fill="blue"') < drawn.index("<circle")

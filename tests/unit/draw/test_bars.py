"""Bars: side by side, on from one another, outlined, of nothing, and with words in them. Places worked out by hand."""

import re

from tests.unit.draw.figures import CLEAR, VALUES, bar, flat
from utfall.draw import paint

OUTLINED = {"color": CLEAR, "line": {"color": "red", "width": 1.5}}
BELOW_ZERO = {**VALUES, "range": [-10, 10]}


def paths(drawn, look):
    """Return the paths of a look, each part for itself."""
    return [part for d in re.findall(rf'd="([^"]+)" {look}', drawn) for part in re.findall("M[^M]+", d)]


def test_a_bar_is_as_long_as_its_value_and_half_as_thick_as_its_place():
    drawn = paint(flat(bar([10, 5])))
    assert paths(drawn, 'fill="blue"') == ["M10,10V20H110V10Z", "M10,30V40H60V30Z"]


def test_bars_of_a_category_share_its_place():
    drawn = paint(flat(bar([10, 5]), bar([2, None], marker={"color": "red"})))
    assert paths(drawn, 'fill="blue"') == ["M10,10V15H110V10Z", "M10,30V35H60V30Z"]
    assert paths(drawn, 'fill="red"') == ["M10,15V20H30V15Z"]


def test_a_bar_with_a_width_of_its_own_lies_in_the_middle_of_its_place():
    assert paths(paint(flat(bar([10, None], width=0.4))), 'fill="blue"') == ["M10,11V19H110V11Z"]


def test_stacked_bars_go_on_from_one_another_to_either_side():
    traces = [bar([4, -2]), bar([3, 5], marker={"color": "red"}), bar([1, -3], marker={"color": "green"})]
    drawn = paint(flat(*traces, barmode="stack", xaxis=BELOW_ZERO))
    assert paths(drawn, 'fill="blue"') == ["M60,10V20H80V10Z", "M60,30V40H50V30Z"]
    assert paths(drawn, 'fill="red"') == ["M80,10V20H95V10Z", "M60,30V40H85V30Z"]
    assert paths(drawn, 'fill="green"') == ["M95,10V20H100V10Z", "M50,30V40H35V30Z"]


def test_an_outlined_bar_of_nothing_shows_where_it_is_and_a_filled_one_does_not():
    drawn = paint(flat(bar([0, 0]), bar([0, 0], marker=OUTLINED)))
    assert paths(drawn, 'fill="blue"') == []
    assert paths(drawn, 'fill="none" stroke="red" stroke-width="1.5"') == ["M10,15V20H10V15Z", "M10,35V40H10V35Z"]


def test_a_text_stands_in_the_middle_of_its_bar():
    inside = {"textposition": "inside", "insidetextanchor": "middle", "textangle": 0, "constraintext": "none"}
    told = {"text": ["■ 1 &lt;klar&gt;", ""], "textfont": {"color": "paper"}, **inside}
    drawn = paint(flat(bar([10, 5], **told)))
    assert '<text x="60" y="18.5" font-size="10px" fill="paper" text-anchor="middle">■ 1 &#60;klar&#62;</text>' in drawn

"""Axes: lines of the grid, the one at zero, and labels of one line or several. Places worked out by hand."""

import re

from tests.unit.draw.figures import NAMES, VALUES, bar, flat, points, upright
from utfall.draw import paint


def test_lines_stand_at_round_values_but_on_no_edge_and_zero_has_its_own():
    drawn = paint(flat(bar([None, None]), xaxis={**VALUES, "range": [-5, 15]}))
    assert re.findall(r'd="([^"]+)" stroke="(\w+)"', drawn) == [("M60,5V45M85,5V45", "grid"), ("M35,5V45", "ink")]
    drawn = paint(upright(points([None, None, None])))
    assert re.findall(r'd="([^"]+)" stroke="(\w+)"', drawn) == [("M10,25H110M10,49.5H110", "grid")]


def test_figures_stand_below_and_names_beside_the_panel():
    drawn = paint(flat(bar([1, 2]), yaxis={**NAMES, "ticklabelstandoff": 6}))
    assert re.findall(r'<text x="([-\d.]+)" y="([\d.]+)">(\w+)<', drawn) == [
        ("10", "60", "0"), ("60", "60", "5"), ("110", "60", "10"), ("-1", "18.5", "a"), ("-1", "38.5", "b"),
    ]  # fmt: skip


def test_a_long_name_stands_on_several_lines_about_its_middle():
    drawn = paint(flat(bar([1, 2]), yaxis={**NAMES, "ticktext": ["ett &amp;<br>två", "b"]}))
    assert '<text x="5" y="12"><tspan x="5" y="12">ett &#38;</tspan><tspan x="5" y="25">två</tspan></text>' in drawn


def test_an_axis_that_is_not_shown_has_neither_lines_nor_figures():
    drawn = paint(flat(bar([10, 5]), xaxis={"visible": False, "range": [0, 10]}))
    assert "grid" not in drawn
    assert re.findall(r">(\w+)</text>", drawn) == ["a", "b"]


def test_years_are_names_and_no_numbers():
    years = ["2023", "2024", "2025"]
    along = {"type": "category", "categoryarray": years, "range": [0, 2], "tickvals": years, "ticktext": years,
             "showgrid": False, "linecolor": "grid"}  # fmt: skip
    note = {"x": 2, "y": 10, "xref": "x", "yref": "y", "text": "Utfall", "showarrow": False, "xanchor": "left",
            "xshift": 8, "yshift": 0, "font": {"color": "blue"}}  # fmt: skip
    drawn = paint(upright(points([0, 5, 10], x=years), xaxis=along, annotations=[note]))
    assert 'd="M10,45L60,25L110,5"' in drawn
    assert re.findall(r'<text x="([\d.]+)" y="62"[^>]*>(\w+)<', drawn) == [
        ("10", "2023"),
        ("60", "2024"),
        ("110", "2025"),
    ]
    assert '<text x="120" y="8.5" font-size="10px" fill="blue">Utfall</text>' in drawn

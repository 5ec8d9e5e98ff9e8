"""What cannot be painted is refused by its name, with what can; nothing is left out of a picture in silence."""

import pytest

from tests.unit.draw.figures import ALONG, NAMES, UPWARDS, VALUES, bar, flat, points, upright
from utfall.draw import paint
from utfall.errors import FigureError, MacroError

SHAPE = {"type": "line", "xref": "paper", "yref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 1, "line": {"width": 0}}
MARKER = {"color": "blue", "size": 6}
NOTE = {"text": "a", "x": 0, "y": 0, "xref": "paper", "yref": "paper", "xanchor": "left", "showarrow": False}


def without(whole, name):
    return {key: value for key, value in whole.items() if key != name}


def marked(**changes):
    return upright(points([1, 2, 3], mode="markers", marker={**MARKER, **changes}))


REFUSED = [
    ("trace.type ”pie”", flat({"type": "pie", "x": [], "y": []})),
    ("bar ”base”", flat(bar([1, 2], base=3))),
    ("bar ”error_x”", flat(bar([1, 2], error_x={"array": [1, 1]}))),
    ("bar.marker ”pattern”", flat(bar([1, 2], marker={"color": "blue", "pattern": {"shape": "/"}}))),
    ("bar.textposition ”outside”", flat(bar([1, 2], text=["a", "b"], textposition="outside"))),
    ("scatter.mode ”text”", upright(points([1, 2, 3], mode="text"))),
    ("scatter.mode ”none”", upright(points([1, 2, 3], mode="none"))),
    ("scatter ”fill”", upright(points([1, 2, 3], fill="tozeroy"))),
    ("scatter ”connectgaps”", upright(points([1, None, 3], connectgaps=True))),
    ("scatter.line.shape ”hv”", upright(points([1, 2, 3], line={"color": "blue", "width": 1, "shape": "hv"}))),
    ("scatter.marker.symbol ”star”", marked(symbol="star")),
    ("scatter.marker.symbol ”circle-open”", marked(symbol="circle-open")),
    ("scatter.marker.opacity ”0.5”", marked(opacity=0.5)),
    ("shape.type ”circle”", flat(shapes=[{**SHAPE, "type": "circle"}])),
    ("shape ”opacity”", flat(shapes=[{**SHAPE, "opacity": 0.5}])),
    ("shape.layer ”above”", flat(shapes=[{**SHAPE, "layer": "above"}])),
    ("shape.yref ”y7”", flat(shapes=[{**SHAPE, "yref": "y7"}])),
    ("layout.barmode ”relative”", flat(barmode="relative")),
    ("layout.showlegend ”True”", flat(showlegend=True)),
    ("layout.plot_bgcolor ”red”", flat(plot_bgcolor="red")),
    ("xaxis.type ”log”", flat(xaxis={**VALUES, "type": "log"})),
    ("xaxis.tickangle ”45”", flat(xaxis={**VALUES, "tickangle": 45})),
    ("yaxis ”title”", flat(yaxis={**NAMES, "title": {"text": "a"}})),
    ("yaxis ”linecolor”", flat(yaxis={**NAMES, "linecolor": "ink"})),
    ("annotation.showarrow ”True”", flat(annotations=[without(NOTE, "showarrow")])),
    ("annotation.xanchor ”auto”", flat(annotations=[without(NOTE, "xanchor")])),
    ("annotation.yref ”y7”", flat(annotations=[{**NOTE, "xref": "x7", "yref": "y7"}])),
    ("annotation.yref ”y”", flat(annotations=[{**NOTE, "yref": "y"}])),  # half on paper
    ("trace.yaxis ”y2”", flat(bar([1, 2], yaxis="y2"))),
    ("category ”c”", flat(bar([1, 2], y=["a", "c"]))),
    ("value ”tre”", flat(bar([1, "tre"]))),
    ("len(bar.y) ”1”", flat(bar([1, 2], y=["a"]))),
    ("len(yaxis.ticktext) ”1”", flat(yaxis={**NAMES, "ticktext": ["a"]})),
    ("text ”<i>”", flat(yaxis={**NAMES, "ticktext": ["<i>a</i>", "b"]})),
    ("figure ”frames”", {**flat(), "frames": []}),
]
LACKING = [
    ("figure.layout", {"data": []}),
    ("layout.width", flat(width=None)),
    ("layout.xaxis2", flat(yaxis2=NAMES)),
    ("xaxis.ticktext", flat(xaxis=without(VALUES, "ticktext"))),
    ("xaxis.gridcolor", flat(xaxis=without(VALUES, "gridcolor"))),
    ("xaxis.zerolinecolor", flat(xaxis=without(VALUES, "zerolinecolor"))),
    ("yaxis.zeroline", upright(yaxis=without(UPWARDS, "zeroline"))),
    ("xaxis.categoryarray", upright(xaxis=without(ALONG, "categoryarray"))),
    ("bar.marker", flat(without(bar([1, 2]), "marker"))),
    ("scatter.marker", upright(points([1, 2, 3], mode="markers"))),
    ("scatter.line", upright(without(points([1, 2, 3]), "line"))),
    ("shape.xref", flat(shapes=[without(SHAPE, "xref")])),
]


@pytest.mark.parametrize(("named", "figure"), REFUSED, ids=[named for named, _ in REFUSED])
def test_what_is_not_painted_is_refused_by_name(named, figure):
    with pytest.raises(FigureError) as refused:
        paint(figure)
    assert f"har {named}, som programmet inte ritar. Det som ritas är: " in str(refused.value)


@pytest.mark.parametrize(("named", "figure"), LACKING, ids=[named for named, _ in LACKING])
def test_what_a_picture_needs_and_does_not_get_is_named(named, figure):
    with pytest.raises(FigureError) as refused:
        paint(figure)
    assert f"saknar {named}. " in str(refused.value)


def test_the_refusal_is_one_of_a_macro_so_that_it_is_found_at_its_page():
    assert issubclass(FigureError, MacroError)


def test_what_can_be_painted_is_listed():
    with pytest.raises(FigureError) as refused:
        paint(marked(symbol="star"))
    assert "circle, diamond, line-ew, line-ns, square" in str(refused.value)

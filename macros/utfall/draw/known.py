"""What of a Plotly figure is painted. Anything else is refused by name: nothing is left out in silence.

For each part of a figure the attributes that may be there: the values that are painted, the name of the part that it
is itself, or ``None`` where any value is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from utfall.errors import FigureError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Allowed = Mapping[str, tuple[object, ...] | str | None]

CLEAR = "rgba(0,0,0,0)"
_AXIS: Allowed = {
    "type": ("category", "linear"), "categoryarray": None, "range": None, "domain": None, "anchor": None,
    "tickvals": None, "ticktext": None, "tickangle": (0,), "showgrid": (False,), "gridcolor": None,
}  # fmt: skip
_TRACE: Allowed = {
    "type": ("bar", "scatter"), "name": None, "x": None, "y": None, "xaxis": None, "yaxis": None, "customdata": None,
    "hovertemplate": None, "hoverinfo": ("skip",),
}  # fmt: skip
PARTS: Mapping[str, Allowed] = {
    "figure": {"data": None, "layout": "layout"},
    "layout": {
        "width": None, "height": None, "margin": "margin", "paper_bgcolor": (CLEAR,), "plot_bgcolor": (CLEAR,),
        "font": "font", "showlegend": (False,), "barmode": ("group", "stack"), "bargap": None,
        "annotations": "annotation", "shapes": "shape",
    },
    "margin": {"l": None, "r": None, "t": None, "b": None, "pad": None},
    "font": {"color": None, "size": None, "family": None, "weight": None},
    "xaxis": {**_AXIS, "visible": None, "zeroline": None, "zerolinecolor": None, "linecolor": None},
    "yaxis": {**_AXIS, "zeroline": None, "zerolinecolor": None, "ticklabelstandoff": None},
    "bar": {
        **_TRACE, "orientation": ("h", "v"), "width": None, "marker": "bar.marker", "text": None,
        "textposition": ("inside",), "insidetextanchor": ("middle",), "textangle": (0,), "constraintext": ("none",),
        "textfont": "font",
    },
    "bar.marker": {"color": None, "line": "marker.line"},
    "scatter": {
        **_TRACE, "orientation": ("h",), "mode": ("lines", "markers", "lines+markers"), "line": "scatter.line",
        "marker": "scatter.marker", "cliponaxis": (False,),
    },
    "scatter.line": {"color": None, "width": None, "dash": None, "shape": ("linear", "hvh")},
    "scatter.marker": {
        "symbol": ("circle", "diamond", "line-ew", "line-ns", "square"), "size": None, "color": None, "opacity": (1,),
        "line": "marker.line",
    },
    "marker.line": {"color": None, "width": None},
    "annotation": {
        "text": None, "x": None, "y": None, "xref": None, "yref": None, "xanchor": ("left", "center", "right"),
        "yanchor": ("bottom", "middle"), "xshift": None, "yshift": None, "showarrow": (False,), "font": "font",
    },
    "shape": {
        "type": ("rect", "line"), "layer": ("below",), "xref": None, "yref": None, "x0": None, "x1": None, "y0": None,
        "y1": None, "fillcolor": None, "line": "shape.line",
    },
    "shape.line": {"color": None, "width": None, "dash": None},
}  # fmt: skip
_MEANT: Mapping[str, Mapping[str, object]] = {  # what Plotly takes an attribute for that is not there
    "bar": {"orientation": "v"},
    "scatter": {"mode": "lines+markers"},
    "annotation": {"xanchor": "auto", "showarrow": True},
}
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "figure": ("data", "layout"),
    "layout": ("width", "height", "margin", "font"),
    "margin": ("l", "r", "t", "b", "pad"),
    "font": ("color",),
    "bar": ("x", "y", "marker"),
    "bar.marker": ("color",),
    "scatter": ("x", "y"),
    "scatter.line": ("color", "width"),
    "scatter.marker": ("size",),
    "marker.line": ("width",),
    "annotation": ("text", "x", "y"),
    "shape": ("type", "xref", "yref", "x0", "x1", "y0", "y1", "line"),
    "shape.line": ("width",),
}
_NUMBERED_AXIS = re.compile(r"([xy]axis)\d*")


def require_known(figure: Mapping[str, Any]) -> None:
    """Raise ``FigureError`` for the first thing in a figure that is not painted, or that painting it needs."""
    _require("figure", figure)
    for trace in figure["data"]:
        kind = trace.get("type", "scatter")
        _require_value("trace.type", kind, _TRACE["type"])
        _require(kind, trace)
        _require_alike(kind, trace, "x", "y")


def _require(part: str, given: Mapping[str, Any]) -> None:
    known = PARTS[part]
    for name in _needed(part, given):
        if given.get(name) is None:
            raise FigureError(f"{part}.{name}")
    for name, value in {**_MEANT.get(part, {}), **given}.items():
        axis = _NUMBERED_AXIS.fullmatch(name) if part == "layout" else None
        if not axis and name not in known:
            raise FigureError(part, name, known)
        _require_value(f"{part}.{name}", value, axis[1] if axis else known[name])
    if "tickvals" in given:
        _require_alike(part, given, "tickvals", "ticktext")


def _needed(part: str, given: Mapping[str, Any]) -> Iterator[str]:
    """Return the attributes that a part must have to be painted."""
    yield from _NEEDED.get(part, ())
    if part in {"xaxis", "yaxis"}:
        yield from _needed_of_axis(given)
    elif part == "scatter":
        mode = str(given.get("mode", _MEANT["scatter"]["mode"]))
        yield from (needed for way, needed in (("lines", "line"), ("markers", "marker")) if way in mode)


def _needed_of_axis(given: Mapping[str, Any]) -> Iterator[str]:
    is_category = given.get("type") == "category"
    yield from ("range", "categoryarray") if is_category else ("range",)
    if given.get("visible", True):
        yield from ("tickvals", "ticktext") if is_category else ("tickvals", "ticktext", "gridcolor", "zeroline")
        if given.get("zeroline"):
            yield "zerolinecolor"


def _require_value(place: str, value: Any, allowed: tuple[object, ...] | str | None) -> None:  # noqa: ANN401 - JSON
    if isinstance(allowed, str):
        for one in value if isinstance(value, list) else [value]:
            _require(allowed, one)
    elif allowed is not None and value not in allowed:
        raise FigureError(place, value, allowed)


def _require_alike(part: str, given: Mapping[str, Any], one: str, other: str) -> None:
    """Require two lists of one length."""
    if len(given[one]) != len(given[other]):
        raise FigureError(f"len({part}.{other})", len(given[other]), [len(given[one])])

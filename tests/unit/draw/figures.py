"""Small figures as ``render.plot`` makes them, for tests to change."""

from copy import deepcopy

CLEAR = "rgba(0,0,0,0)"
FONT = {"color": "ink", "size": 10, "family": "sans-serif"}
LAYOUT = {
    "width": 120, "height": 60, "margin": {"l": 10, "r": 10, "t": 5, "b": 15, "pad": 4}, "paper_bgcolor": CLEAR,
    "plot_bgcolor": CLEAR, "font": FONT, "showlegend": False, "bargap": 0.5, "annotations": [],
}  # fmt: skip
VALUES = {
    "range": [0, 10], "tickvals": [0, 5, 10], "ticktext": ["0", "5", "10"], "gridcolor": "grid", "zeroline": True,
    "zerolinecolor": "ink",
}  # fmt: skip
NAMES = {
    "type": "category", "categoryarray": ["a", "b"], "range": [1.5, -0.5], "tickvals": ["a", "b"],
    "ticktext": ["a", "b"],
}  # fmt: skip
UPWARDS = {"range": [0, 10], "tickvals": [0, 5], "ticktext": ["0", "5"], "gridcolor": "grid", "zeroline": False}
ALONG = {
    "type": "category", "categoryarray": ["p", "q", "r"], "range": [0, 2], "tickvals": ["r"], "ticktext": ["r"],
    "showgrid": False, "linecolor": "grid",
}  # fmt: skip


def bar(values, **changes):
    """A trace of bars, one for each of the two categories."""
    return {"type": "bar", "orientation": "h", "x": values, "y": ["a", "b"], "marker": {"color": "blue"}, **changes}


def points(values, **changes):
    """A trace of three points with a line through them."""
    line = {"color": "blue", "width": 2, "dash": "solid"}
    return {"type": "scatter", "mode": "lines", "x": ["p", "q", "r"], "y": values, "line": line, **changes}


def flat(*traces, **layout):
    """A figure of bars: values along 100 pixels from 10, two categories of 20 pixels each from 5."""
    whole = {**LAYOUT, "xaxis": VALUES, "yaxis": NAMES, **layout}
    return deepcopy({"data": list(traces), "layout": whole})


def upright(*traces, **layout):
    """A figure of lines: three periods along 100 pixels from 10, values up 40 pixels from 45."""
    return deepcopy({"data": list(traces), "layout": {**LAYOUT, "xaxis": ALONG, "yaxis": UPWARDS, **layout}})

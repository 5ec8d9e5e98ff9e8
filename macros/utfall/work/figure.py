"""Any chart of a project as a figure of Plotly's, for notebooks and own pages: ``utfall.figure``.

The only importer of Plotly. Importing Plotly takes half a second: nothing that a build does leads here.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import plotly.graph_objects as go

from utfall.render.axes import WIDE, plain
from utfall.render.plot import plot
from utfall.render.tokens import in_light, light_colours
from utfall.view.charts import chart_of
from utfall.words import words
from utfall.work.asked_history import asked_history

if TYPE_CHECKING:
    from pathlib import Path

    from utfall.project import Project
    from utfall.render.axes import Json
    from utfall.shown.chart import Chart

TITLE, LEGEND = 40, 32  # pixels above and below what the page draws, for what stands beside it there


def figure(
    project: Project | str | Path | None = None,
    name: str | None = None,
    kind: str | None = None,
    month: str | None = None,
) -> go.Figure:
    """Return a chart as the page draws it, with its title and a legend, in the colours of the light scheme.

    ``project`` is the project or a folder in it, else that of the macro that asks or the folder one is in. ``name`` and
    ``kind`` are those of the macro ``chart``, ``month`` is one such as ``2023-11``, else the one that is shown. Raises
    ``UnknownName`` for a name or a kind that there is not, ``MacroError`` where there is nothing to draw,
    ``UsageError`` where the month has errors that stop a build.
    """
    found, history = asked_history(project, month)
    chart = chart_of(history, words(found.language), name, kind).chart
    drawn = json.loads(in_light(json.dumps(plot(chart, WIDE, found.language))))
    return go.Figure(_by_itself(drawn, chart))


def _by_itself(drawn: Json, chart: Chart) -> Json:
    """Return a figure with what the page says around it: title, series, and the paper that it lies on."""
    layout, paper = drawn["layout"], light_colours()["--u-chart-paper"]
    margin = layout["margin"]
    seen: set[str] = set()
    for trace in drawn["data"]:
        is_mark = trace.get("hoverinfo") == "skip"
        trace["showlegend"] = trace["name"] not in seen and not is_mark  # once, however many panels a series is in
        seen.add(trace["name"])
    return {
        "data": drawn["data"],
        "layout": {
            **layout,
            "template": "none",
            "title": {"text": plain(chart.title), "x": 0, "xref": "container", "y": 1, "yanchor": "top",
                      "pad": {"t": 10, "l": 4}, "font": {"size": 16}},
            "height": layout["height"] + TITLE + LEGEND,
            "margin": {**margin, "t": margin["t"] + TITLE, "b": margin["b"] + LEGEND},
            "showlegend": True,
            "legend": {"orientation": "h", "x": 0, "y": 0, "yref": "container", "yanchor": "bottom"},
            "paper_bgcolor": paper,
            "plot_bgcolor": paper,
        },
    }  # fmt: skip

"""Figures of a project's own: which are drawn as the report's charts, which are shown live, and their tables."""

import json

import numpy as np
import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
import pytest

from utfall.errors import OwnMacroError
from utfall.pages.own_figures import figure_of
from utfall.shown.chart import Chart
from utfall.shown.live_figure import LiveFigure
from utfall.words import words

ROWS = pd.DataFrame({"k": ["a", "b", "a", "b"], "s": ["x", "x", "y", "y"], "v": [1.5, 2, 3, 4]})
ONE = ROWS[:2]


def shown(figure, **meta):
    figure.update_layout(title="Rubrik", meta={"alt": "Så här.", **meta})
    return figure_of(figure, words("sv"))


def told(table):
    """The headings, then each row as it is kept."""
    rows = [[str(getattr(cell.content, "value", cell.content)) for cell in row.cells] for row in table.rows]
    return [[column.heading for column in table.columns], *rows]


@pytest.mark.parametrize(
    "figure",
    [
        px.bar(ONE, x="k", y="v"),
        px.bar(ONE, x="v", y="k", orientation="h"),
        go.Figure(go.Scatter(x=["a", "b"], y=[1.5, 2])),
        go.Figure(go.Scatter(x=["a", "b"], y=[1.5, 2], mode="lines", line={"color": "red"})),
    ],
    ids=["standing", "lying", "line", "styled"],
)
def test_lines_and_bars_are_drawn_as_the_reports_own(figure):
    chart = shown(figure)
    assert isinstance(chart, Chart)
    assert told(chart.table) == [["Rad", "Värde"], ["a", "1.5"], ["b", "2.0" if "bar" in figure.data[0].type else "2"]]


def test_years_are_even_steps_and_are_written_without_a_gap():
    chart = shown(go.Figure(go.Scatter(x=np.array([2019.0, 2020.0]), y=[1, 2])))
    assert chart.panels[0].categories == ("2019", "2020")


@pytest.mark.parametrize(
    ("figure", "needs_all"),
    [
        (px.bar(ROWS, x="k", y="v", color="s"), False),
        (go.Figure([go.Bar(x=["a"], y=[1]), go.Scatter(x=["a"], y=[1])]), False),
        (go.Figure([go.Bar(x=["a"], y=[1]), go.Bar(x=["a"], y=[9], yaxis="y2")]).update_layout(yaxis2={}), False),
        (go.Figure(go.Scatter(x=[1, 2, 5], y=[1, 2, 3])), False),
        (go.Figure(go.Scatter(x=["a", "b"], y=[1, 2], mode="markers")), False),
        (go.Figure(go.Scatter(x=["a", "b"], y=[1, 2], fill="tozeroy")), False),
        (go.Figure(go.Scatter(x=["a", "b"], y=[1, 2])).update_yaxes(type="log"), False),
        (go.Figure(go.Bar(x=["a", "b"], y=[1, 2], error_y={"array": [1, 1]})), False),
        (go.Figure(go.Bar(x=["a"], y=[1])).add_hline(y=1), False),
        (go.Figure([go.Scatter(x=["a"], y=[at], name=str(at)) for at in range(5)]), False),
        (go.Figure(go.Pie(labels=["a"], values=[1])), False),
        (px.box(ROWS, x="s", y="v"), True),
    ],
    ids=["stacked", "mixed", "axes", "uneven", "points", "area", "log", "errors", "line-across", "many", "pie", "box"],
)
def test_what_the_painter_would_draw_otherwise_is_shown_live(figure, needs_all):
    found = shown(figure)
    assert isinstance(found, LiveFigure)
    assert found.needs_all is needs_all


@pytest.mark.parametrize(
    ("figure", "rows"),
    [
        (px.bar(ROWS, x="k", y="v", color="s"), [["k", "x", "y"], ["a", "1.5", "3.0"], ["b", "2.0", "4.0"]]),
        (px.box(ROWS, x="s", y="v"), [["s", "v"], ["x", "1.5"], ["x", "2.0"], ["y", "3.0"], ["y", "4.0"]]),
        (px.histogram(ONE, x="v"), [["Nr", "v"], ["1", "1.5"], ["2", "2.0"]]),
        (
            go.Figure(go.Heatmap(z=[[1, 2.5], [3, None]], x=["jan", "feb"], y=["N", "S"])),
            [["Rad", "jan", "feb"], ["N", "1", "2.5"], ["S", "3", ".."]],
        ),
        (
            go.Figure(go.Sankey(node={"label": ["A", "B"]}, link={"source": [0], "target": [1], "value": [8]})),
            [["Från", "Till", "Värde"], ["A", "B", "8"]],
        ),
        (
            go.Figure(go.Treemap(labels=["A", "B"], parents=["", "A"], values=[2, 1])),
            [["Rad", "Ingår i", "Värde"], ["A", "", "2"], ["B", "A", "1"]],
        ),
        (
            go.Figure(go.Indicator(value=5.3, delta={"reference": 4}, title={"text": "Frånvaro"})),
            [["Rad", "Värde", "Jämfört med"], ["Frånvaro", "5.3", "4"]],
        ),
        (
            go.Figure(go.Candlestick(x=["a"], open=[1], high=[3], low=[0], close=[2])),
            [["Rad", "Öppning", "Högsta", "Lägsta", "Stängning"], ["a", "1", "3", "0", "2"]],
        ),
        (
            go.Figure(go.Bar(x=[["a", "a"], ["b", "c"]], y=[1, 2])),
            [["Rad", "Värde"], ["a – b", "1"], ["a – c", "2"]],
        ),
        (
            go.Figure([go.Box(y=[1, 2], name="A"), go.Box(y=[3], name="B")]),
            [["Serie", "Värde"], ["A", "1"], ["A", "2"], ["B", "3"]],
        ),
        (
            go.Figure(go.Scatter(x=pd.to_datetime(["2023-01-01", "2023-03-01"]), y=[1, 2], mode="markers")),
            [["Rad", "Värde"], ["2023-01-01", "1"], ["2023-03-01", "2"]],
        ),
        (go.Figure(go.Pie(labels=["a"], values=np.array([2.3], "float32"))), [["Rad", "Värde"], ["a", "2.3"]]),
    ],
    ids=[
        "stacked", "box", "histogram", "heatmap", "sankey", "treemap", "indicator", "candlestick", "levels", "boxes",
        "days", "float32",
    ],
)  # fmt: skip
def test_a_live_figures_table_has_its_data(figure, rows):
    assert told(shown(figure).table) == rows


def test_a_live_figure_is_drawn_on_the_pages_paper_in_its_own_data():
    plot = json.loads(shown(px.box(ROWS, x="s", y="v")).plot)
    assert plot["data"][0]["y"] == [1.5, 2.0, 3.0, 4.0]
    assert "template" not in plot["layout"]
    assert "title" not in plot["layout"]
    assert plot["layout"]["font"]["color"] == "var(--u-chart-ink)"


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (go.Figure(go.Choropleth(locations=["SWE"], z=[1])), "spår av slaget choropleth"),
        (go.Figure(go.Scatter3d(x=[1], y=[1], z=[1])), "spår av slaget scatter3d"),
        (px.bar(ROWS, x="k", y="v", animation_frame="s"), "Diagrammet har frames"),
        (go.Figure(go.Bar(x=["a"], y=[1])).update_layout(updatemenus=[{}]), "Diagrammet har updatemenus"),
        (go.Figure([go.Heatmap(z=[[1]]), go.Bar(x=["a"], y=[1])]), "går inte att skriva som en tabell"),
        (go.Figure(), "Diagrammet har inga värden"),
    ],
    ids=["map", "space", "frames", "menu", "no-table", "empty"],
)
def test_what_no_page_can_show_is_said(figure, said):
    with pytest.raises(OwnMacroError, match=said):
        shown(figure)

"""Charts as figures of Plotly's: every one of them valid by Plotly itself, and never imported by what builds."""

import json
import subprocess
import sys

import plotly.graph_objects as go
import pytest

import utfall
from tests.seeded import SEED
from tests.unit.month import write_month
from utfall.errors import UnknownName, UsageError, UtfallError
from utfall.model.history import History
from utfall.render.axes import FRAMES
from utfall.render.plot import plot
from utfall.render.tokens import in_light
from utfall.shown.chart import ChartKind
from utfall.view.asked_breakdown import asked_breakdown
from utfall.view.breakdown_over import BreakdownOver
from utfall.view.charts import PLANS, chart_of
from utfall.words import words

KINDS = (None, *ChartKind)
SILENT = (
    "import sys, utfall, utfall.cli, utfall.plugin.register, utfall.work.build, utfall.work.publish, utfall.work.review"
)


def names(report):
    """Everything that the macro ``chart`` may be asked for."""
    listed = (*report.statements, *report.indicators, *report.lines)
    return [*(one.id for one in listed), *(one.chapter for one in report.indicators), *PLANS, *report.resources]


def charts(history, language):
    for name in dict.fromkeys(names(history.current)):
        for kind in KINDS:
            try:
                yield chart_of(history, words(language), name, kind).chart
            except UtfallError:  # there is nothing to draw, or not so
                continue
    breakdowns = history.current.breakdowns
    divided = [(name, by) for name in breakdowns.indicators for by in breakdowns.by(name) if len(by) == 1]
    for indicator, by in divided:
        drawn = BreakdownOver(asked_breakdown(history, words(language), indicator, by)).multiples()
        yield from [drawn] if drawn else []


@pytest.mark.parametrize("archive", ["real", "example"])
def test_plotly_takes_every_figure_of_every_kind(archive, request):
    given = request.getfixturevalue(archive)
    history = given if isinstance(given, History) else History((given,))
    figures = [
        in_light(json.dumps(plot(chart, frame, "sv"), sort_keys=True))
        for chart in charts(history, "sv")
        for frame in FRAMES
    ]
    for figure in dict.fromkeys(figures):
        assert len(go.Figure(json.loads(figure)).data) == len(json.loads(figure)["data"]) > 0
    kinds = {chart.kind for chart in charts(history, "sv")}
    over_time = {  # of several months, which the real report's archive is not
        ChartKind.LINE, ChartKind.MULTIPLES, ChartKind.MONTHS, ChartKind.DOTS, ChartKind.STEPS,
    }  # fmt: skip
    assert kinds == set(ChartKind) - (set() if archive == "example" else over_time)
    assert len(figures) > 100


def test_any_chart_of_a_project_is_a_figure_with_title_legend_and_real_colours():
    found = utfall.figure(SEED, "ekonomi")
    assert isinstance(found, go.Figure)
    assert [trace.name for trace in found.data] == ["Utfall", "Budget", "Samma period förra året"]
    assert found.data[0].x[0] == 1265135
    assert found.data[0].marker.color == "#0b5c73"
    assert found.layout.title.text == "Utfall mot mål, budget och förra året, november 2023"
    assert (found.layout.showlegend, found.layout.paper_bgcolor) == (True, "#fcfbf8")
    assert "var(" not in found.to_json()


def test_a_series_in_several_panels_is_in_the_legend_once():
    found = utfall.figure(SEED, "resultat")
    shown = [trace.name for trace in found.data if trace.showlegend]
    assert len(found.data) > len(shown) == len(set(shown))


def test_kind_and_month_are_those_of_the_macro_and_the_project(tmp_path):
    month = write_month(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Rapport\nuse_directory_urls: false\n", encoding="utf-8")
    assert {trace.type for trace in utfall.figure(str(tmp_path), "ekonomi").data} == {"bar", "scatter"}
    assert {trace.type for trace in utfall.figure(tmp_path, "ekonomi", "bars", "2023-11").data} == {"bar"}
    with pytest.raises(UnknownName, match="inget att rita som heter ”ekonomin”"):
        utfall.figure(tmp_path, "ekonomin")
    with pytest.raises(UsageError, match="Det finns ingen månad 2022-01"):
        utfall.figure(tmp_path, month="2022-01")
    month.edited("indicators", 2, name="")
    with pytest.raises(UsageError, match="Månaden 2023-11 har fel som stoppar bygget"):
        utfall.figure(tmp_path, "ekonomi")


def test_the_root_has_what_it_names_and_nothing_else():
    with pytest.raises(AttributeError, match="no attribute 'figures'"):
        _ = utfall.figures


def test_what_builds_checks_and_publishes_never_imports_plotly():
    command = [sys.executable, "-c", f"{SILENT}; print('plotly' in sys.modules)"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "False\n"

"""A chart's fragment and its figure: complete without script, colours from the style sheet, type that can be read."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

import utfall
from utfall.model.history import History
from utfall.render.axes import FRAMES, NARROW, WIDE
from utfall.render.chart import LIVE_WORDS, PaintedChart, chart
from utfall.render.plot import plot
from utfall.shown.chart import Chart, ChartKind, ChartSeries, Panel, Role
from utfall.view.charts import chart_of

ASSETS = Path(utfall.__file__).parent / "theme/assets"
STYLES = (ASSETS / "tokens.css").read_text(encoding="utf-8")
LEAST_TYPE = 12  # pixels


@pytest.fixture
def shown(small, sv):
    return chart_of(History((small,)), sv, "ekonomi").chart


@pytest.fixture
def statement(real, sv):
    return chart_of(History((real,)), sv, "resultat").chart


def pictured(chart):
    """Pictures of a chart, each with shapes of its own in the place of what is painted."""
    shapes = {WIDE: '<path d="M0,0Z"></path>', NARROW: "<text>a</text>"}
    return {frame.name: PaintedChart(plot(chart, frame, "sv"), drawn) for frame, drawn in shapes.items()}


def soup(fragment):
    return BeautifulSoup(fragment, "html.parser")


def test_a_chart_is_one_line_with_picture_words_table_and_source(shown, sv):
    fragment = chart(shown, pictured(shown), sv)
    assert "\n" not in fragment
    page = soup(fragment)
    assert page.find("figcaption").text == shown.title
    assert [svg["aria-label"] for svg in page.select(".u-still svg")] == [shown.alternative] * 2
    assert not page.find("details").has_attr("open")
    assert page.select_one("details table caption").text == shown.title
    [source] = page.select(".u-origin")
    assert "data/2023-11/observations.csv" in source.text
    assert source.find_parent("details")["class"] == ["u-source"]  # which print.css lets stand open on paper
    assert page.find("button").has_attr("hidden")  # until the script is there to answer it


def test_each_series_has_its_word_and_a_shape_of_its_own(shown, sv):
    keys = soup(chart(shown, pictured(shown), sv)).select(".u-chart-key li")
    assert [key.text for key in keys] == ["Utfall", "Budget", "Samma period förra året"]
    assert len({str(key.svg.contents) for key in keys}) == len(keys)


def test_the_script_is_given_figure_and_words(shown, sv):
    figure = soup(chart(shown, pictured(shown), sv)).find("figure")
    plotted = json.loads(figure["data-plot"])
    assert [one["name"] for one in plotted["data"]] == ["Utfall", "Budget", "Samma period förra året"]
    assert plotted["data"][0]["customdata"][0] == "1\u00a0265\u00a0135\u00a0tkr"
    assert set(json.loads(figure["data-words"])) == set(LIVE_WORDS)


@pytest.mark.parametrize(
    ("written", "around"),
    [
        ("{}", "body > div"),
        ("- en punkt\n\n    {}\n", "li > div, li div.u-block"),
        ("!!! note\n    {}\n", ".admonition div.u-block"),
        ('=== "Flik"\n\n    {}\n', ".tabbed-block div.u-block"),
        ("| a | b |\n|---|---|\n| x | {} |\n", "td div.u-block"),
    ],
)
def test_a_chart_survives_where_markdown_puts_it(shown, sv, engine, written, around):
    fragment = chart(shown, pictured(shown), sv)
    markdown = Markdown(extensions=list(engine.extensions), extension_configs=dict(engine.extension_configs))
    page = soup(f"<body>{markdown.convert(written.format(fragment))}</body>")
    [block] = [one for one in page.select(around) if one.get("id") == shown.id]
    whole = soup(fragment)
    assert block.find("figure")["data-plot"] == whole.find("figure")["data-plot"]
    assert [cell.text for cell in block.select("td, th")] == [cell.text for cell in whole.select("td, th")]
    assert block.select_one(".u-narrow text").text == "a"


@pytest.mark.parametrize("frame", FRAMES)
def test_type_is_never_too_small_and_nothing_is_wider_than_its_frame(statement, frame):
    layout = plot(statement, frame, "sv")["layout"]
    assert layout["font"]["size"] >= LEAST_TYPE
    assert layout["width"] == frame.width
    assert layout["margin"]["l"] + layout["margin"]["r"] < frame.width / 2
    sizes = re.findall(r'"size": (\d+)', json.dumps(layout))
    assert all(int(size) >= LEAST_TYPE for size in sizes)
    assert f"min-width: {NARROW.width}px" in (ASSETS / "charts.css").read_text(encoding="utf-8")


def test_every_colour_of_a_figure_is_one_of_the_style_sheet(statement, shown):
    for one in (statement, shown, replace(shown, kind=ChartKind.BARS)):
        used = set(re.findall(r"var\((--[a-z-]+)\)", json.dumps(plot(one, WIDE, "sv"))))
        assert used
        assert all(f"{name}:" in STYLES for name in used)
        assert not re.search(r"#[0-9a-f]{3,6}\b|rgb\(", json.dumps(plot(one, WIDE, "sv")))


def test_every_role_has_a_colour():
    assert all(f"--u-chart-{role.value}:" in STYLES for role in Role)


def test_names_are_text_and_never_markup(shown):
    [panel] = shown.panels
    evil = replace(shown, panels=(replace(panel, categories=("<b>fet</b>", "a & b")),))
    ticks = plot(evil, WIDE, "sv")["layout"]["yaxis"]["ticktext"]
    assert ticks == ["&lt;b&gt;fet&lt;/b&gt;", "a &amp; b"]


def test_panels_of_one_unit_share_their_scale(statement):
    layout = plot(statement, WIDE, "sv")["layout"]
    assert layout["xaxis2"]["range"] == layout["xaxis"]["range"]
    assert layout["yaxis"]["domain"][0] > layout["yaxis2"]["domain"][1]


def lines(*values, breaks=(), names=()):
    """A chart of lines: one series of values for each role from the outcome on."""
    categories = tuple(names) or tuple(f"p{at}" for at in range(len(values[0])))
    roles = (Role.OUTCOME, Role.TARGET, Role.PREVIOUS)
    series = tuple(
        ChartSeries(role, role.value, tuple(None if one is None else Decimal(str(one)) for one in row),
                    tuple(str(one) for one in row), (None,) * len(row), end=role.value,
                    breaks=breaks if role is Role.OUTCOME else ())
        for role, row in zip(roles, values, strict=False)
    )  # fmt: skip
    panel = Panel(categories, series, "")
    return Chart("chart-x", ChartKind.LINE, "x", "y", (panel,), None)


def test_a_line_does_not_lead_from_one_years_sum_to_the_next():
    [trace] = plot(lines([10, 20, 5], breaks=(2,)), WIDE, "sv")["data"]
    assert list(zip(trace["x"], trace["y"], strict=True)) == [("p0", 10), ("p1", 20), ("p1", None), ("p2", 5)]
    assert trace["customdata"] == ["10", "20", "", "5"]


def test_a_point_that_no_line_reaches_has_a_dot():
    outcome, target = plot(lines([1, 2, None, 4] * 5, [None, 3, None, 4] + [None] * 16), WIDE, "sv")["data"]
    assert [at for at, size in enumerate(target["marker"]["size"]) if size] == [1, 3]
    assert outcome["marker"]["size"][-1] > 0  # where it ends
    assert outcome["marker"]["size"][:3] == [0, 0, 0]


def test_names_of_lines_that_end_together_are_apart_and_above_the_axis():
    layout = plot(lines([50, 10], [50, 10.1], [50, 10.2]), WIDE, "sv")["layout"]
    low, high = layout["yaxis"]["range"]
    ends = sorted((one["y"] - low) / (high - low) * 270 + one["yshift"] for one in layout["annotations"])
    assert len(ends) == 3
    assert ends[0] >= 0
    assert all(after - before >= 16.9 for before, after in pairwise(ends))
    assert len(layout["shapes"]) >= 2  # a fine line to each that has been moved


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ([0, 1, 2], ["0", "1", "2"]),  # whole numbers of whole things
        ([0.5, 1, 2], ["0,0", "0,5", "1,0", "1,5", "2,0"]),
        ([0.61, 0.64, 0.66], ["0,61", "0,62", "0,63", "0,64", "0,65", "0,66"]),  # no two are written alike
        ([70_000, 830_000], ["0", "200\u00a0000", "400\u00a0000", "600\u00a0000", "800\u00a0000"]),  # from near zero
        ([940, 960], ["940", "945", "950", "955", "960"]),
        ([-2000, 1000], ["−2\u00a0000", "−1\u00a0000", "0", "1\u00a0000"]),
    ],
)
def test_figures_on_an_axis_are_round_and_have_the_decimals_they_need(values, shown):
    assert plot(lines(values), WIDE, "sv")["layout"]["yaxis"]["ticktext"] == shown


def test_figures_on_an_axis_are_written_in_the_language_of_the_page():
    axis = plot(lines([-70_000.5, 830_000]), WIDE, "en")["layout"]["yaxis"]
    assert axis["ticktext"] == ["0", "200,000", "400,000", "600,000", "800,000"]


def test_a_line_is_named_at_its_last_period_whatever_that_is_called():
    layout = plot(lines([61, 64, 66], [65, 65, 70], names=("2023", "2024", "2025")), WIDE, "sv")["layout"]
    assert [one["text"] for one in layout["annotations"]] == ["target", "outcome"]
    assert {one["x"] for one in layout["annotations"]} == {2.3}  # the right edge


@pytest.mark.parametrize("frame", FRAMES)
def test_every_axis_of_bars_has_two_figures_at_least(statement, frame):
    layout = plot(statement, frame, "sv")["layout"]
    assert all(len(layout[axis]["tickvals"]) > 1 for axis in ("xaxis", "xaxis2"))


def test_parts_of_a_bar_differ_in_sign_and_word_too(example, sv):
    counted = chart_of(example, sv, "activities").chart
    told = [trace["text"][0] for trace in plot(counted, WIDE, "sv")["data"]]
    assert told[0] == "■ 6 avslutad"
    assert len({text[0] for text in told}) == len(told) > 2
    narrow = [trace["text"][0] for trace in plot(counted, NARROW, "sv")["data"]]
    assert [text[0] for text in narrow] == [text[0] for text in told]
    keys = soup(chart(counted, pictured(counted), sv)).select(".u-chart-key svg")
    assert len({str(key.contents) for key in keys}) == len(told)


def test_a_line_breaks_where_its_definition_does(example, sv):
    this_year, last_year, *_ = chart_of(example, sv, "servicearenden").chart.panels[0].series
    assert (this_year.breaks, last_year.breaks) == ((), (4,))  # contacts by chat are counted from May 2024

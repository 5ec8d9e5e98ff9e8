"""Our pictures of charts beside Plotly's own drawing of the same figures: every text there, marks within a pixel."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

import utfall
from tests.seeded import MONTH, SEED
from utfall.checks.examine import examine
from utfall.demo import demo
from utfall.draw import paint
from utfall.model.history import History
from utfall.render.axes import FRAMES
from utfall.render.plot import plot
from utfall.render.tokens import in_light
from utfall.shown.chart import Chart, ChartKind, ChartSeries, Panel, Role
from utfall.source.archive import read_archive
from utfall.view.charts import chart_of
from utfall.words import words

pytestmark = pytest.mark.browser

PLOTLY = Path(utfall.__file__).parent / "theme/assets/vendor/plotly-basic.min.js"
MEASURE = Path(__file__).with_name("measure.js").read_text(encoding="utf-8").strip().rstrip(";")
NEAR = 1.0  # pixels
OURS = """([shapes, width, height, measure]) => {
  document.body.innerHTML = `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"
    font-family="sans-serif">${shapes}</svg>`
  return eval(measure)([document.querySelector('svg')])
}"""
THEIRS = """async ([figure, measure]) => {
  document.body.innerHTML = '<div></div>'
  const canvas = document.querySelector('div')
  await Plotly.newPlot(canvas, figure.data, figure.layout, { staticPlot: true })
  return eval(measure)([...canvas.querySelectorAll('svg')])
}"""


def numbers(*values):
    return tuple(None if value is None else Decimal(str(value)) for value in values)


def series(role, name, *values):
    return ChartSeries(
        role, name, numbers(*values), tuple("" if one is None else str(one) for one in values), (None,) * len(values)
    )


def made(kind, *panels):
    return Chart("chart-made", kind, "Rubrik", "Vad man ser", panels, None)


YEARS = ("2021", "2022", "2023", "2024", "2025")  # names that look like numbers
MADE = {
    "a yearly series": made(
        ChartKind.LINE,
        Panel(
            YEARS,
            (series(Role.OUTCOME, "Utfall", 61, 64.5, None, 70, 66), series(Role.TARGET, "Mål", 65, 65, 66, 66, 70)),
            "%",
        ),
    ),
    "years on both sides of zero": made(
        ChartKind.LINE,
        Panel(YEARS, (series(Role.OUTCOME, "Två < tre & fyra", -5, None, 7, None, 2),), ""),
    ),
    "bars of nothing": made(
        ChartKind.BARS,
        Panel(
            ("1", "2", "3"),
            (series(Role.OUTCOME, "Utfall", 0, 5, None), series(Role.TARGET, "Budget", 0, None, 4)),
            "",
        ),
    ),
    "counts of two plans": made(
        ChartKind.COUNTS,
        Panel(
            ("Mål", "Aktiviteter"),
            (
                series(Role.GOOD, "Uppfyllt", 3, 2), series(Role.SOME, "Delvis", 0, 4), series(Role.BAD, "Nej", 1, 0),
                series(Role.UNKNOWN, "Ej bedömt", 2, 1), series(Role.DONE, "Klart", 5, 1),
            ),
            "",
        ),
    ),
    "both sides of zero": made(
        ChartKind.DIVERGING,
        Panel(
            ("Ett långt namn på en rad som bryts i flera", "Två"),
            (
                series(Role.OUTCOME, "Utfall", -12000.5, 300), series(Role.TARGET, "Budget", -9000, 0),
                series(Role.FORECAST, "Prognos", None, -700), series(Role.ROLLING, "R12", -100, 100),
            ),
            "tkr",
        ),
    ),
}  # fmt: skip
OF_THE_SEED = ("resultat", "ekonomi", "hr", "indikatorer", "goals", "activities", "projects")
OF_THE_EXAMPLE = (
    "resultat", "ekonomi", "sjukfranvaro", "kostnader", "kostnader:line", "kostnader:steps", "servicearenden", "nki",
    "bemanningsgrad", "personalomsattning", "assignments",
)  # fmt: skip


@pytest.fixture(scope="session")
def charts(tmp_path_factory):
    """Charts of the report and of the example, and some that are made to be difficult, by name."""
    sv = words("sv")
    root = tmp_path_factory.mktemp("example") / "exempel"
    demo(root)
    example = History(read_archive(sorted((root / "data").iterdir()), root))
    seed = examine(SEED / "data" / MONTH, SEED).history
    found = dict(MADE)
    for history, names in ((seed, OF_THE_SEED), (example, OF_THE_EXAMPLE)):
        for name in names:
            asked, _, kind = name.partition(":")
            chart = chart_of(history, sv, asked, kind or None).chart
            found[f"{name}, {chart.kind}, {history.current.period}"] = chart
    return found


@pytest.fixture(scope="session")
def window(browser):
    """A page that has nothing but Plotly."""
    page = browser.new_page(viewport={"width": 800, "height": 1400})
    page.set_content("<!doctype html><body style='margin: 0'></body>")
    page.add_script_tag(path=PLOTLY)
    yield page
    page.close()


def difference(one, other):
    return max((abs(a - b) for a, b in zip(one, other, strict=True)), default=0)


def unmatched(ours, theirs, is_same):
    """Return what of ours has no counterpart, each counterpart taken once, and the counterparts that are left."""
    left, alone = list(theirs), []
    for one in ours:
        found = next((other for other in left if is_same(one, other)), None)
        alone.append(one) if found is None else left.remove(found)
    return alone, left


def is_same_text(one, other):
    return one["told"] == other["told"] and one["look"] == other["look"] and difference(one["at"], other["at"]) <= NEAR


def is_same_mark(one, other):
    return (
        len(one["along"]) == len(other["along"])
        and one["look"] == other["look"]
        and difference(one["edges"] + one["along"], other["edges"] + other["along"]) <= NEAR
    )


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
def test_every_text_and_mark_is_where_plotly_has_it(charts, window, frame):
    placed_by_us = {ChartKind.MULTIPLES}  # in boxes of our own: tests/browser/test_breakdowns.py
    assert {chart.kind for chart in charts.values()} == set(ChartKind) - placed_by_us
    compared = 0
    for name, chart in charts.items():
        figure = json.loads(in_light(json.dumps(plot(chart, frame, "sv"))))
        size = figure["layout"]["width"], figure["layout"]["height"]
        ours = window.evaluate(OURS, [paint(figure), *size, MEASURE])
        theirs = window.evaluate(THEIRS, [figure, MEASURE])
        assert unmatched(ours["texts"], theirs["texts"], is_same_text) == ([], []), name
        assert unmatched(ours["marks"], theirs["marks"], is_same_mark) == ([], []), name
        compared += len(ours["texts"]) + len(ours["marks"])
    assert compared > 400

"""No two texts of a picture meet and none is cut: every chart of the example and of the bodies, at both widths."""

import re
from html import unescape
from itertools import combinations
from pathlib import Path

import pytest

from tests.unit.view.test_every_table import up_to
from utfall.draw import paint
from utfall.errors import UtfallError
from utfall.model.history import History
from utfall.render.axes import FRAMES
from utfall.render.plot import plot
from utfall.render.type_width import type_width
from utfall.shown.chart import ChartKind
from utfall.source.archive import read_archive
from utfall.view.charts import chart_of
from utfall.words import words

BODIES = Path(__file__).parents[2] / "bodies"
KINDS = (None, ChartKind.LINE, ChartKind.STEPS)


def attributes(written):
    return dict(re.findall(r'([\w-]+)="([^"]*)"', written))


def texts(svg):
    """Every line of text of a picture: what it says, and its box."""
    found, group = [], {}
    for part in re.finditer(r"<g([^<>]*)>|</g>|<text([^<>]*)>(.*?)</text>", svg):
        if part[0].startswith("<g"):
            group = attributes(part[1])
        elif part[0] == "</g>":
            group = {}
        else:
            own = {**group, **attributes(part[2])}
            spans = re.findall(r'<tspan x="([^"]*)" y="([^"]*)">(.*?)</tspan>', part[3])
            for x, y, told in spans or [(own["x"], own["y"], part[3])]:
                found.append(line(told, float(x), float(y), own))
    return found


def line(told, x, y, look):
    size, is_bold = float(look["font-size"].removesuffix("px")), "font-weight" in told or "font-weight" in look
    plain = unescape(re.sub(r"<[^<>]*>", "", told))
    width = type_width(plain, size, bold=is_bold) / 1.06
    left = x - {"middle": width / 2, "end": width}.get(look.get("text-anchor", ""), 0)
    return plain, (left, y - size * 0.72, left + width, y + size * 0.2)


def meet(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def faults(chart, language):
    for frame in FRAMES:
        figure = plot(chart, frame, language)
        width, height = figure["layout"]["width"], figure["layout"]["height"]
        found = texts(paint(figure))
        for (told, box), (other, beside) in combinations(found, 2):
            if meet(box, beside):
                yield chart.id, chart.kind, frame.name, told, other
        for told, (left, top, right, bottom) in found:
            if left < -1 or top < -1 or right > width + 1 or bottom > height + 1:
                yield chart.id, chart.kind, frame.name, told, "cut"


def charts(history, language):
    report = history.current
    names = [one.id for one in (*report.indicators, *report.lines)]
    for name in names:
        for kind in KINDS:
            try:
                yield chart_of(history, words(language), name, kind).chart
            except UtfallError:
                continue


@pytest.mark.parametrize("month", ["2023-03", "2024-01", "2024-07", "2025-05", "2025-12"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_in_the_examples_pictures(example, month, language):
    drawn = list(charts(up_to(example, month), language))
    assert len({one.kind for one in drawn}) >= 3
    assert [one for chart in drawn for one in faults(chart, language)] == []


@pytest.mark.parametrize("body", ["bjorkvik", "fiscal", "lundbo", "northmarsh"])
def test_in_the_bodies_pictures(body):
    root = BODIES / body
    history = History(read_archive(sorted((root / "data").iterdir()), root))
    language = history.current.package.language
    drawn = list(charts(history, language))
    assert [one for chart in drawn for one in faults(chart, language)] == []

"""Pictures are drawn once for each content, all that are missing in one start, and never half."""

from dataclasses import replace

import pytest

from utfall.draw import drawings as module
from utfall.draw.browser import DrawingError
from utfall.draw.drawings import Drawings
from utfall.model.history import History
from utfall.view.charts import chart_of
from utfall.words import Sentence, words

PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M1,2Z" style="fill: rgb(1, 1, 1);"/></svg>'


@pytest.fixture
def starts(monkeypatch):
    """The starts of a browser that draws at once: how many figures each was given."""
    found = []

    def draw(figures, _browser):
        found.append(len(figures))
        return [PICTURE for _ in figures]

    monkeypatch.setattr(module, "draw", draw)
    monkeypatch.setattr(module, "find_browser", lambda: "chromium")
    return found


@pytest.fixture
def chart(small):
    return chart_of(History((small,)), words("sv"), "ekonomi").chart


def changed(chart):
    [panel] = chart.panels[:1]
    first = replace(panel.series[0], shown=("0", *panel.series[0].shown[1:]))
    return replace(chart, panels=(replace(panel, series=(first, *panel.series[1:])),))


def test_a_chart_is_asked_for_then_drawn_then_kept(tmp_path, chart, starts):
    drawings = Drawings(tmp_path)
    assert drawings.stills(chart) is None
    assert not drawings.is_complete
    assert drawings.draw_missing() == 2  # both widths
    assert drawings.is_complete
    assert set(drawings.stills(chart)) == {"wide", "narrow"}
    assert Drawings(tmp_path).stills(chart) == drawings.stills(chart)
    assert drawings.draw_missing() == 0
    assert starts == [2]


def test_a_changed_figure_redraws_only_its_own_chart(tmp_path, small, chart, starts):
    other = chart_of(History((small,)), words("sv"), "activities").chart
    for shown in (chart, other):
        drawings = Drawings(tmp_path)
        drawings.stills(shown)
        drawings.draw_missing()
    after = Drawings(tmp_path)
    assert after.stills(other)
    assert after.stills(changed(chart)) is None
    assert after.draw_missing() == 2
    assert starts == [2, 2, 2]


@pytest.mark.parametrize("damage", [lambda text: text[:-5], lambda _: "", lambda text: text.replace("M1", "M9")])
def test_a_damaged_picture_is_drawn_anew(tmp_path, chart, starts, damage):
    drawings = Drawings(tmp_path)
    drawings.stills(chart)
    drawings.draw_missing()
    for file in tmp_path.iterdir():
        file.write_text(damage(file.read_text("utf-8")), "utf-8")
    assert drawings.stills(chart) is None
    assert drawings.draw_missing() == 2
    assert drawings.stills(chart)
    assert starts == [2, 2]


def test_without_a_browser_nothing_is_drawn_and_nothing_fails(tmp_path, chart, starts, monkeypatch):
    monkeypatch.setattr(module, "find_browser", lambda: None)
    drawings = Drawings(tmp_path)
    drawings.stills(chart)
    assert drawings.draw_missing() == 0
    assert not drawings.is_complete
    assert starts == []


def test_a_browser_that_fails_leaves_nothing_behind(tmp_path, chart, monkeypatch):
    def draw(_figures, _browser):
        raise DrawingError(Sentence("error.not-drawn-in-time", {"browser": "chromium", "seconds": 1}))

    monkeypatch.setattr(module, "draw", draw)
    monkeypatch.setattr(module, "find_browser", lambda: "chromium")
    drawings = Drawings(tmp_path)
    drawings.stills(chart)
    with pytest.raises(DrawingError):
        drawings.draw_missing()
    assert list(tmp_path.iterdir()) == []

"""Breakdowns as they are seen: small charts whose labels keep apart, and heat tables that need no colour."""

import os
import shutil
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest

from tests.thoroughly import thorough

pytestmark = pytest.mark.browser

KEPT = [f"2024-{month:02}" for month in (11, 12)] + [f"2025-{month:02}" for month in range(1, 13)]
LABELS = """() => [...document.querySelectorAll('[id^=multiples-] .u-still > svg')]
  .filter(svg => svg.getBoundingClientRect().width > 0)
  .map(svg => [...svg.querySelectorAll('text')].map(text => {
    const {left, top, right, bottom} = text.getBoundingClientRect()
    const edge = svg.getBoundingClientRect()
    return [text.textContent, left, top, right, bottom, left >= edge.left - 1 && right <= edge.right + 1]
  }))"""
CELLS = """() => [...document.querySelectorAll('[id^=heat-] td.u-heat')].map(cell => {
  const shape = cell.querySelector('svg').getBoundingClientRect(), word = cell.querySelector('.u-word')
  const box = word.getBoundingClientRect(), around = cell.getBoundingClientRect()
  return {
    figure: cell.firstChild.textContent.trim(), word: word.textContent,
    size: parseFloat(getComputedStyle(word).fontSize),
    drawn: shape.width >= 9 && shape.height >= 9,
    inside: box.left >= around.left && box.right <= around.right + 0.5 && box.bottom <= around.bottom + 0.5,
  }
})"""
WIDTHS = pytest.mark.parametrize("width", [360, 1280])


@pytest.fixture(scope="module")
def divided(tmp_path_factory):
    """The built site of the example, with the months that a heat table and a line need."""
    root = tmp_path_factory.mktemp("divided") / "report"
    utfall = Path(sys.executable).with_name("utfall")
    subprocess.run([utfall, "demo", root], check=True, capture_output=True)
    for folder in (root / "data").iterdir():
        if folder.name not in KEPT:
            shutil.rmtree(folder)
    whole = {**os.environ, "UTFALL_FORMS": ""}
    built = subprocess.run([utfall, "build"], cwd=root, capture_output=True, text=True, check=False, env=whole)
    assert built.returncode == 0, built.stdout + built.stderr
    return root / "site"


@pytest.fixture
def opened(divided, serve, browser):
    """Open the page with breakdowns and return what a question in the browser answers."""

    def ask(width, question, scheme="light"):
        with serve(divided) as address:
            context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
            window = context.new_page()
            window.goto(f"{address}/hr.html", wait_until="load")
            answer = question(window)
            context.close()
        return answer

    return ask


@WIDTHS
def test_no_label_of_small_multiples_lies_on_another_or_outside_the_picture(opened, width):
    (labels,) = opened(width, lambda window: window.evaluate(LABELS))
    assert len(labels) > 40
    assert [text for text, *_, is_inside in labels if not is_inside] == []
    over = [
        (one[0], two[0])
        for one, two in combinations(labels, 2)
        if one[1] < two[3] - 1 and two[1] < one[3] - 1 and one[2] < two[4] - 2 and two[2] < one[4] - 2
    ]
    assert over == []


@WIDTHS
def test_a_cell_of_a_heat_table_says_its_figure_its_word_and_its_shape(opened, width):
    cells = opened(width, lambda window: window.evaluate(CELLS))
    assert len(cells) == 2 * 10 * 12  # nine units and the whole, of sick leave and of employees
    assert {cell["word"] for cell in cells} >= {"Målet nås", "Målet nås inte", "lägst", "högst"}
    assert all(cell["figure"] and cell["drawn"] and cell["inside"] and cell["size"] >= 12 for cell in cells)


@pytest.mark.parametrize(
    ("width", "scheme"), [(360, "light"), (1280, "dark"), thorough(360, "dark"), thorough(1280, "light")]
)
def test_breakdowns_break_no_rule_and_never_push_the_page_sideways(opened, violations, width, scheme):
    def question(window):
        window.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        return violations(window), window.evaluate("document.documentElement.scrollWidth <= innerWidth")

    assert opened(width, question, scheme) == ([], True)


def test_all_of_it_is_there_without_script(divided, serve, browser):
    with serve(divided) as address:
        context = browser.new_context(java_script_enabled=False)
        window = context.new_page()
        window.goto(f"{address}/hr.html", wait_until="load")
        assert window.locator("[id^=multiples-] svg.u-wide").first.is_visible()
        window.locator("details:has([id^=heat-]) > summary").first.click()
        assert window.locator("[id^=heat-] .u-legend").first.is_visible()
        context.close()

"""What the page gives without script, and what it asks of others: everything, and nothing."""

import pytest

pytestmark = pytest.mark.browser

READING = """() => {
  const article = document.querySelector('article')
  article.querySelectorAll('.u-explore').forEach(button => { button.hidden = true }) // what script adds to a chart
  return {
    text: article.innerText,
    figures: [...article.querySelectorAll('data')].map(node => node.innerText),
    numbers: [...article.querySelectorAll('td.u-number')].map(node => node.innerText),
    statuses: [...article.querySelectorAll('.u-mark')].map(node => node.innerText),
    shapes: [...article.querySelectorAll('.u-mark .u-shape')].map(node => node.getBoundingClientRect().width > 8),
  }
}"""

LINES = """() => {
  const full = []
  for (const paragraph of document.querySelectorAll('article > p')) {
    const lines = new Map(), range = document.createRange()
    for (const node of [...paragraph.childNodes].filter(node => node.nodeType === 3))
      for (let at = 0; at < node.length; at++) {
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const line = Math.round(range.getBoundingClientRect().top)
        lines.set(line, (lines.get(line) ?? 0) + 1)
      }
    full.push(...[...lines.values()].slice(0, -1))
  }
  return full
}"""


def test_without_script_every_table_figure_and_status_is_there(reader, pages):
    read = {}
    for script in (True, False):
        with reader(java_script_enabled=script) as window:
            for name in pages:
                window.visit(name)
                read[name, script] = window.evaluate(READING)
    for name in pages:
        assert read[name, False] == read[name, True], name
        assert all(read[name, False]["shapes"]), name
    everything = [read[name, False] for name in pages]
    assert sum(len(page["numbers"]) for page in everything) > 100
    assert sum(len(page["statuses"]) for page in everything) > 50
    assert sum(len(page["figures"]) for page in everything) >= 2


@pytest.mark.parametrize("script", [True, False])
def test_the_scheme_is_the_system_s_with_script_and_without(reader, script):
    ask = "getComputedStyle(document.body).backgroundColor"
    shown = {}
    for scheme in ("light", "dark"):
        with reader(color_scheme=scheme, java_script_enabled=script) as window:
            window.visit("index.html")
            shown[scheme] = window.evaluate(ask)
    assert shown == {"light": "rgb(252, 251, 248)", "dark": "rgb(21, 24, 27)"}


def test_without_script_the_chapters_can_be_reached_on_a_narrow_screen(reader):
    with reader(360, java_script_enabled=False) as window:
        window.visit("index.html")
        window.locator(".u-menu > details > summary").focus()
        window.keyboard.press("Enter")
        window.locator(".u-menu a", has_text="Portfölj och projekt").click()
        assert window.locator("h1").inner_text().startswith("6 Bilaga Portfölj och projekt")


def test_a_bound_figure_shows_its_source_when_it_is_focused(reader):
    shown = "getComputedStyle(document.querySelector('.u-figure'), '::after').content"
    with reader(320) as window:
        window.visit("ekonomi.html")
        assert "Källa" not in window.evaluate(shown)
        window.locator(".u-figure").first.focus()
        source = window.evaluate(shown)
        assert "Verksamhetens resultat, Utfall hittills i år, november 2023: 19\u00a0118\u00a0tkr" in source
        assert "Källa: data/2023-11/observations.csv" in source
        assert window.evaluate("document.documentElement.scrollWidth") == 320


def test_lines_of_text_hold_60_to_75_characters_on_a_wide_screen(reader):
    with reader(1280) as window:
        window.visit("ekonomi.html")
        lines = window.evaluate(LINES)
    assert len(lines) > 15
    assert 60 <= sum(lines) / len(lines) <= 75

"""WCAG 2.0 to 2.2, A and AA, and axe's best practice; and what axe does not see: shapes, focus, language."""

import re

import pytest

from tests.thoroughly import thorough

pytestmark = pytest.mark.browser

# A sheet that a script makes is not the page's own, and no policy for content stops it.
STILL = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('* { transition: none !important }')
  document.adoptedStyleSheets = [sheet]
}"""

SCHEMES = ("light", "dark")
# A few of the indicators' pages, which one macro makes: `make thorough` and `make accessibility` try all.
ALIKE = 3
WIDTHS = pytest.mark.parametrize("width", [360, 1280])

# The contrast of each drawn thing against the first background behind it, by WCAG's formula.
CONTRASTS = """() => {
  const levels = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(Number).map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  const light = colour => { const [r, g, b] = levels(colour); return 0.2126 * r + 0.7152 * g + 0.0722 * b }
  const behind = node => {
    const colour = getComputedStyle(node).backgroundColor
    return /, 0\\)$/.test(colour) ? behind(node.parentElement) : colour
  }
  return [...document.querySelectorAll('.u-mark .u-shape')].map(shape => {
    const line = shape.querySelector('.u-line')
    const drawn = line ? getComputedStyle(line).stroke : getComputedStyle(shape).fill
    const [high, low] = [light(drawn), light(behind(shape))].sort((a, b) => b - a)
    return [shape.parentElement.className, (high + 0.05) / (low + 0.05)]
  })
}"""

FOCUSED = """() => {
  const node = document.activeElement
  if (node === document.body) return null
  const box = node.getClientRects()[0], style = getComputedStyle(node)
  return {
    what: node.outerHTML.slice(0, 120),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: node.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)),
  }
}"""

ENGLISH = re.compile(
    r"\b(search|skip|menu|back|next|previous|not found|made with|copy|toggle|loading)\b", re.IGNORECASE
)

CONTROLS = """() => [
  document.title,
  ...[...document.querySelectorAll('header, footer, nav, button, label, aside, h1, a')].map(node => node.innerText),
  ...['aria-label', 'title', 'placeholder', 'alt'].flatMap(name =>
    [...document.querySelectorAll(`[${name}]`)].map(node => node.getAttribute(name))),
]"""


@pytest.mark.parametrize(
    ("width", "alike"),
    [(360, ALIKE), (1280, ALIKE), thorough(768, ALIKE), thorough(360, None), thorough(1280, None)],
)
def test_no_page_breaks_a_rule_of_wcag_or_of_best_practice_in_either_scheme(reader, pages, violations, width, alike):
    found = {}
    left_out = [name for name in pages if name.startswith("indikatorer/")][alike:] if alike else []
    pages = [name for name in pages if name not in left_out]
    with reader(width) as window:
        for name in pages:
            window.visit(name)
            window.evaluate(STILL)  # no colour is caught half way
            window.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
            for _ in SCHEMES:
                window.locator("#u-scheme").click()
                found[name, window.locator("html").get_attribute("data-scheme")] = violations(window)
    assert len(found) == len(SCHEMES) * len(pages)
    assert {place: rules for place, rules in found.items() if rules} == {}


@WIDTHS
def test_neither_open_lists_nor_the_search_a_sorted_table_or_a_reference_breaks_a_rule(reader, violations, width):
    with reader(width, reduced_motion="reduce") as window:
        window.visit("ekonomi.html")
        if window.locator(".u-menu > details > summary").is_visible():
            window.locator(".u-menu > details > summary").click()
        assert violations(window) == []
        window.locator("#u-search-open").click()
        window.keyboard.type("sjukfrånvaro")
        window.locator(".u-search-list a").first.wait_for()
        assert violations(window) == []
        window.visit("aktiviteter.html")
        window.locator(".u-sort").first.click()
        window.locator(".u-source > summary").first.click()
        window.locator(".u-cite summary").first.click()
        window.locator(".u-cite-form").wait_for()
        assert violations(window) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_status_shape_stands_out_from_its_background(reader, scheme):
    with reader(color_scheme=scheme) as window:
        window.visit("om.html")
        contrasts = window.evaluate(CONTRASTS)
    assert {kind.split()[1] for kind, _ in contrasts} == {"u-good", "u-some", "u-bad", "u-none", "u-neutral"}
    assert [pair for pair in contrasts if pair[1] < 3] == []


@WIDTHS
def test_whatever_takes_focus_is_seen_and_marked(reader, width):
    met = []
    with reader(width, reduced_motion="reduce") as window:
        window.visit("hr.html")
        for _ in range(60):
            window.keyboard.press("Tab")
            window.wait_for_timeout(20)
            focused = window.evaluate(FOCUSED)
            if focused is None:
                break
            met.append(focused)
    assert len(met) > 15
    assert [one["what"] for one in met if not (one["outlined"] and one["seen"])] == []


def test_every_page_is_swedish_in_its_controls_too(reader, pages):
    with reader() as window:
        for name in pages:
            window.visit(name)
            said = window.evaluate(CONTROLS)
            assert window.locator("html").get_attribute("lang") == "sv"
            assert "Sök" in said
            assert [text for text in said if ENGLISH.search(text)] == [], name

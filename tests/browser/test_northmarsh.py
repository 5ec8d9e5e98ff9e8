"""Several statuses in a row on a telephone: each is seen beside the row's name, by word and shape."""

import pytest

from tests.bodies.body import built

pytestmark = pytest.mark.browser

SEEN = """() => [...document.querySelectorAll('#table-travel tbody tr')].map(row =>
  [...row.querySelectorAll('.u-near > span')].map(one => {
    const {left, right, width, height} = one.getBoundingClientRect()
    const shape = one.querySelector('svg')
    const drawn = shape
      ? shape.getBoundingClientRect().width > 8 && getComputedStyle(shape).fill !== 'rgb(0, 0, 0)'
      : getComputedStyle(one, '::before').maskImage !== 'none'
    return [one.textContent, left >= 0 && right <= innerWidth && width > 0 && height > 0, drawn]
  }))"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return built("northmarsh", tmp_path_factory.mktemp("northmarsh") / "report", "").root / "site"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_status_of_a_row_is_seen_on_a_telephone(site, serve, browser, violations, scheme):
    with serve(site) as address:
        context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme)
        window = context.new_page()
        window.goto(f"{address}/index.html", wait_until="load")
        found = window.evaluate(SEEN)
        wide = window.evaluate("document.documentElement.scrollWidth <= innerWidth")
        broken = violations(window)
        window.goto(f"{address}/environment.html", wait_until="load")
        broken += violations(window)  # where reasons stand in small print
        context.close()
    assert [[text for text, *_ in row] for row in found] == [
        ["RAG: Green", "Short-term DoT: Better", "Long-term DoT: Better", "Variation: Special cause improvement"],
        ["RAG: Red", "Short-term DoT: Worse", "Long-term DoT: Better", "Variation: Special cause concern"],
    ]
    assert all(is_seen and is_drawn for row in found for _, is_seen, is_drawn in row)
    assert (wide, broken) == (True, [])

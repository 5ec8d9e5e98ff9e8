"""The indicators' own pages of the example: few stops for the keyboard, and a heading for each part."""

import pytest

MOST = 25  # stops on a page, the menu, the link to the series and the foot among them
STOPS = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true })).length"""
PARTS = """() => [...document.querySelectorAll(".u-indicator > .u-part")].map((one) => ({
  heading: one.firstElementChild.localName === "h2" ? one.firstElementChild.textContent : "",
  captions: [...one.querySelectorAll("caption")].filter((one) => one.checkVisibility() && one.offsetHeight > 1)
    .flatMap((one) => [...one.children].filter((part) => part.offsetWidth > 1 && !part.matches(".u-in-unit")))
    .map((part) => part.textContent),
}))"""


@pytest.fixture(scope="module")
def window(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def names(example_site):
    found = sorted(path.name for path in (example_site / "indikatorer").glob("*.html"))
    return [name for name in found if name != "index.html"]


def test_a_page_has_few_stops_and_a_heading_for_each_part_and_no_caption_that_repeats_it(window, example, names):
    stops, bare, repeated = {}, [], []
    for name in names:
        window.goto(f"{example}/indikatorer/{name}", wait_until="load")
        window.wait_for_timeout(50)  # tables that fit give up their stops
        stops[name] = window.evaluate(STOPS)
        parts = window.evaluate(PARTS)
        bare += [name for one in parts if not one["heading"]] or ([name] if len(parts) < 3 else [])
        repeated += [(name, said) for one in parts for said in one["captions"]]  # the unit is no repetition
    assert len(names) == 18
    assert {name: count for name, count in stops.items() if count > MOST} == {}
    assert (bare, repeated) == ([], [])


def test_the_tab_key_meets_as_many_stops_as_are_counted(window, example):
    window.goto(f"{example}/indikatorer/sjukfranvaro.html", wait_until="load")
    window.wait_for_timeout(50)
    met = 0
    window.keyboard.press("Tab")
    while window.evaluate("document.activeElement !== document.body") and met <= 2 * MOST:
        met += 1
        window.keyboard.press("Tab")
    assert met == window.evaluate(STOPS)


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_runs_off_the_side(window, example, width):
    window.set_viewport_size({"width": width, "height": 900})
    for name in ("sjukfranvaro", "kostnader", "nki", "index"):
        window.goto(f"{example}/indikatorer/{name}.html", wait_until="load")
        assert window.evaluate("document.documentElement.scrollWidth") <= width, name


def test_the_wide_cells_of_the_table_of_statuses_are_read_with_their_words(window, example):
    window.goto(f"{example}/indikatorer/index.html", wait_until="load")
    row = window.locator("#heat-statuses-nki td").first
    assert (row.get_attribute("colspan"), row.inner_text().strip()) == ("12", "Målet nås")
    assert window.locator("#heat-statuses .u-legend li").count() == 4

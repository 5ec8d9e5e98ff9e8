"""Charts in a browser: pictures without script, live charts on request, read and left by keyboard."""

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

PAGE = "ekonomi.html"
WITH_CHARTS = ("ekonomi.html", "hr.html", "indikatorer.html")
PLOTLY = "vendor/plotly-basic.min.js"
WIDTHS = pytest.mark.parametrize("width", [360, 1280])

TYPE = """() => [...document.querySelectorAll('.u-still > svg')].filter(svg => svg.getClientRects().length).map(svg => {
  const shown = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width
  const sizes = [...svg.querySelectorAll('text')].map(text => parseFloat(getComputedStyle(text).fontSize) * shown)
  return [svg.getAttribute('class'), Math.min(...sizes), svg.getBoundingClientRect().right]
})"""

STRAYING = """() => [...document.querySelectorAll('.u-still > svg')].filter(svg => svg.getClientRects().length)
  .flatMap(svg => {
    const frame = svg.getBoundingClientRect()
    return [...svg.querySelectorAll('text')].filter(text => {
      const box = text.getBoundingClientRect()
      return box.width && (box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1)
    }).map(text => text.textContent)
  })"""


@pytest.fixture
def asked():
    """A window on the page with charts, with the addresses that it has asked for."""

    def start(window, page=PAGE):
        window.requests = []
        window.on("request", lambda request: window.requests.append(request.url))
        window.visit(page)
        return window.locator(".u-chart").first

    return start


def explore(chart):
    chart.locator(".u-explore").click()
    chart.locator(".u-live .main-svg").first.wait_for()


@WIDTHS
def test_pictures_are_there_without_script_and_their_type_can_be_read(reader, width):
    with reader(width, java_script_enabled=False) as window:
        window.visit(PAGE)
        assert window.locator(".u-explore:visible").count() == 0
        assert window.locator(".u-still svg:visible").count() == window.locator(".u-chart").count() > 1
    with reader(width) as window:
        window.visit(PAGE)
        shown = window.evaluate(TYPE)
        assert shown
        assert {kind for kind, _, _ in shown} == {"u-narrow" if width == 360 else "u-wide"}
        assert [one for one in shown if one[1] < 11.95 or one[2] > width] == []


@WIDTHS
def test_no_text_of_a_picture_is_cut(reader, pages, width):
    with reader(width) as window:
        for name in pages:
            window.visit(name)
            assert window.evaluate(STRAYING) == [], name


def test_plotly_is_fetched_when_asked_for_and_once(reader, asked):
    with reader() as window:
        asked(window)
        window.wait_for_timeout(300)
        assert [url for url in window.requests if "plotly" in url] == []
        charts = window.locator(".u-chart")
        explore(charts.nth(0))
        explore(charts.nth(1))
        assert [url.rpartition("assets/")[2] for url in window.requests if PLOTLY in url] == [PLOTLY]
        origins = {re.match(r"https?://[^/]+", url)[0] for url in window.requests if url.startswith("http")}
        assert len(origins) == 1


def test_a_chart_is_reached_explored_and_left_by_keyboard(reader, asked):
    with reader() as window:
        chart = asked(window)
        chart.locator(".u-explore").focus()
        window.keyboard.press("Enter")
        chart.locator(".u-live .main-svg").first.wait_for()
        window.wait_for_function("document.activeElement.matches('.u-live-stage')")
        window.keyboard.press("ArrowRight")
        first = chart.locator(".u-live-status").inner_text()
        assert re.search(r"Utfall: [\d\u00a0]+\u00a0tkr", first)
        window.keyboard.press("ArrowDown")
        assert chart.locator(".u-live-status").inner_text() != first
        chart.locator(".hovertext").first.wait_for()
        window.keyboard.press("Tab")
        assert window.evaluate("document.activeElement.innerText") == "Stäng"
        window.keyboard.press("Escape")
        assert window.evaluate("document.activeElement.matches('.u-explore')")
        assert chart.locator(".u-live").count() == 0
        assert chart.locator(".u-still").is_visible()


@pytest.mark.parametrize("form", ["PNG", "SVG", "CSV"])
def test_a_live_chart_can_be_taken_home(reader, asked, form):
    begins = {"PNG": b"\x89PNG", "SVG": b"<svg", "CSV": '\ufeff;Utfall;Budget;"Samma'.encode()}
    with reader(accept_downloads=True) as window:
        chart = asked(window)
        explore(chart)
        with window.expect_download() as download:
            chart.get_by_role("button", name=f"Ladda ner {form}").click()
        content = download.value.path().read_bytes()
    assert download.value.suggested_filename == f"chart-ekonomi.{form.lower()}"
    if form == "CSV":
        assert "Verksamhetens kostnader;1265135;1329290;" in content.decode("utf-8-sig")
    else:
        assert content.startswith(begins[form])


@pytest.mark.parametrize(
    ("page", "width"),
    [("ekonomi.html", 360), ("hr.html", 1280), ("indikatorer.html", 360),
     thorough("ekonomi.html", 1280), thorough("hr.html", 360), thorough("indikatorer.html", 1280)],
)  # fmt: skip
def test_live_charts_break_no_rule_in_either_scheme(reader, asked, violations, page, width):
    with reader(width, reduced_motion="reduce") as window:
        asked(window, page)
        window.evaluate(STILL)
        for number in range(window.locator(".u-chart").count()):
            explore(window.locator(".u-chart").nth(number))
        window.evaluate("scrollTo(0, 0)")  # nothing to hit lies half under the header, which stays
        assert violations(window) == []
        before = window.locator(".u-live .ytick text").first.evaluate("node => getComputedStyle(node).fill")
        window.locator("#u-scheme").click()
        ticks = "getComputedStyle(document.querySelector('.u-live .ytick text')).fill"
        window.wait_for_function(f"{ticks} !== '{before}'")
        assert violations(window) == []
        assert window.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_paper_the_picture_stands_in_the_live_charts_place(reader, asked):
    with reader() as window:
        chart = asked(window)
        explore(chart)
        window.emulate_media(media="print")
        assert chart.locator(".u-still").is_visible()
        assert not chart.locator(".u-live").is_visible()
        table = chart.locator(".u-chart-data table")
        assert table.evaluate("node => node.checkVisibility({contentVisibilityAuto: true})")
        assert table.bounding_box()["height"] > 100
        assert not chart.locator(".u-chart-data summary").is_visible()


def test_where_plotly_cannot_be_fetched_the_picture_stays_and_it_is_said(reader, asked):
    with reader() as window:
        window.route(f"**/{PLOTLY}", lambda route: route.abort())
        chart = asked(window)
        chart.locator(".u-explore").click()
        chart.locator(".u-live-message", has_text="kunde inte hämtas").wait_for()
        assert chart.locator(".u-still").is_visible()


def test_those_are_all_the_pages_with_charts(site, pages):
    assert tuple(name for name in pages if 'class="u-chart"' in (site / name).read_text("utf-8")) == WITH_CHARTS


VARIANT = """# Sida

=== "Text"

    Först en text.

=== "Diagram"

    {{ chart("ekonomi") }}

??? note "Mer"
    {{ chart("hr") }}
"""


def test_a_chart_in_a_tab_and_in_a_disclosure_lives(browser, build, serve):
    def change(project):
        (project / "docs" / "uppdrag.md").write_text(VARIANT, encoding="utf-8")

    with serve(build(change)) as address:
        window = browser.new_page(viewport={"width": 1280, "height": 900})
        window.goto(f"{address}/uppdrag.html")
        window.locator(".tabbed-labels label", has_text="Diagram").click()
        window.locator("article details:not(.u-chart-data, .u-source, .u-cite) > summary").first.click()
        for name in ("chart-ekonomi", "chart-hr"):
            chart = window.locator(f"#{name}")
            assert chart.locator(".u-still svg:visible").count() == 1
            explore(chart)
            assert chart.locator(".main-svg").first.bounding_box()["width"] > 400
        window.close()

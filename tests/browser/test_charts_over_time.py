"""Charts of the example in a browser: no two texts meet and none is cut, in pictures and live charts."""

import pytest

pytestmark = pytest.mark.browser

PICTURES = (
    "intakter", "resultat", "sjukfranvaro", "personalomsattning", "bemanningsgrad", "servicearenden", "nojda-gaster",
    "nki", "leverantorsfakturor",
)  # fmt: skip
LIVE = ("kostnader", "sjukfranvaro", "nki", "servicearenden")
WIDTHS = pytest.mark.parametrize("width", [360, 1280])
MEETING = """selector => [...document.querySelectorAll(selector)].flatMap(one => {
  if (!one.getClientRects().length) return []
  const frame = one.getBoundingClientRect()
  const texts = [...one.querySelectorAll('svg text, text')].filter(text => text.textContent.trim())
    .filter((text, at, all) => all.indexOf(text) === at && !text.closest('.hoverlayer'))
    .map(text => ({ told: text.textContent, box: text.getBoundingClientRect() }))
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top + 2 < b.bottom - 2 && b.top + 2 < a.bottom - 2
  const isCut = box => box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1
  return texts.flatMap(({ told, box }, at) => [
    ...(isCut(box) ? [[told, 'is cut']] : []),
    ...texts.slice(at + 1).filter(other => meet(box, other.box)).map(other => [told, other.told]),
  ])
})"""


@pytest.fixture
def window(browser, example):
    """Open a window of a width on the example, with what the browser complains of."""
    contexts = []

    def start(width):
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}))
        page = contexts[-1].new_page()
        page.complaints = []
        page.on(
            "console", lambda told: page.complaints.append(told.text) if told.type in {"error", "warning"} else None
        )
        page.on("pageerror", lambda fault: page.complaints.append(str(fault)))
        page.visit = lambda name: page.goto(f"{example}/{name}", wait_until="load")
        return page

    yield start
    for context in contexts:
        context.close()


@WIDTHS
def test_no_two_texts_of_a_picture_meet(window, width):
    page = window(width)
    for name in ("hr.html", *(f"indikatorer/{one}.html" for one in PICTURES)):
        page.visit(name)
        assert page.locator(".u-still > svg:visible").count() > 0
        assert page.evaluate(MEETING, ".u-still > svg") == [], name


@WIDTHS
def test_no_two_texts_of_a_live_chart_meet_and_it_breaks_no_policy(window, width):
    page = window(width)
    for name in LIVE:
        page.visit(f"indikatorer/{name}.html")
        while page.locator(".u-explore:visible").count():
            open_before = page.locator(".u-live .main-svg").count()
            page.locator(".u-explore:visible").first.click()
            page.locator(".u-live .main-svg").nth(open_before).wait_for()
        titles = page.locator(".u-chart:has(.u-live) .u-chart-title").all_inner_texts()
        labels = [one.get_attribute("aria-label") for one in page.locator(".u-live-stage").all()]
        assert all(label.startswith(title) for label, title in zip(labels, titles, strict=True))
        assert page.evaluate(MEETING, ".u-live-canvas") == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.complaints == []

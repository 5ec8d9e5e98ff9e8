"""The engine's style sheet with only the rules that pages use: every element looks as it does with all of them."""

import re
from pathlib import Path

import material
import pytest

from tests.browser.test_quality import packed

pytestmark = pytest.mark.browser

STYLES = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
WHOLE = max(STYLES.glob("main.*.min.css"), key=lambda file: file.stat().st_size)
# One page of each kind, the first of them with the search open.
KINDS = (
    "index.html",
    "ekonomi.html",
    "hr.html",
    "indikatorer/sjukfranvaro.html",
    "ordlista.html",
    "om.html",
    "404.html",
)
WAYS = ((1280, "light", "screen"), (360, "dark", "screen"), (1280, "light", "print"))
# Every property but the custom ones, of the first element of each kind in its place and of what stands before and
# after it: one number an element. Elements of a kind differ in nothing that a style sheet asks for.
LOOKS = """() => {
  document.activeElement?.blur() // on paper nothing has the focus
  // The shadows that follow scrolling begin a frame after the page is laid out: where they are now is chance. What
  // ends one change of colour may begin another further in.
  for (let left = 20; left; left--)
    for (const one of document.getAnimations()) one instanceof CSSTransition ? one.finish() : one.cancel()
  const named = one => one ? `${one.tagName}.${one.getAttribute("class") ?? ""}` : ""
  const looks = {}
  for (const node of document.querySelectorAll("*")) {
    const over = node.parentElement
    const kind = [over?.parentElement, over, node].map(named).join(" > ")
    const place = `${!node.previousElementSibling} ${!node.nextElementSibling} ${named(node.previousElementSibling)}`
    if (`${kind} ${place}` in looks) continue
    let sum = 7
    for (const part of [null, "::before", "::after", "::marker"]) {
      const style = getComputedStyle(node, part)
      if (part && style.content === "none") continue
      for (const name of style) {
        if (name.startsWith("--")) continue
        const text = style.getPropertyValue(name)
        for (let at = 0; at < text.length; at++) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0
      }
    }
    looks[`${kind} ${place}`] = sum
  }
  return looks
}"""
SWAP = """() => new Promise((done, failed) => {
  const sheet = document.querySelector('link[href*="/stylesheets/main."]')
  sheet.onload = done
  sheet.onerror = failed
  sheet.href = "/whole.css"
})"""


def settled(window):
    """Return how a page looks once two looks at it are alike: a busy machine lays a page out late."""
    found = None
    for _ in range(10):
        before, found = found, window.evaluate(LOOKS)
        if found == before:
            break
        window.wait_for_timeout(50)
    return found


def looks(window):
    """Return how a page looks in every way."""
    seen = {}
    for width, scheme, media in WAYS:
        window.set_viewport_size({"width": width, "height": 800})
        window.emulate_media(color_scheme=scheme, media=media)
        found = settled(window)
        seen |= {(width, scheme, media, kind): look for kind, look in found.items()}
    return seen


@pytest.mark.parametrize("name", KINDS)
def test_every_element_looks_as_it_does_with_the_whole_style_sheet(reader, name):
    with reader(reduced_motion="reduce") as window:
        window.route("**/whole.css", lambda route: route.fulfill(path=WHOLE, content_type="text/css"))
        window.visit(name)
        if name == "index.html":
            window.locator("#u-search-open").click()
            window.keyboard.type("konsult")
            window.locator(".u-search-list a").first.wait_for()
        slim = looks(window)
        window.evaluate(SWAP)
        whole = looks(window)
        assert window.evaluate("document.styleSheets.length") == 3  # the engine's, the theme's, the one for print
        assert len(slim) > 100
        assert [kind for kind in slim | whole if slim.get(kind) != whole.get(kind)] == []


def test_no_page_fetches_more_than_48_kilobytes(site, pages):
    weights = {}
    for name in pages:
        text = (site / name).read_text(encoding="utf-8")
        asked = re.findall(r'(?:rel="stylesheet" href|script src)="([^"]+)"', text)
        files = {site / one.lstrip("/") if one.startswith("/") else (site / name).parent / one for one in asked}
        assert len(files) >= 8
        weights[name] = sum(len(packed(file)) for file in (site / name, *files))
    assert {name: weight for name, weight in weights.items() if weight > 48_000} == {}

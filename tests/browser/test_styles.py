"""The engine's style sheet with only the rules that pages use: every element looks as it does with all of them."""

import re
from pathlib import Path

import material
import pytest

pytestmark = pytest.mark.browser

STYLES = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
WHOLE = max(STYLES.glob("main.*.min.css"), key=lambda file: file.stat().st_size)
KINDS = ("index.html", "ekonomi.html", "hr.html", "om.html", "404.html")
WAYS = [
    {"width": 1280, "color_scheme": "light"},
    {"width": 360, "color_scheme": "dark"},
    {"width": 1280, "color_scheme": "dark", "media": "print"},
]
# Every property but the custom ones, of every element and of what stands before and after it: one number an element.
LOOKS = """() => [...document.querySelectorAll("*")].map((node) => {
  let sum = 7;
  for (const part of [null, "::before", "::after"]) {
    const style = getComputedStyle(node, part);
    if (part && style.content === "none") continue;
    const text = Array.from(style, (name) => (name.startsWith("--") ? "" : style.getPropertyValue(name))).join(";");
    for (let at = 0; at < text.length; at++) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0;
  }
  return [node.tagName, node.className.baseVal ?? node.className, sum];
})"""


@pytest.mark.parametrize("way", WAYS, ids=["wide-light", "narrow-dark", "print"])
def test_every_element_looks_as_it_does_with_the_whole_style_sheet(reader, way):
    settings = {name: value for name, value in way.items() if name != "media"}
    seen = []
    with reader(reduced_motion="reduce", **settings) as window:
        if way.get("media"):
            window.emulate_media(media=way["media"])
        for name in KINDS:
            window.visit(name)
            slim = window.evaluate(LOOKS)
            window.route(re.compile(r"/main\.\w+\.min\.css"), lambda route: route.fulfill(path=WHOLE))
            window.visit(name)
            whole = window.evaluate(LOOKS)
            window.unroute(re.compile(r"/main\.\w+\.min\.css"))
            assert len(slim) > 40
            seen += [(name, one, other) for one, other in zip(slim, whole, strict=True) if one != other]
    assert seen == []


def test_no_page_fetches_more_than_48_kilobytes(site, pages):
    from tests.browser.test_quality import packed

    weights = {}
    for name in pages:
        text = (site / name).read_text(encoding="utf-8")
        asked = re.findall(r'(?:rel="stylesheet" href|script src)="([^"]+)"', text)
        files = {site / one.lstrip("/") if one.startswith("/") else (site / name).parent / one for one in asked}
        assert len(files) > 8
        weights[name] = sum(len(packed(file)) for file in (site / name, *files))
    assert {name: weight for name, weight in weights.items() if weight > 48_000} == {}

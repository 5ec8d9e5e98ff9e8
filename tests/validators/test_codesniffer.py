"""HTML_CodeSniffer, a second accessibility engine beside axe-core, finds no error on any page, phone and desktop."""

import os
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

pytestmark = pytest.mark.validators
ENGINE = Path(__file__).with_name("node_modules") / "html_codesniffer" / "build" / "HTMLCS.js"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
ASK = """() => new Promise(done => HTMLCS.process("WCAG2AA", document, () => done(
  HTMLCS.getMessages().filter(one => one.type === HTMLCS.ERROR)
    .map(one => one.code + ": " + (one.element.outerHTML || "").slice(0, 160)))))"""


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def window():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium.new_page(reduced_motion="reduce")
        chromium.close()


def errors_of(window, folder, width):
    """Return the errors of every page of a folder at a width, and how many pages were read."""
    pages = sorted(page.relative_to(folder).as_posix() for page in folder.rglob("*.html") if not page.is_symlink())
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    window.set_viewport_size({"width": width, "height": 900})
    found = []
    for page in pages:
        window.goto(f"http://127.0.0.1:{server.server_port}/{page}", wait_until="networkidle")  # the top page leads on
        window.evaluate(ENGINE.read_text(encoding="utf-8"))
        found += [f"{page} at {width}: {one}" for one in window.evaluate(ASK)]
    server.shutdown()
    server.server_close()
    return found, pages


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_has_an_error(site, window, width):
    found, pages = errors_of(window, site, width)
    assert len(pages) > 15
    assert not found, "\n".join(found[:20])


def test_the_engine_finds_what_is_wrong(tmp_path, window):
    page = '<!doctype html><html lang="sv"><title>Prov</title><img src="x.png"><input type="text">'
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    found, _ = errors_of(window, tmp_path, 1280)
    assert any("H37" in one for one in found)
    assert any("F68" in one for one in found)

"""The site of the report that the program came with, built once, and one Chromium to read it in.

The report is copied, so that no build lies among the tests; nothing here imports the package.
"""

import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.clicking import Reader
from tests.once import made_once
from tests.seeded import copy_seed

AXE = Path(__file__).with_name("node_modules") / "axe-core" / "axe.min.js"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# The last three are there so that whatever leaves the machine is the page's doing and not the browser's.
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run",
]  # fmt: skip


class _Silent(SimpleHTTPRequestHandler):
    """Serve files without a line in the terminal for each."""

    def log_message(self, *_):
        pass


@pytest.fixture(scope="session")
def build(tmp_path_factory):
    """Build a copy of the project, changed first if need be, and return the folder of its site."""

    def run(project, **environment):
        utfall = Path(sys.executable).with_name("utfall")
        whole = {**os.environ, "UTFALL_FORMS": "", **environment}
        built = subprocess.run([utfall, "build"], cwd=project, capture_output=True, text=True, check=False, env=whole)
        assert built.returncode == 0, built.stdout + built.stderr
        return project / "site"

    def make(change=lambda _project: None, **environment):
        project = tmp_path_factory.mktemp("project")
        copy_seed(project)
        change(project)
        return run(project, **environment)

    make.again = run
    return make


@pytest.fixture(scope="session")
def once(tmp_path_factory):
    """Make a thing that is only read, once for all processes of a run; ``make`` returns the folder that it is in."""

    return partial(made_once, tmp_path_factory)


@pytest.fixture(scope="session")
def site(build, once):
    """The folder of the built site."""
    return once("webbplats", build)


@pytest.fixture(scope="session")
def pages(site):
    """The names of all pages, the one for dead links among them."""
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert {"404.html", "index.html"} <= set(names)
    return names


@contextmanager
def serving(folder, port=0):
    """Serve a folder while it is read; gives the address without the last slash."""
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Silent, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def serve():
    """Serve a folder while it is read; gives the address without the last slash."""
    return serving


@pytest.fixture(scope="session")
def address(site, serve):
    """Where the site is served, without the last slash."""
    with serve(site) as where:
        yield where


@pytest.fixture(scope="session")
def example_site(build, once, tmp_path_factory):
    """The folder of the built site of the example project; the project is the folder around it."""

    def make():
        folder = tmp_path_factory.mktemp("example") / "project"
        utfall = Path(sys.executable).with_name("utfall")
        subprocess.run([utfall, "demo", folder], check=True, capture_output=True)
        return build.again(folder, UTFALL_FORMS="csv")

    return once("exempel", make)


@pytest.fixture(scope="session")
def example(example_site, serve):
    """Where the site of the example project is served, without the last slash."""
    with serve(example_site) as where:
        yield where


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def reader(browser, address):
    """Open a window as wide as wanted, in a scheme, with or without script: ``visit(name)`` shows a page."""

    @contextmanager
    def open_window(width=1280, height=800, **settings):
        context = browser.new_context(viewport={"width": width, "height": height}, **settings)
        window = context.new_page()
        window.visit = lambda name: window.goto(f"{address}/{name}", wait_until="load")
        yield window
        context.close()

    return open_window


@pytest.fixture
def example_reader(browser, example):
    """Open the example's start page in a window of a size, with script or without, for a reader who asks so."""
    opened = []

    def open_start(asks, width, height=780, scripted=True):
        context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
        if not scripted:
            context.route("**/*.js", lambda route: route.abort())
        opened.append(context)
        window = context.new_page()
        window.goto(f"{example}/index.html", wait_until="load")
        return Reader(window, asks)

    yield open_start
    for context in opened:
        context.close()


@pytest.fixture(scope="session")
def violations():
    """Run axe-core on what a window shows: WCAG 2.0 to 2.2, A and AA, and axe's best practice."""
    source = AXE.read_text(encoding="utf-8")
    levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
    ask = "levels => axe.run(document, {runOnly: {type: 'tag', values: levels}, resultTypes: ['violations']})"

    def run(window):
        if not window.evaluate("'axe' in window"):
            window.evaluate(source)
        result = window.evaluate(ask, levels)
        assert len(result["passes"]) > 10, "axe found next to nothing to check"
        return [
            f"{broken['id']}: {node['html'][:160]} ({node['failureSummary']})"
            for broken in result["violations"]
            for node in broken["nodes"]
        ]

    return run

"""One GitHub for all rehearsals of this folder, and one Chromium to read what was published."""

import functools
import os
import threading
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.conftest import ARGUMENTS

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


class Silent(SimpleHTTPRequestHandler):
    """Serve files, and nothing else: no line in the terminal, no rewriting."""

    def log_message(self, *_):
        pass


@pytest.fixture(scope="session")
def drawings(tmp_path_factory):
    """Where the charts that one rehearsal drew are found by the next: they are known by content."""
    return tmp_path_factory.getbasetemp() / "drawings"


@pytest.fixture(scope="session")
def serve():
    """Serve a folder while it is read; gives the address without the last slash."""

    @contextmanager
    def run(folder):
        server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Silent, directory=str(folder)))
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()
        thread.join()

    return run


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()

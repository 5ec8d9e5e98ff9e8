"""While a writer looks on: the last good data stays on screen with what is wrong, until the file is mended."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from bs4 import BeautifulSoup

from tests.site.edits import cell, replaced
from tests.site.project import SCRIPTS
from tests.thoroughly import thorough

WAIT = 90  # seconds until a page has to be as expected; a rebuild takes two where nothing else runs
COMMANDS = {"mkdocs": [sys.executable, "-m", "mkdocs", "serve"], "utfall": [SCRIPTS / "utfall", "serve"]}
PAGE = "docs/hr.md"


class Served:
    """A site that is being served on a port of its own, and the log of the server."""

    def __init__(self, project, process, port):
        self.project, self.process, self.port = project, process, port

    def read(self, page="hr.html"):
        """Return the page as it is now, or nothing while the server is not up."""
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            address = f"http://127.0.0.1:{self.port}/{page}"
            with urllib.request.urlopen(address, timeout=5) as answer:
                return BeautifulSoup(answer.read(), "lxml")
        return None

    def until(self, holds, page="hr.html"):
        """Return the page once it is as expected; fail after a bounded wait, or when the server has ended."""
        end = time.monotonic() + WAIT
        while time.monotonic() < end and self.process.poll() is None:
            read = self.read(page)
            if read and holds(read):
                return read
            time.sleep(0.2)
        raise AssertionError(self.log())

    def log(self):
        return self.project.read("serve.log")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(params=["utfall", thorough("mkdocs")])
def served(request, project):
    port = free_port()
    project.write("mkdocs.yml", f"{project.read('mkdocs.yml')}\ndev_addr: 127.0.0.1:{port}\n")
    with project.path("serve.log").open("w") as log:
        process = subprocess.Popen(
            COMMANDS[request.param], cwd=project.root, env=project.environment(PYTHONUNBUFFERED="1"),
            stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        yield Served(project, process, port)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()


def findings(page):
    return page.select_one(".u-findings")


def outcome(page):
    """Return the sick leave as the page's table shows it."""
    row = next(row for row in page.select("table.u-table tbody tr") if "Sjukfrånvaro" in row.th.get_text())
    return row.select_one("td.u-current").get_text().partition("[")[0]


def test_the_last_good_data_stays_on_screen_with_what_is_wrong(served):
    page = served.until(lambda page: not findings(page))
    assert outcome(page) == "5,3\u00a0%"

    row = cell("observations", "sjukfranvaro", "outcome", "6,4")(served.project)
    page = served.until(findings)
    said = findings(page).get_text(" ")
    assert f"data/2023-11/observations.csv, rad {row}, kolumn outcome" in said
    assert "Talet har decimalkomma." in said
    assert "Skriv 6.4, med punkt, eller kör utfall check --fix som rättar det." in said
    assert findings(page)["role"] == "alert"
    assert outcome(page) == "5,3\u00a0%"
    assert findings(served.read("ekonomi.html"))

    cell("observations", "sjukfranvaro", "outcome", "6.4")(served.project)
    page = served.until(lambda page: not findings(page))
    assert outcome(page) == "6,4\u00a0%"


def test_a_page_that_cannot_be_read_does_not_end_the_server(served):
    served.until(lambda page: not findings(page))
    good = served.project.read(PAGE)
    for broken in ("{{ figure('sjukfranvaro' }}", "{{ 1/0 }}", "[Dit](dit.md)"):
        served.project.write(PAGE, f"{good}\n{broken}\n")
        row = good.count("\n") + 2
        page = served.until(lambda page, row=row: findings(page) and f"{PAGE}, rad {row}" in findings(page).get_text())
        assert "Traceback" not in page.get_text()
        assert served.read("ekonomi.html").select("table.u-table")
        served.project.write(PAGE, good)
        served.until(lambda page: not findings(page))
    assert "Traceback" not in served.log()


def test_a_broken_setting_does_not_end_the_server(served):
    served.until(lambda page: not findings(page))
    replaced("mkdocs.yml", "  utfall:\n", "  utfall:\n    mounth: 2023-11\n")(served.project)
    end = time.monotonic() + WAIT
    while "Menades ”month”?" not in served.log() and time.monotonic() < end:
        time.sleep(0.2)
    assert served.process.poll() is None
    replaced("mkdocs.yml", "    mounth: 2023-11\n", "")(served.project)
    cell("observations", "sjukfranvaro", "outcome", "6.4")(served.project)
    served.until(lambda page: outcome(page) == "6,4\u00a0%")
    assert "Traceback" not in served.log()


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_broken_from_the_start_is_told_and_not_served(project, command):
    row = cell("observations", "sjukfranvaro", "outcome", "5,3")(project)
    project.write("mkdocs.yml", f"{project.read('mkdocs.yml')}\ndev_addr: 127.0.0.1:{free_port()}\n")
    ran = project.run(*COMMANDS[command])
    assert ran.code == 1
    assert f"data/2023-11/observations.csv, rad {row}, kolumn outcome" in ran.said
    assert not re.search(r"Traceback|fel i Utfall", ran.said)

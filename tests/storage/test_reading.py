"""A reader's browser on the bucket: the start page, the list of editions and the newest report, and what axe says."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.conftest import ARGUMENTS, AXE, CHROMIUM
from tests.seeded import copy_seed
from utfall.model.edition_name import EditionName
from utfall.names import names as names_of
from utfall.render.front import moved_page
from utfall.words import words

pytestmark = pytest.mark.storage

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NAVIGATED = ["index.html", "utgavor.html", "senaste/index.html", "2023-11/ekonomi.html", "2023-11.1/index.html"]


@pytest.fixture(scope="session")
def served(server, road, names, tmp_path_factory):
    """Return the address of a bucket that the report of the seed is published to, as everybody reads it."""
    from tests.storage.conftest import Bucket

    road.begin()
    bucket, project = Bucket(server, next(names)), tmp_path_factory.mktemp("projekt")
    copy_seed(project)
    (project / ".gitignore").write_text("/.cache\n/site\n", encoding="utf-8")
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "November"]):
        subprocess.run(["git", *command], cwd=project, check=True)
    utfall = Path(sys.executable).with_name("utfall")
    command = [utfall, "publish", "--no-push", "--to", bucket.address, "--lang", "sv"]
    whole = {**os.environ, "UTFALL_FORMS": "csv,json,manifest"}
    done = subprocess.run(command, cwd=project, env=whole, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    told = subprocess.run([utfall, "verify", bucket.address], cwd=project, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    return bucket


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def window(browser, request):
    context = browser.new_context(java_script_enabled=request.param, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.failed = []
    page.on("response", lambda answer: page.failed.append((answer.status, answer.url)) if answer.status > 399 else None)
    page.on("console", lambda said: page.failed.append(said.text) if said.type == "error" else None)
    yield page
    context.close()


def test_the_start_page_leads_to_the_newest_report(served, window):
    window.goto(f"{served.there}/staden/index.html")
    window.wait_for_url("**/2023-11.1/index.html")
    assert window.locator("h1").first.inner_text()
    assert window.failed == []


def test_a_page_of_the_newest_and_of_a_month_leads_to_its_edition(served, window):
    for address, there in (("senaste/ekonomi.html", "ekonomi"), ("2023-11/aktiviteter.html", "aktiviteter")):
        window.goto(f"{served.there}/staden/{address}")
        window.wait_for_url(f"**/2023-11.1/{there}.html")
    assert window.failed == []


def test_the_list_of_editions_leads_to_each(served, window):
    window.goto(f"{served.there}/staden/utgavor.html")
    window.get_by_role("link", name="November 2023").first.click()
    window.wait_for_url("**/2023-11.1/index.html")
    assert window.failed == []


def test_with_script_an_older_copy_of_the_list_shows_what_the_index_says(served, browser):
    index = json.loads(served.read("editions.json"))
    page = browser.new_context().new_page()
    older = served.read("utgavor.html").decode().replace("November 2023", "Oktober 2023")
    page.route("**/utgavor.html", lambda route: route.fulfill(body=older, content_type="text/html; charset=utf-8"))
    at = index["top"]["utgavor.html"]["at"]
    page.route(f"**/{at}", lambda route: route.continue_())
    page.goto(f"{served.there}/staden/utgavor.html")
    page.get_by_role("link", name="November 2023").first.wait_for()
    assert page.get_by_text("Oktober 2023").count() == 0


@pytest.mark.parametrize("name", NAVIGATED)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(served, browser, name, scheme):
    context = browser.new_context(bypass_csp=True, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{served.there}/staden/{name}", wait_until="load")
    page.wait_for_load_state("networkidle")
    page.add_script_tag(path=AXE)
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_what_is_in_the_place_of_a_thinned_edition(served, browser, width, scheme):
    address = f"{served.there}/staden/2023-10.1/"
    made = moved_page(EditionName.parse("2023-10.1"), address, "a.html", words("sv"), names_of("sv"))
    still = re.sub('<meta http-equiv="refresh"[^>]*>', "", made)
    context = browser.new_context(bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 600})
    page = context.new_page()
    page.route("**/2023-10.1/a.html", lambda route: route.fulfill(body=still, content_type="text/html; charset=utf-8"))
    page.goto(f"{served.there}/staden/2023-10.1/a.html", wait_until="load")
    assert page.evaluate("document.styleSheets.length") == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.add_script_tag(path=AXE)
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    context.close()


def test_each_kind_of_file_says_what_it_is_and_how_long_it_may_be_kept(served):
    import urllib.request

    def told(path):
        with urllib.request.urlopen(f"{served.there}/staden/{path}", timeout=60) as answer:  # noqa: S310 - of this machine
            return answer.headers["Content-Type"], answer.headers["Cache-Control"]

    assert told("editions.json") == ("application/json", "no-cache")
    assert told("2023-11.1/index.html") == ("text/html; charset=utf-8", "public, max-age=600")
    assert told("senaste/index.html") == ("text/html; charset=utf-8", "no-cache")
    assert told("2023-11/data/observations.csv") == ("text/csv; charset=utf-8", "no-cache")
    at = json.loads(served.read("editions.json"))["editions"][0]["files"]
    assert told(at) == ("text/plain; charset=utf-8", "public, max-age=31536000, immutable")

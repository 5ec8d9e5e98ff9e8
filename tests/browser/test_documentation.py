"""The documentation in a browser: by axe's rules at two widths and in both schemes, without script, and searched."""

import os
import subprocess
import sys
from contextlib import contextmanager

import pytest

from tests.seeded import ROOT
from tests.thoroughly import thorough

pytestmark = pytest.mark.browser

READ = ("index.html", "ten-minutes.html", "comparison.html", "how-to/publish.html", "explanation/scale.html",
        "reference/statuses.html", "reference/commands.html")  # fmt: skip
SCHEMES = ("light", "dark")


@pytest.fixture(scope="module")
def documentation(once, tmp_path_factory, serve):
    """Where the documentation is served, its live example left out."""

    def make():
        target = tmp_path_factory.mktemp("documentation") / "site"
        settings = ROOT / ".github" / "site" / "mkdocs.yml"
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", settings, "--site-dir", target]
        subprocess.run(command, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True, capture_output=True)
        return target

    with serve(once("documentation", make)) as where:
        yield where


@pytest.fixture
def opened(browser, documentation):
    """Open a page of the documentation in a window of its own."""

    @contextmanager
    def open_page(name, width=1280, **settings):
        context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce", **settings)
        window = context.new_page()
        window.goto(f"{documentation}/{name}", wait_until="load")
        yield window
        context.close()

    return open_page


@pytest.mark.parametrize(
    ("width", "scheme"), [(360, "light"), (1280, "dark"), thorough(360, "dark"), thorough(1280, "light")]
)
def test_no_page_breaks_a_rule_of_wcag_or_of_best_practice(opened, violations, width, scheme):
    found = {}
    for name in READ:
        with opened(name, width, color_scheme=scheme) as window:
            window.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
            found[name] = violations(window)
            assert window.evaluate("document.documentElement.scrollWidth") <= width, name
    assert {name: rules for name, rules in found.items() if rules} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_pictures_are_those_of_the_scheme(opened, scheme):
    with opened("index.html", color_scheme=scheme) as window:
        shown = window.evaluate(
            "[...document.querySelectorAll('article img')].filter(one => one.offsetParent).map(one => one.src)"
        )
    assert [one.rpartition("/")[2].partition(".")[0] for one in shown] == [
        f"start-{scheme}", f"indicator-{scheme}", "document",
    ]  # fmt: skip


def test_all_is_there_without_script_and_the_buttons_that_need_it_are_not(opened):
    with opened("reference/commands.html", java_script_enabled=False) as window:
        assert window.locator("h3#publish").is_visible()
        assert not window.locator("#u-search-open").is_visible()
        assert window.locator(".u-menu a", has_text="Ten minutes").count() == 1


def test_a_word_is_found_where_it_is_told_of(opened):
    with opened("index.html") as window:
        window.locator("#u-search-open").click()
        window.keyboard.type("withdraw")
        window.locator(".u-search-list a").first.wait_for()
        places = window.evaluate(
            "[...document.querySelectorAll('.u-search-list a')].map(one => one.pathname + one.hash)"
        )
    assert "/reference/commands.html#withdraw" in places

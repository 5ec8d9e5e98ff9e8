"""The policy for content: every page bears it and obeys it, whatever its reader does; and nobody else is asked."""

import re
from contextlib import contextmanager

import pytest

pytestmark = pytest.mark.browser

# Told to the console, which is listened to: nothing that breaks the policy goes by in silence.
LISTEN = """document.addEventListener('securitypolicyviolation', event =>
  console.error('policy', event.violatedDirective, event.blockedURI, event.sample))"""


@pytest.fixture
def watched(reader, address):
    """A window whose every word in the console, fault and request to others is kept in ``window.said``."""

    @contextmanager
    def open_window(**settings):
        with reader(**settings) as window:
            window.said = []
            window.add_init_script(LISTEN)
            window.on("console", lambda message: window.said.append(message.text))
            window.on("pageerror", lambda fault: window.said.append(str(fault)))
            window.on("request", lambda request: window.said.append(request.url) if strange(request.url) else None)
            yield window

    def strange(url):
        return not url.startswith((f"{address}/", "data:", "blob:"))

    return open_window


def policy(window):
    return window.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")


def test_every_page_bears_a_policy_that_lets_nothing_inline_run_and_no_page_breaks_it(watched, pages):
    with watched() as window:
        for name in pages:
            window.visit(name)
            parts = dict(part.split(" ", 1) for part in policy(window).split("; "))
            assert (parts["default-src"], parts["script-src"], parts["style-src"]) == ("'none'", "'self'", "'self'"), (
                name
            )
            assert "unsafe" not in policy(window)
        assert window.said == []


def test_what_is_inline_does_not_run(watched):
    with watched() as window:
        window.visit("index.html")
        window.evaluate("""() => {
          const script = document.createElement('script')
          script.textContent = 'window.ran = true'
          document.body.append(script)
        }""")
        assert window.evaluate("window.ran") is None
        assert [said for said in window.said if said.startswith("policy script-src-elem inline")]


def test_search_scheme_sorting_citing_and_a_live_chart_keep_to_the_policy(watched):
    with watched() as window:
        window.visit("aktiviteter.html")
        window.locator("#u-search-open").click()
        window.keyboard.type("frånvaro")
        window.locator(".u-search-list a").first.wait_for()
        window.keyboard.press("Escape")
        window.locator("#u-scheme").click()
        window.locator(".u-sort").first.click()
        window.locator(".u-source > summary").first.click()
        window.locator(".u-cite summary").first.click()
        window.locator(".u-cite-form").wait_for()
        window.visit("ekonomi.html")
        window.locator(".u-explore").first.click()
        window.locator(".u-live .main-svg").first.wait_for()
        window.locator(".u-live-stage").press("ArrowDown")
        for format_ in ("PNG", "SVG", "CSV"):
            with window.expect_download() as download:
                window.locator(".u-live-tools button", has_text=format_).click()
            assert download.value.suggested_filename.endswith(format_.lower())
        window.locator("#u-scheme").click()
        window.locator(".u-live-tools button").first.click()
        assert window.said == []


def test_no_cookie_is_set_and_nothing_is_kept_but_the_scheme_that_was_chosen(watched):
    kept = "Object.entries({...localStorage, ...sessionStorage})"
    with watched() as window:
        window.visit("index.html")
        assert window.evaluate(kept) == []
        window.locator("#u-scheme").click()
        assert window.evaluate(kept) == [["utfall-scheme", "dark"]]
        window.visit("om.html")
        assert window.evaluate("document.documentElement.dataset.scheme") == "dark"
        assert window.context.cookies() == []
        assert window.said == []


def test_the_chosen_scheme_is_there_before_anything_is_drawn(watched):
    with watched(color_scheme="light") as window:
        window.visit("index.html")
        window.locator("#u-scheme").click()
        window.add_init_script("""requestAnimationFrame(() => {
          window.first = getComputedStyle(document.documentElement).colorScheme
        })""")
        window.visit("ekonomi.html")
        assert window.evaluate("window.first") == "dark"


def test_no_page_has_a_line_of_script_or_style_of_its_own(site, pages):
    for name in pages:
        text = (site / name).read_text(encoding="utf-8")
        scripts = re.findall(r"<script([^>]*)>", text)
        assert len(scripts) > 4
        assert [one for one in scripts if "src=" not in one and "json" not in one] == [], name
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text), name

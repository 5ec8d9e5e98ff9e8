"""What the site promises of itself: valid HTML, little to fetch, sorting, references, and all of it by keyboard."""

import gzip
import json
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

VALIDATE = Path(__file__).with_name("node_modules") / ".bin" / "html-validate"
MOST = 110_000  # bytes that a first visit to the start page may fetch, compressed as a web host does
TEXT = (".html", ".css", ".js", ".svg")


def test_every_page_is_valid_html(site, pages, tmp_path):
    config, wrong = tmp_path / "rules.json", tmp_path / "wrong.html"
    config.write_text('{"root": true, "extends": ["html-validate:standard"]}', encoding="utf-8")
    wrong.write_text("<!doctype html><p><div></p>", encoding="utf-8")
    listed = tmp_path / "found.json"
    files = [wrong, *(site / name for name in pages)]  # a file that it cannot read makes it end without a list
    with listed.open("wb") as stream:  # a pipe would be cut off when the validator exits
        subprocess.run([VALIDATE, "--config", config, "--formatter", "json", *files], stdout=stream, check=False)
    found = [(Path(one["filePath"]).name, broken["ruleId"], broken["selector"], broken["message"])
             for one in json.loads(listed.read_bytes()) for broken in one["messages"]]  # fmt: skip
    assert {name for name, *_ in found} >= {"wrong.html"}  # it tells what it finds; of sound files it tells nothing
    assert [one for one in found if one[0] != "wrong.html"] == []


def test_the_start_page_fetches_little(reader, address, site):
    fetched = []
    with reader(360) as window:
        window.on("response", lambda answer: fetched.append(answer.url.removeprefix(f"{address}/")))
        window.visit("index.html")
        window.wait_for_load_state("networkidle")
    sizes = {name: len(packed(site / name)) for name in dict.fromkeys(fetched)}
    assert len(sizes) > 8
    assert sum(sizes.values()) < MOST, sizes


def packed(file):
    content = file.read_bytes()
    return gzip.compress(content, 9, mtime=0) if file.suffix in TEXT else content


def test_a_list_is_sorted_by_its_heads_and_gets_its_own_order_back(reader):
    with reader() as window:
        window.visit("aktiviteter.html")
        table = window.locator("table[data-sortable]").first
        names = lambda: table.locator("tbody th").all_inner_texts()  # noqa: E731 - asked again and again
        own, head = names(), table.locator("thead th").first
        ways = {}
        for _ in range(3):
            head.locator("button").press("Enter")
            ways[head.get_attribute("aria-sort")] = names()
        assert ways[None] == own
        assert ways["ascending"] == sorted(own, key=str.casefold)
        assert ways["descending"] == ways["ascending"][::-1]


def test_only_lists_can_be_sorted(reader, pages):
    sortable = set()
    with reader() as window:
        for name in pages:
            window.visit(name)
            assert window.locator("table:not([data-sortable]) .u-sort").count() == 0
            sortable |= set(
                window.evaluate(
                    "[...document.querySelectorAll('table[data-sortable]')].map(one => one.closest('.u-block').id)"
                )
            )
    assert {name.split("-")[0] for name in sortable} <= {
        "activities",
        "assignments",
        "projects",
        "explanations",
        "deviating",
    }
    assert sortable


def test_a_table_a_row_and_a_figure_are_copied_as_references(reader, address):
    with reader() as window:
        window.context.grant_permissions(["clipboard-read", "clipboard-write"])
        copied = "navigator.clipboard.readText()"
        window.visit("aktiviteter.html")
        block = window.locator("#activities-kund-och-agare")
        block.locator(".u-source > summary").press("Enter")
        block.locator(".u-cite summary").press("Enter")
        form = block.locator(".u-cite-form")
        form.get_by_role("button").click()
        form.get_by_text("kopierad").wait_for()
        said = window.evaluate(copied)
        assert said.startswith(
            "Intraservice, november 2023, utgåva 1. 4 Bilaga Aktiviteter, tabell Aktiviteter, november"
        )
        assert said.endswith(f" {address}/aktiviteter.html#activities-kund-och-agare")
        form.locator("select").select_option("Tydliga avtal")
        form.get_by_role("button").click()
        form.get_by_text("kopierad").wait_for()
        assert "rad Tydliga avtal. " in window.evaluate(copied)
        assert window.evaluate(copied).endswith("#activities-kund-och-agare-tydliga-avtal")
        window.visit("ekonomi.html")
        figure = window.locator(".u-figure").first
        figure.focus()
        window.keyboard.press("Tab")
        window.keyboard.press("Enter")
        window.get_by_text("kopierad").wait_for()
        assert window.evaluate(copied).endswith(f"/ekonomi.html#{figure.get_attribute('id')}")


def test_without_script_a_table_and_a_chart_link_to_their_own_address(reader):
    with reader(java_script_enabled=False) as window:
        window.visit("ekonomi.html")
        window.locator(".u-source > summary").first.click()
        window.locator(".u-cite summary").first.click()
        link = window.locator(".u-cite a").first
        link.click()
        assert window.url.endswith(link.get_attribute("href"))
        assert window.locator(".u-chart-block .u-cite").count() == window.locator(".u-chart").count() > 0


@pytest.mark.parametrize("width", [320, 360])
def test_on_a_phone_every_status_is_in_sight_before_anything_is_scrolled(reader, pages, width):
    ask = """() => [...document.querySelectorAll('tbody tr')].filter(row => row.checkVisibility()).flatMap(row => {
      const near = row.querySelector('th .u-near')
      return [...row.querySelectorAll('td.u-status .u-word')].map(word => {
        const marks = [word, ...(near ? [...near.querySelectorAll('span')] : [])]
        return [row.id, word.innerText, marks
          .filter(mark => mark.innerText.includes(word.innerText) && mark.checkVisibility())
          .map(mark => mark.getBoundingClientRect()).some(box => box.left >= 0 && box.right <= innerWidth)]
      })
    })"""
    found = []
    with reader(width) as window:
        for name in pages:
            window.visit(name)
            found += window.evaluate(ask)
    assert len(found) > 40
    assert [(row, word) for row, word, is_seen in found if not is_seen] == []


def tab_to(window, selector, key="Tab"):
    """Press Tab, or it backwards, until what has the focus matches, each stop with a mark that is seen."""
    for _ in range(200):
        window.keyboard.press(key)
        outlined = "getComputedStyle(document.activeElement).outlineStyle !== 'none'"
        assert window.evaluate(outlined), window.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        if window.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} is not reached by Tab")


@pytest.mark.parametrize("width", [360, 1280])
def test_by_keyboard_alone_from_the_start_page_through_everything_and_back(reader, width):
    with reader(width, reduced_motion="reduce") as window:
        window.visit("index.html")
        tab_to(window, "#u-scheme")
        window.keyboard.press("Space")
        assert window.locator("html").get_attribute("data-scheme") == "dark"
        tab_to(window, "#u-search-open")
        window.keyboard.press("Enter")
        window.keyboard.type("konsultkostnader")
        window.locator(".u-search-list a").first.wait_for()
        window.keyboard.press("Escape")
        if width < 1000:
            tab_to(window, ".u-menu > details > summary")
            window.keyboard.press("Enter")
        tab_to(window, "a[href='ekonomi.html']")
        window.keyboard.press("Enter")
        window.wait_for_url("**/ekonomi.html")
        if width < 1000:  # with more room every table is seen whole, and is no stop
            tab_to(window, ".u-scroll")
            window.evaluate("last = [...document.activeElement.querySelectorAll('td')].at(-1)")
            for _ in range(40):
                window.keyboard.press("ArrowRight")
                window.wait_for_timeout(20)
            seen = "last.getBoundingClientRect().right <= last.closest('.u-scroll').getBoundingClientRect().right + 1"
            window.wait_for_function(seen)
        tab_to(window, ".u-explore")
        window.keyboard.press("Enter")
        window.locator(".u-live .main-svg").first.wait_for()
        window.wait_for_function("document.activeElement.matches('.u-live-stage')")
        window.keyboard.press("ArrowDown")
        assert ":" in window.locator(".u-live-status").inner_text()
        window.keyboard.press("Escape")
        assert window.evaluate("document.activeElement.matches('.u-explore')")
        tab_to(window, ".u-home", "Shift+Tab")
        window.keyboard.press("Enter")
        window.wait_for_url("**/index.html")

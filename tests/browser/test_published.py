"""A published edition as it lies among others: its pages read as they were built, and without script plainly."""

import json
from contextlib import contextmanager

import pytest

from utfall.forms.manifest import files_of, listed
from utfall.forms.published_form import published_form

pytestmark = pytest.mark.browser

PAGES = ["hr.html", "indikatorer/kostnader.html", "ekonomi.html"]
# Of the other page as it was built: every table, list and figure, but where links to moved files lead.
LIKE = """async (address) => {
  const built = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html')
  const parts = (page) => [...page.querySelectorAll('article :is(table, ul, dl, figcaption, svg)')]
  const [here, there] = [parts(document), parts(built)]
  const plots = (page) => [...page.querySelectorAll('[data-plot]')].map((one) => one.dataset.plot + one.dataset.narrow)
  return {
    count: there.length,
    unlike: there.filter((one, at) => one.outerHTML !== here[at]?.outerHTML && !one.closest('figure')).length,
    plots: JSON.stringify(plots(document)) === JSON.stringify(plots(built)),
    title: document.title === built.title,
    heads: [document, built].map((page) => page.head.children.length),
    packed: document.querySelectorAll('template, [data-page]').length,
  }
}"""


@pytest.fixture(scope="module")
def published_folder(example_site, tmp_path_factory):
    """The folder of the example's edition as it is published; beside it the edition as it was built."""
    files = files_of(example_site)
    facts = {"format": "utfall-manifest/1", "period": "2025-12", "files": listed(files)}
    lines = ",\n".join(f"  {json.dumps(one, ensure_ascii=False)}" for one in facts["files"])
    head = json.dumps({name: facts[name] for name in ("format", "period")}, indent=1)[:-2]
    files["manifest.json"] = f'{head},\n "files": [\n{lines}\n ]\n}}\n'.encode()
    made = published_form(files, "delat", "historik.csv")
    assert made.shared
    folder = tmp_path_factory.mktemp("published")
    for edition, some in (("2025-12.1", {**made.own, **made.shared}), ("built", files)):
        for name, content in some.items():
            file = folder / edition / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    (folder / "historik.csv").write_bytes(files["data/historik.csv"])
    return folder


@pytest.fixture(scope="module")
def published(published_folder, serve):
    """Where that folder is served from."""
    with serve(published_folder) as where:
        yield where


@pytest.mark.parametrize("page", PAGES)
def test_its_pages_are_as_they_were_built(published, browser, page):
    window = browser.new_page()
    window.goto(f"{published}/2025-12.1/{page}")
    found = window.evaluate(LIKE, f"{published}/built/{page}")
    assert found["count"] > 5
    assert (found["unlike"], found["plots"], found["title"], found["packed"]) == (0, True, True, 0)
    assert found["heads"][0] == found["heads"][1]
    window.close()


def test_its_live_chart_its_search_and_its_comparison_work(published, browser):
    window = browser.new_page()
    window.goto(f"{published}/2025-12.1/indikatorer/kostnader.html")
    window.locator(".u-chart button").first.click()
    window.wait_for_selector(".js-plotly-plot")
    window.locator("#u-search-open").click()
    window.locator("#u-search-field").fill("sjukfrånvaro")
    window.wait_for_selector(".u-search-list li")
    window.goto(f"{published}/2025-12.1/jamfor.html?fran=2024-11&till=2025-11")
    window.wait_for_selector("#compare table caption:has-text('november 2024')")
    window.close()


def test_a_link_into_a_page_leads_to_its_place_and_the_way_back_to_where_it_was(published, browser):
    window = browser.new_page(viewport={"width": 1280, "height": 700})
    window.goto(f"{published}/2025-12.1/indikatorer.html")
    window.goto(f"{published}/2025-12.1/indikatorer/kostnader.html#history-of-kostnader")
    window.wait_for_function("document.querySelector(':target')?.getBoundingClientRect().top < 200")
    assert window.evaluate("scrollY") > 500
    window.go_back()
    window.wait_for_selector("h1:has-text('Indikatorer')")
    window.close()


def test_nothing_is_seen_before_the_whole_page(published, browser):
    context = browser.new_context()
    context.add_init_script(
        "self.seen = []; new MutationObserver(() => {const h = document.querySelector('h1');"
        "if (h && !seen.includes(h.outerHTML)) seen.push(h.outerHTML)}).observe(document, {childList: true, "
        "subtree: true})"
    )
    window = context.new_page()
    window.goto(f"{published}/2025-12.1/indikatorer/kostnader.html")
    seen = window.evaluate("seen")
    assert [("headerlink" in one) for one in seen if "</h1>" in one][-1]
    assert not any(one == "<h1>Verksamhetens kostnader</h1>" for one in seen)
    context.close()


@contextmanager
def plainly(browser, width=1280, scheme="light"):
    """Open a window in which no script of a page is fetched."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    context.route("**/*.js", lambda route: route.abort())
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
@pytest.mark.parametrize("page", ["index.html", "hr.html", "indikatorer/kostnader.html", "indikatorer/index.html"])
def test_without_script_a_page_says_plainly_what_is_so(published, browser, violations, page, width, scheme):
    with plainly(browser, width, scheme) as window:
        window.goto(f"{published}/2025-12.1/{page}")
        assert window.locator("text=Så visas sidan utan skript").is_visible()
        assert window.evaluate("document.documentElement.scrollWidth <= innerWidth")
        sizes = window.evaluate(
            "[...document.querySelectorAll('.u-shape')].map((one) => one.getBoundingClientRect().height)"
        )
        assert all(size < 24 for size in sizes)
        assert violations(window) == []


def test_without_script_an_indicators_page_has_its_answer_its_status_and_its_files(published, browser):
    context = browser.new_context(java_script_enabled=False)
    window = context.new_page()
    window.goto(f"{published}/2025-12.1/indikatorer/sjukfranvaro.html")
    assert window.locator("h1").inner_text() == "Sjukfrånvaro"
    assert window.locator(".u-answer").inner_text().startswith("6,7\N{NO-BREAK SPACE}procent i december 2025")
    status = window.locator(".u-now .u-mark").first
    assert (status.inner_text(), status.locator("svg").is_visible()) == ("Målet nås inte", True)
    links = [one.get_attribute("href") for one in window.locator("article .u-downloads a").all()]
    assert "../data/tables/series-sjukfranvaro.csv" in links
    for link in links:
        if link.endswith(".csv"):
            assert context.request.get(f"{published}/2025-12.1/indikatorer/{link}").ok, link
    window.locator(".u-back a").click()
    assert window.locator("h1").inner_text() == "Alla indikatorer"
    context.close()


def test_without_script_the_table_of_a_closed_part_has_a_way_to_its_file(published, browser):
    context = browser.new_context(java_script_enabled=False)
    window = context.new_page()
    window.goto(f"{published}/2025-12.1/hr.html")
    window.locator("details.note > summary").first.click()
    link = window.locator("details.note[open] a[href$='.csv']").first
    assert link.is_visible()
    told = context.request.get(f"{published}/2025-12.1/{link.get_attribute('href')}")
    assert (told.ok, "csv" in told.headers["content-type"]) == (True, True)
    context.close()


def test_from_a_disk_a_page_is_whole_too(published_folder, browser):
    window = browser.new_page()
    window.goto((published_folder / "2025-12.1/indikatorer/kostnader.html").as_uri())
    window.wait_for_selector("#history-of-kostnader")
    window.close()

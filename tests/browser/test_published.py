"""A published edition as it lies among others: its pages read as they were built, and without script lead to files."""

import json

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
    packed: document.querySelectorAll('[data-packed], [data-plot-packed]').length,
  }
}"""


@pytest.fixture(scope="module")
def published(example_site, serve, tmp_path_factory):
    """Where the example's edition is served from, as it is published; beside it the edition as it was built."""
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
    with serve(folder) as where:
        yield where


@pytest.mark.parametrize("page", PAGES)
def test_its_pages_are_as_they_were_built(published, browser, page):
    window = browser.new_page()
    window.goto(f"{published}/2025-12.1/{page}")
    found = window.evaluate(LIKE, f"{published}/built/{page}")
    assert found["count"] > 5
    assert (found["unlike"], found["plots"], found["packed"]) == (0, True, 0)
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


def test_without_script_each_packed_table_has_a_way_to_its_file(published, browser):
    context = browser.new_context(java_script_enabled=False)
    window = context.new_page()
    window.goto(f"{published}/2025-12.1/hr.html")
    window.locator("details.note > summary").first.click()
    link = window.locator("details.note[open] .u-packed a").first
    assert link.is_visible()
    told = context.request.get(f"{published}/2025-12.1/{link.get_attribute('href')}")
    assert (told.ok, "csv" in told.headers["content-type"]) == (True, True)
    context.close()

"""The page that compares two reports: with script the same as was built without, for any two, by its address."""

from contextlib import contextmanager
from dataclasses import replace

import pytest

from tests.thoroughly import thorough
from utfall.derive.reported import reported
from utfall.forms.comparison_data import compared_data
from utfall.model.history import History
from utfall.model.missing import Missing
from utfall.pages.edition import prepare
from utfall.period import Period
from utfall.project import read_project
from utfall.render.table_plain import plain
from utfall.view.comparison import comparison

pytestmark = pytest.mark.browser

PAGE = "jamfor.html"
SHOWN = """() => {
  const table = document.querySelector('#comparison table').cloneNode(true)
  for (const link of table.querySelectorAll('a')) link.href = link.href  // relative as the build wrote it, or whole
  return [document.querySelector('#compare-lead').textContent, document.querySelector('.u-compare-notes').innerHTML,
          table.outerHTML.replace(/<a href="[^"]*\\//g, '<a href="')]
}"""
# What the script finds of two reports, as texts.
FOUND = """pairs => {
  const text = html => {
    const box = document.createElement('template')
    box.innerHTML = html
    return box.content.textContent
  }
  const told = cell => cell.mark ? text(cell.mark) : cell
  const row = ([id, { name }, detail, ...cells]) => [id, detail, name, ...cells.map(told)]
  return pairs.map(places => {
    const { lead, notes, caption, heads, parts } = self.utfallCompared(self.utfallReports, places)
    const rows = parts.flatMap(([group, title, rows]) => [[group, title], ...rows.map(row)])
    return [lead, ...notes, parts.length ? [caption, ...heads] : [], ...rows]
  })
}"""


@pytest.fixture
def opened(browser, example):
    """Open the page at an address in a window of a width."""

    @contextmanager
    def run(asked="", width=1280, **settings):
        context = browser.new_context(viewport={"width": width, "height": 800}, **settings)
        window = context.new_page()
        window.goto(f"{example}/{PAGE}{asked}", wait_until="load")
        yield window
        context.close()

    return run


def wait_for_months(window, before, after):
    window.locator(f"#comparison thead th:has-text('{before}') + th:has-text('{after}')").wait_for()


def test_without_script_the_report_is_compared_with_the_one_before_and_nothing_is_there_to_choose(opened):
    with opened(java_script_enabled=False) as window:
        assert window.locator("#comparison caption").inner_text() == (
            "Jämförelse av rapporterna för november 2025 och december 2025"
        )
        row = window.locator("#comparison-outcome-indicators-sjukfranvaro")
        assert row.inner_text().replace("\u00a0", " ").split("\t") == [
            "Sjukfrånvaro",
            "6,3 %",
            "6,7 %",
            "+0,4 procentenheter, sämre",
        ]
        assert not window.locator("form.u-compare-form").is_visible()
        assert "Andra rapporter kan väljas" in window.locator(".u-compare-plain").inner_text()


def test_the_script_writes_the_very_table_that_was_built(opened):
    with opened() as window:
        built = window.evaluate(SHOWN)
        window.goto(f"{window.url}?fran=2025-11&till=2025-12")
        window.locator(".u-compare-said:has-text('rader')").wait_for(state="attached")
        assert not window.locator("#comparison .u-foot").count()  # whose file is of the pair that was built
        assert window.evaluate(SHOWN) == built


def test_the_script_finds_of_any_two_reports_what_the_build_would(opened, example_site):
    context = prepare(read_project(example_site.parent)).macros[0].context
    last = len(reported(context.history).reports) - 1
    assert last == 35
    pairs = [[at, last] for at in range(last)] + [[at + 1, at] for at in range(0, last, 5)]
    with opened("?fran=2024-11&till=2025-12") as window:
        wait_for_months(window, "nov 2024", "dec 2025")
        found = window.evaluate(FOUND, pairs)
    assert found == [
        expected(comparison(context.history, context.words, context.outline, *pair), context) for pair in pairs
    ]


def test_it_says_as_the_build_does_what_cannot_be_compared(browser, example_site):
    context = prepare(read_project(example_site.parent)).macros[0].context
    first, last = context.history.of(Period.parse("2024-11")), context.history.current
    first = replace(
        first,
        indicators=tuple(one for one in first.indicators if one.id != "matsvinn"),
        observations=tuple(
            replace(one, target=Missing.NOT_REPORTED) if one.indicator == "intakter" else one
            for one in first.observations
        ),
    )
    last = replace(last, indicators=tuple(one for one in last.indicators if one.id != "anstallda"))
    history = History((first, last))
    window = browser.new_page()
    window.add_script_tag(path=example_site / "assets" / "compared.js")
    data = compared_data(reported(history), context.words, context.outline)
    (found,) = window.evaluate(f"data => {{ self.utfallReports = data; return ({FOUND})([[0, 1]]) }}", data)
    window.close()
    assert found == expected(comparison(history, context.words, context.outline), context)
    told = {row[0]: row[-1] for row in found if isinstance(row, list) and row}
    assert told["outcome-indicators-matsvinn"] == "ny"
    assert told["outcome-indicators-anstallda"] == "finns inte längre"
    assert told["outcome-indicators-intakter"] == "olika många månader, jämförs inte"


def expected(found, context):
    table = found.table
    heads = [table.caption, *(column.heading for column in table.columns)] if table else []
    rows = [
        [row.id, row.cells[0].content]
        if row.kind == "heading"
        else [row.id, row.detail, *(plain(cell.content, context.words) for cell in row.cells)]
        for row in (table.rows if table else ())
    ]
    return [found.lead, *found.notes, heads, *rows]


@pytest.mark.parametrize("width", [360, 1280])
def test_from_the_start_page_two_clicks_lead_to_any_two_reports_and_one_to_this_and_the_one_before(
    browser, example, width
):
    window = browser.new_page(viewport={"width": width, "height": 800})
    window.goto(f"{example}/index.html")
    window.locator(f"article a[href$='{PAGE}']").first.click()
    wait_for_months(window, "nov 2025", "dec 2025")
    window.locator("select[name=fran]").select_option(label="mars 2025")
    window.locator(".u-compare-form button").click()
    wait_for_months(window, "mars 2025", "dec 2025")
    window.close()


def test_by_keyboard_alone_two_reports_are_chosen_and_their_address_leads_to_the_same_table(opened):
    with opened() as window:
        window.locator("select[name=fran]").focus()
        window.keyboard.type("mars 2025")
        window.keyboard.press("Tab")
        window.keyboard.press("Tab")
        window.keyboard.press("Enter")
        wait_for_months(window, "mars 2025", "dec 2025")
        assert window.url.endswith("?fran=2025-03&till=2025-12")
        assert "mars 2025 och december 2025" in window.locator(".u-compare-said").text_content()
        chosen = window.evaluate(SHOWN)
        window.reload()
        wait_for_months(window, "mars 2025", "dec 2025")
        assert window.evaluate(SHOWN) == chosen
        assert window.locator("select[name=fran]").input_value() == "2025-03"
        window.go_back()
        wait_for_months(window, "nov 2025", "dec 2025")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("?fran=2019-01&till=2025-12", "Det finns ingen rapport för 2019-01 här. Välj en ur listan."),
        ("?fran=2025-12&till=2025-12", "Det är samma rapport två gånger. Välj två olika."),
        ("?fran=<b>x</b>&till=2025-12", "Det finns ingen rapport för <b>x</b> här. Välj en ur listan."),
    ],
)
def test_an_address_that_names_no_two_reports_is_told_so(opened, asked, told):
    with opened(asked) as window:
        said = window.locator(".u-compare-said")
        said.filter(has_text="Välj").wait_for()
        assert said.inner_text() == told
        assert window.locator("#comparison").count() == 0


def test_where_the_other_reports_cannot_be_fetched_the_built_table_stays_and_that_is_told(browser, example):
    window = browser.new_page()
    window.route("**/compare/reports.js", lambda route: route.abort())
    window.goto(f"{example}/{PAGE}?fran=2025-03&till=2025-12")
    said = window.locator(".u-compare-said").filter(has_text="går inte att hämta")
    said.wait_for()
    assert window.locator("#comparison caption").inner_text().endswith("november 2025 och december 2025")
    window.close()


def test_a_site_that_is_read_from_a_disk_compares_any_two_too(browser, example_site):
    window = browser.new_page()
    window.goto((example_site / PAGE).as_uri())
    window.locator("select[name=fran]").select_option("2024-11")
    window.locator(".u-compare-form button").click()
    wait_for_months(window, "nov 2024", "dec 2025")
    window.close()


def test_the_other_reports_are_fetched_when_a_reader_asks_and_are_small(opened, example_site):
    asked = []
    with opened() as window:
        window.on("request", lambda request: asked.append(request.url))
        window.reload()
        assert [url for url in asked if url.endswith("reports.js")] == []
    assert (example_site / "compare" / "reports.js").stat().st_size < 46_000  # 36 reports


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (360, "light"), thorough(1280, "light")])
def test_the_page_has_no_fault_that_axe_finds_and_nothing_off_its_edge(opened, violations, width, scheme):
    for asked in ("?fran=2024-11&till=2025-12", "?fran=2025-12&till=2025-12"):
        with opened(asked, width, color_scheme=scheme) as window:
            window.locator(".u-compare-said:not(:empty)").wait_for(state="attached")
            assert violations(window) == []
            assert window.evaluate("document.documentElement.scrollWidth") <= width

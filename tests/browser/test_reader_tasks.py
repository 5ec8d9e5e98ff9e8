"""Ten things that readers come for, each answered in at most two clicks from the start page, on a telephone too.

A click is one on a link, a control or a result of the search; what is typed is none. Where an answer needs no script it
is looked for without as well. The answer has to be seen in the window, where the page may be scrolled to it.
"""

from functools import partial

import pytest

from tests.browser.clicking import MOST
from tests.thoroughly import thorough

pytestmark = pytest.mark.browser

NARROW = 1000  # pixels, below which the menu is folded
IN_A_ROW = 3
WIDTHS = pytest.mark.parametrize("width", [360, 1280])
READERS = pytest.mark.parametrize(
    ("width", "scripted"), [(360, True), (1280, False), thorough(360, False), thorough(1280, True)]
)

# The innermost elements that say a text whole, one of which can be seen once the page is scrolled to it.
SEEN = """text => {
  const said = node => (node.innerText || '').replace(/\\s+/g, ' ').trim()
  const holders = [...document.querySelectorAll('main *, dialog *')].filter(node => said(node).includes(text))
  const inmost = holders.filter(node => ![...node.children].some(child => said(child).includes(text)))
  return inmost.some(node => {
    node.scrollIntoView({ block: 'center' })
    const box = node.getBoundingClientRect()
    return node.checkVisibility() && box.width > 0 && box.left >= 0 && box.right <= innerWidth + 1
  })
}"""


# The first and the last cell of each row of the first table.
FIRST_AND_LAST = """() => [...document.querySelector('main table').tBodies].flatMap(body => [...body.rows])
  .filter(row => row.cells[1]).map(row => [row.cells[0], [...row.cells].at(-1)].map(cell => cell.innerText.trim()))
"""


@pytest.fixture
def at(example_reader):
    """Open the start page in a window of a width, with script or without."""
    return partial(example_reader, SEEN)


@READERS
def test_did_sick_leave_rise(at, width, scripted):
    reader = at(width, scripted=scripted)
    reader.sees("+0,4", "högre än i november", "sjukfrånvaron är över målet för fjärde månaden i rad")
    assert reader.clicks == 0


@READERS
def test_how_is_the_forecast_against_the_budget_and_was_it_changed(at, width, scripted):
    reader = at(width, scripted=scripted)
    reader.tile("Resultat")
    reader.sees(
        "3,1 mkr över budget; helårsprognosen var 3,2 mkr", "Prognos helår 2025, i rapporten för november 2025",
        "första prognosen 0,4 mkr för hög, sista 0,1 mkr för hög",
    )  # fmt: skip


@READERS
def test_which_projects_are_red_and_why(at, width, scripted):
    reader = at(width, scripted=scripted)
    reader.sees("Flytt av serverhallen", "Rött", "Elanslutningen blir 3 mkr dyrare än kalkylen.")
    reader.click("#worst a, main a", has_text="Flytt av serverhallen")
    reader.sees("Flytten delas i två steg, varav ett i budget 2027.", "28 februari 2026")


@READERS
def test_the_series_as_csv(at, width, scripted):
    reader = at(width, scripted=scripted)
    reader.tile("Sjukfrånvaro")
    with reader.window.expect_download() as fetched:
        reader.click("main a", has_text="serien som CSV")
    text = fetched.value.path().read_text(encoding="utf-8-sig")
    assert "december 2025" in text
    assert len(text.splitlines()) > 36
    assert reader.clicks == MOST


@READERS
def test_has_it_been_corrected(at, width, scripted):
    reader = at(width, scripted=scripted)
    reader.tile("Sjukfrånvaro")
    reader.sees("5,9 % blev 6,1 % i oktober 2024, utgåva 2")


@WIDTHS
def test_the_report_of_march(at, width):
    """Here no editions stand beside this one, so a month leads to what it said, beside what this report says."""
    reader = at(width)
    reader.search("mars 2024", "mars 2024")
    reader.sees("mars 2024")
    assert "2024-03" in reader.window.url


@READERS
def test_two_months_compared(at, width, scripted):
    reader = at(width, scripted=scripted)
    reader.click("main a", has_text="Jämför med en annan rapport")
    if scripted:
        reader.window.locator("main select").first.select_option(label="mars 2024")
        reader.click("main form button")
        assert "fran=2024-03" in reader.window.url
        reader.sees("mars 2024", "december 2025")
    else:
        reader.sees("november 2025", "december 2025", "Sjukfrånvaro")


@READERS
def test_what_has_missed_its_target_three_months_in_a_row(at, width, scripted):
    reader = at(width, scripted=scripted)
    if width < NARROW:
        reader.click("nav summary", has_text="Innehåll")
    reader.click("nav a:visible", has_text="Alla indikatorer")
    reader.sees("Avviker i rad")
    told = reader.window.evaluate(FIRST_AND_LAST)
    found = {name.split("\n")[0] for name, count in told if count.isdecimal() and int(count) >= IN_A_ROW}
    assert found == {"Konsultkostnader", "Sjukfrånvaro", "Verksamhetens intäkter"}


@WIDTHS
def test_what_does_r12_mean(at, width):
    reader = at(width)
    reader.search("R12", "R12")
    reader.sees("de senaste tolv månaderna")


@WIDTHS
def test_what_r12_means_without_script(at, width):
    reader = at(width, scripted=False)
    reader.click("main a", has_text="Om rapporten")
    reader.sees("de senaste tolv månaderna")


@READERS
def test_who_is_responsible(at, width, scripted):
    reader = at(width, scripted=scripted)
    reader.tile("Sjukfrånvaro")
    reader.sees("HR-chefen", "hr@exempelby.example")

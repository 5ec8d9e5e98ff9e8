"""What readers come for: each question is answered in at most two steps from the start page, on a telephone too.

A step is a click. The answer must then be seen, without scrolling, on the example project's latest month.
"""

from functools import partial

import pytest

pytestmark = pytest.mark.browser

WINDOWS = pytest.mark.parametrize(("width", "height"), [(360, 780), (1280, 800)])

# Of every element that says a text whole and no element inside it: whether all of it is in sight and uncovered.
IN_SIGHT = """text => {
  const said = node => (node.innerText || '').replace(/\\s+/g, ' ').trim()
  const holders = [...document.querySelectorAll('main *')].filter(node => said(node).includes(text))
  const inmost = holders.filter(node => ![...node.children].some(child => said(child).includes(text)))
  return inmost.some(node => {
    const box = node.getBoundingClientRect()
    const inside = box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth + 1
    const at = document.elementFromPoint(box.left + Math.min(8, box.width / 2), box.top + box.height / 2)
    return inside && box.width > 0 && (node.contains(at) || at?.contains(node))
  })
}"""


@pytest.fixture
def opened(example_reader):
    """Open the start page in a window of a size."""
    return partial(example_reader, IN_SIGHT)


@WINDOWS
def test_what_is_this_and_what_is_the_point(opened, width, height):
    opened(width, height).sees(
        "December 2025: resultatet slår budget, men sjukfrånvaron är över målet för fjärde månaden i rad",
        "Resultatet för 2025 blev 3,1 mkr bättre än budget.",
    )


@WINDOWS
def test_what_is_the_forecast_and_what_was_it_last_month(opened, width, height):
    reader = opened(width, height)
    reader.click(".u-tile-name a", has_text="Sjukfrånvaro")
    reader.sees("Prognos helår 2025", "Prognos helår 2025, i rapporten för november 2025", "5,9 %")


@WINDOWS
def test_which_projects_are_red_and_what_is_done(opened, width, height):
    reader = opened(width, height)
    reader.scrolls("#worst")
    reader.sees("Flytt av serverhallen", "Rött", "Flytten delas i två steg, varav ett i budget 2027.")


@WINDOWS
@pytest.mark.parametrize(("page", "count"), [("index.html", 6), ("hr.html", 14)])
def test_whether_somebody_has_judged_is_said_at_every_status_that_a_rule_has_computed(
    opened, example, width, height, page, count
):
    """None of the example's indicators is judged; who says so stands beside the mark, within the window."""
    ask = """() => [...document.querySelectorAll('article :is(.u-mark, .u-near > span)')].map(mark => {
      const said = mark.matches('.u-mark') ? mark.parentElement.querySelector('.u-said') : mark
      const box = said?.getBoundingClientRect(), isNear = box?.left >= 0 && box?.right <= innerWidth
      return [mark.innerText, mark.checkVisibility(), isNear && said.innerText.includes('beräknad')]
    })"""
    window = opened(width, height).window
    window.goto(f"{example}/{page}", wait_until="load")
    states = ("Målet nås", "Nära målet")
    found = [is_said for word, is_seen, is_said in window.evaluate(ask) if is_seen and word.startswith(states)]
    assert found.count(True) == count


@WINDOWS
def test_where_does_this_figure_come_from(opened, example, width, height):
    reader = opened(width, height)
    reader.window.goto(f"{example}/ekonomi.html", wait_until="load")
    reader.click(".u-figure")
    shown = reader.window.evaluate("getComputedStyle(document.querySelector('.u-figure'), '::after').content")
    assert "Källa: data/2025-12/observations.csv" in shown


@WINDOWS
def test_where_does_a_key_figure_come_from(opened, width, height):
    reader = opened(width, height)
    reader.click(".u-tile-name a", has_text="Resultat")
    reader.click(".u-source > summary", has_text="Alla siffror som tabeller, källor och filer")
    reader.scrolls(".u-source p", has_text="Källa: data/")
    reader.sees("data/2025-12/observations.csv")


@WINDOWS
def test_what_changed_since_last_month(opened, width, height):
    reader = opened(width, height)
    reader.scrolls("h2", has_text="Ändrat sedan november")
    reader.sees("Ändrat sedan november", "Matsvinn i skolköken", "Arbetsskador med frånvaro")


@WINDOWS
def test_what_was_sick_leave_the_same_month_last_year(opened, width, height):
    reader = opened(width, height)
    reader.click(".u-tile-name a", has_text="Sjukfrånvaro")
    reader.sees("Utfall dec 2025", "Utfall dec 2024", "6,7 %")


@WINDOWS
def test_how_does_a_thing_stand_that_deviates_but_is_no_key_figure(opened, width, height):
    reader = opened(width, height)
    reader.click(".u-worst .u-card-name a", has_text="Matsvinn i skolköken")
    reader.sees("Matsvinn i skolköken", "Målet nås inte")


@WINDOWS
def test_a_chapter_is_reached_with_how_much_of_it_deviates(opened, width, height):
    reader = opened(width, height)
    reader.scrolls("#chapters-portfolj-project-yellow")
    reader.sees("Portfölj och projekt", "Gult")
    reader.click("#chapters a", has_text="Portfölj och projekt")
    reader.sees("6 Portfölj och projekt")

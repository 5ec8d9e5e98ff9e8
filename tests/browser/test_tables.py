"""Tables: heads that a screen reader needs, and room that a narrow screen does not have."""

import pytest

from tests.thoroughly import thorough

pytestmark = pytest.mark.browser

WIDE = ("ekonomi.html", "hr.html", "indikatorer.html")

MILLIMETRE = 96 / 25.4  # in CSS pixels

HEADS = """() => [...document.querySelectorAll('table')].map(table => ({
  caption: table.caption?.innerText.trim() ?? '',
  columns: [...table.tHead.rows].flatMap(row => [...row.cells]).map(cell => cell.tagName + ' ' + cell.scope),
  rows: [...table.tBodies].flatMap(body => [...body.rows]).map(row => row.cells[0].tagName + ' ' + row.cells[0].scope),
}))"""

# Everything that ends to the right of the window and is not inside a table's own scroll area.
OUTSIDE = """() => [...document.querySelectorAll('body *')]
  .filter(node => !node.closest('.u-scroll, .md-search, .md-skip, svg') && getComputedStyle(node).position !== 'fixed')
  .filter(node => node.getBoundingClientRect().right > innerWidth + 0.5 && node.checkVisibility())
  .map(node => node.outerHTML.slice(0, 120))"""

CUT = """() => [...document.querySelectorAll('td:has(.u-word), th:has(.u-word)')].filter(cell => {
  const word = cell.querySelector('.u-word').getBoundingClientRect(), box = cell.getBoundingClientRect()
  return word.right > box.right + 0.5 || word.left < box.left || cell.scrollWidth > cell.clientWidth + 1
}).map(cell => cell.innerText)"""

# Where a unit or a footnote's number, hung outside its column, meets other content of its own or the next cell.
CLASHES = """() => {
  const box = node => { const r = document.createRange(); r.selectNodeContents(node); return r.getBoundingClientRect() }
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4
  return [...document.querySelectorAll('td, th')].filter(cell => {
    cell.closest('.u-scroll').scrollLeft = 1e4  // a status that stays in sight lies over the columns before the end
    const texts = [...cell.querySelectorAll('.u-word, .u-unit, .u-detail, .u-missing'), cell.nextElementSibling]
    return [...cell.querySelectorAll('.u-unit, .u-ref a')].some(tail =>
      texts.some(text => text && text !== tail && meet(box(tail), box(text))))
  }).map(cell => cell.innerText)
}"""


def test_every_table_has_a_caption_column_heads_and_row_heads(reader, pages):
    tables = []
    with reader() as window:
        for name in pages:
            window.visit(name)
            window.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
            tables += window.evaluate(HEADS)
    assert len(tables) > 20
    for table in tables:
        assert table["caption"]
        assert set(table["columns"]) == {"TH col"}, table["caption"]
        assert table["rows"], table["caption"]
        assert set(table["rows"]) <= {"TH row", "TH rowgroup"}, table["caption"]


def test_no_page_scrolls_sideways_at_320_pixels(reader, pages):
    with reader(320) as window:
        for name in pages:
            window.visit(name)
            assert window.evaluate("document.documentElement.scrollWidth") == 320, name
            assert window.evaluate(OUTSIDE) == [], name


@pytest.mark.parametrize("name", WIDE)
def test_a_wide_table_scrolls_inside_itself_at_320_pixels(reader, name):
    with reader(320) as window:
        window.visit(name)
        room = window.evaluate("[...document.querySelectorAll('.u-scroll')].map(n => [n.scrollWidth, n.clientWidth])")
    assert any(inner > outer for inner, outer in room)
    assert all(outer <= 320 for _, outer in room)


def test_a_wide_table_is_reached_by_tab_and_scrolled_by_arrow_keys_to_its_last_column(reader):
    with reader(360) as window:
        window.visit("ekonomi.html")
        for _ in range(40):
            window.keyboard.press("Tab")
            if window.evaluate("document.activeElement.matches('.u-scroll')"):
                break
        here = "document.activeElement.closest('.u-scroll')"
        assert window.evaluate(f"{here}.scrollLeft") == 0
        for _ in range(30):
            window.keyboard.press("ArrowRight")
            window.wait_for_timeout(30)
        hidden = window.evaluate(f"{here}.scrollWidth - {here}.clientWidth - {here}.scrollLeft")
        assert hidden == pytest.approx(0, abs=1)
        head = window.evaluate(f"{here}.querySelector('tbody th').getBoundingClientRect().left")
        edge = window.evaluate(f"{here}.getBoundingClientRect().left")
        assert head == pytest.approx(edge, abs=1), "the row heads scrolled away"


@pytest.mark.parametrize("width", [320, thorough(360), thorough(768), 1280])
def test_no_status_is_cut_off_and_no_footnote_runs_into_the_next_column(reader, pages, width):
    words = 0
    with reader(width) as window:
        for name in pages:
            window.visit(name)
            words += window.locator(".u-word").count()
            assert window.evaluate(CUT) == [], name
            assert window.evaluate(CLASHES) == [], name
    assert words > 50


@pytest.mark.parametrize("width", [768, 1280])
def test_the_status_column_is_in_sight_before_anything_is_scrolled(reader, pages, width):
    ask = """() => [...document.querySelectorAll('.u-stays')]
      .map(cell => cell.closest('.u-scroll').getBoundingClientRect().right - cell.getBoundingClientRect().right)"""
    rooms = []
    with reader(width) as window:
        for name in pages:
            window.visit(name)
            rooms += window.evaluate(ask)
    assert len(rooms) > 30
    assert min(rooms) > -1


def test_captions_stay_in_sight_on_narrow_screens(reader):
    ask = "[...document.querySelectorAll('caption')].map(n => n.getBoundingClientRect()).map(b => [b.left, b.right])"
    with reader(320) as window:
        window.visit("indikatorer.html")
        edges = window.evaluate(ask)
    assert len(edges) >= 3
    assert all(left >= 0 and right <= 320 for left, right in edges)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_on_a_phone_a_table_of_words_shows_every_word_without_being_scrolled(reader, site, pages, script):
    ask = """() => [...document.querySelectorAll('.u-scroll:not(:has(.u-number))')]
      .filter(box => box.scrollWidth > box.clientWidth + 1).map(box => box.closest('.u-block').id)"""
    named = [name for name in pages if "u-stacks" in (site / name).read_text(encoding="utf-8")]
    assert len(named) >= 3
    with reader(320, java_script_enabled=script) as window:
        for name in (*named, "indikatorer/nki.html"):
            window.visit(name)
            for width in (320, 360, 480):
                window.set_viewport_size({"width": width, "height": 800})
                assert window.evaluate(ask) == [], (name, width)


def test_a_stacked_table_is_still_a_table_to_a_screen_reader(reader):
    with reader(360) as window:
        window.visit("index.html")
        tree = window.locator("#goals table").aria_snapshot()
    assert "columnheader" in tree
    assert "rowheader" in tree
    assert tree.count("- cell ") > 4


def test_on_paper_no_table_is_wider_than_its_page(reader, pages):
    widths = {"auto": 176, "lying": 263}  # millimetres of A4 within the margins of the style sheet, both ways up
    ask = """() => [...document.querySelectorAll('table')]
      .map(table => [getComputedStyle(table.closest('.u-block')).page, table.getBoundingClientRect().width])"""
    with reader(round(176 * MILLIMETRE)) as window:
        window.emulate_media(media="print")
        for name in pages:
            window.visit(name)
            found = window.evaluate(ask)
            assert [width for page, width in found if width > widths[page] * MILLIMETRE + 1] == [], name
            assert window.locator(".u-menu:visible, .md-search:visible").count() == 0

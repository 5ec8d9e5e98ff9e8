"""The menu: one list outside ``main``, by keyboard and without script at both widths; and cards, which fold."""

import pytest

pytestmark = pytest.mark.browser
MENU = ".u-menu > details"


def tab_to(window, selector, steps=25):
    for _ in range(steps):
        window.keyboard.press("Tab")
        if window.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} is not reached by Tab")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_menu_leads_to_a_chapter_by_keyboard_and_without_script(reader, width):
    with reader(width, java_script_enabled=False) as window:
        window.visit("index.html")
        handle = window.locator(f"{MENU} > summary")
        assert handle.is_visible() == (width < 960)
        if width < 960:
            assert not window.locator(".u-menu a[href='hr.html']").is_visible()
            handle.click()
        window.locator(".u-menu a[href='hr.html']").click()
        assert window.locator("h1").inner_text().startswith("3 ")
    with reader(width) as window:
        window.visit("index.html")
        if width < 960:
            tab_to(window, f"{MENU} > summary")
            window.keyboard.press("Enter")
        tab_to(window, ".u-menu a[href='hr.html']")
        assert window.evaluate("document.activeElement.checkVisibility()")
        window.keyboard.press("Enter")
        window.wait_for_url("**/hr.html")
        assert window.locator(".u-menu [aria-current='page']").text_content().startswith("HR")


def test_the_pages_about_the_figures_are_folded_until_one_of_them_is_read(reader):
    with reader(java_script_enabled=False) as window:
        window.visit("hr.html")
        assert not window.locator(".u-menu a[href='ordlista.html']").is_visible()
        window.locator(".u-menu li summary").click()
        window.locator(".u-menu a[href='ordlista.html']").click()
        assert window.locator("h1").inner_text().startswith("Ordlista")
        assert window.locator(".u-menu [aria-current='page']").is_visible()


def test_no_menu_stands_in_main_and_every_page_marks_where_it_belongs(reader, pages):
    ask = """() => [document.querySelectorAll('main nav, main .u-menu').length,
      [...document.querySelectorAll('.u-menu [aria-current]')].map(one => one.firstChild.textContent)]"""
    with reader() as window:
        for name in (one for one in pages if one != "404.html"):
            window.visit(name)
            inside, current = window.evaluate(ask)
            assert inside == 0, name
            assert current == ["Alla indikatorer"] if name.startswith("indikatorer/") else len(current) == 1, name


def test_the_skip_link_leads_past_the_menu(reader):
    with reader() as window:
        window.visit("portfolj.html")
        window.keyboard.press("Tab")
        assert window.evaluate("document.activeElement.matches('.md-skip')")
        window.keyboard.press("Enter")
        window.keyboard.press("Tab")
        assert window.evaluate("document.activeElement.closest('main') !== null")


def test_a_menu_that_is_taller_than_the_window_breaks_no_rule(reader, example, violations):
    """As on the page that says most about the report, which lists its own parts."""
    with reader(1280) as window:
        window.set_viewport_size({"width": 1280, "height": 500})
        window.goto(f"{example}/om.html", wait_until="load")
        assert window.locator(".u-menu").evaluate("menu => menu.scrollHeight > menu.clientHeight")
        assert violations(window) == []
        assert window.locator(MENU).get_attribute("open") is not None
        window.set_viewport_size({"width": 800, "height": 500})
        window.locator(f"{MENU} > summary").wait_for()
        assert window.locator(MENU).get_attribute("open") is None


def test_the_numbers_of_the_menu_add_up_to_what_deviates(reader, example):
    """Five indicators, two goals, two activities and three projects of the example, one of them judged yellow."""
    ask = "[...document.querySelectorAll('.u-count [aria-hidden=true]:not(svg)')].map(one => +one.textContent)"
    with reader() as window:
        window.goto(f"{example}/index.html", wait_until="load")
        assert sum(window.evaluate(ask)) == 12
        said = window.locator(".u-menu a[href='portfolj.html']").inner_text().split()
        assert " ".join(said).endswith("3 avviker, värst: gult")


def test_what_is_folded_opens_by_keyboard_and_stands_open_on_paper(reader, example):
    with reader() as window:
        window.goto(f"{example}/portfolj.html", wait_until="load")
        folded = window.locator(".u-deck-folded")
        handle = folded.locator(":scope > summary")
        said = " ".join(handle.inner_text().split())
        assert said == "2 Grönt: Planering av lokalvård efter behov, Tillgängliga e-tjänster"
        card = folded.locator("li").first
        assert not card.is_visible()
        handle.focus()
        window.keyboard.press("Enter")
        assert card.is_visible()
        window.keyboard.press("Enter")
        window.emulate_media(media="print")
        assert card.is_visible()
        assert not window.locator(".u-menu").is_visible()

"""The example's start page: the answer within two screens, level tiles, and the way on to all that deviates."""

import pytest

TOPS = """part => [...document.querySelectorAll(`.u-tile-list > li > .u-tile-${part}`)]
  .map(one => Math.round(one.getBoundingClientRect().top))"""
PARTS = ("name", "what", "figure", "status", "compared", "line", "changes")


@pytest.fixture
def start(browser, example):
    """Open a page of the example in a window of a size."""
    opened = []

    def open_page(width, height, name="index.html", **settings):
        context = browser.new_context(viewport={"width": width, "height": height}, **settings)
        opened.append(context)
        window = context.new_page()
        window.goto(f"{example}/{name}", wait_until="load")
        return window

    yield open_page
    for context in opened:
        context.close()


@pytest.mark.parametrize(("width", "height", "most"), [(1280, 900, 2600), (360, 740, 5000)])
def test_the_start_page_is_short_and_never_wider_than_its_window(start, width, height, most):
    tall, wide = start(width, height).evaluate(
        "[document.documentElement.scrollHeight, document.documentElement.scrollWidth]"
    )
    assert tall < most
    assert wide <= width


@pytest.mark.parametrize(("width", "across"), [(1280, 4), (360, 2)])
def test_tiles_beside_one_another_stand_on_a_level(start, width, across):
    window = start(width, 900)
    for part in PARTS:
        tops = window.evaluate(TOPS, part)
        assert len(tops) == 4
        assert [len(set(tops[at : at + across])) for at in range(0, 4, across)] == [1] * (4 // across), part


def test_the_point_stands_in_the_first_window_of_a_desktop(start):
    window = start(1280, 900)
    last = window.locator(".u-tile-changes").last.bounding_box()
    assert last["y"] + last["height"] <= 900


def test_without_script_the_worst_leads_to_all_that_deviates(start):
    window = start(360, 740, java_script_enabled=False)
    assert window.locator("#worst .u-card-list > li").count() == 3
    window.locator("#worst .u-more a").click()
    assert window.locator("#deviating .u-card-list > li").count() == 12


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index.html", "avvikelser.html"])
def test_neither_page_breaks_a_rule(start, violations, name, scheme):
    for width in (360, 1280):
        window = start(width, 900, name, color_scheme=scheme, bypass_csp=True)
        assert violations(window) == []

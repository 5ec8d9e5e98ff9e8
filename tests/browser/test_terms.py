"""Terms explained in place: by keyboard and by touch, without script, and let go again."""

import pytest

pytestmark = pytest.mark.browser

OPEN = "[...document.querySelectorAll(':popover-open')].map(node => node.innerText)"
IN_SIGHT = """() => {
  const box = document.querySelector(':popover-open').getBoundingClientRect()
  return box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth
}"""


@pytest.mark.parametrize("width", [320, 1280])
def test_a_term_opens_by_key_and_closes_by_escape_without_script(reader, width):
    with reader(width, java_script_enabled=False) as window:
        window.visit("ekonomi.html")
        window.locator(".u-term", has_text="vakanser").focus()
        window.keyboard.press("Enter")
        [said] = window.evaluate(OPEN)
        assert "Tjänster som inte är tillsatta." in said
        assert window.evaluate(IN_SIGHT)
        window.keyboard.press("Tab")
        assert window.evaluate("document.activeElement.innerText") == "Ordlista"
        window.keyboard.press("Escape")
        assert window.evaluate(OPEN) == []


def test_a_term_opens_by_touch_and_leads_to_the_glossary(reader):
    with reader(360, has_touch=True) as window:
        window.visit("portfolj.html")
        window.locator(".u-term", has_text="INK").tap()
        assert "förklaras inte i rapporten" in window.evaluate(OPEN)[0]
        window.locator(":popover-open a").tap()
        window.wait_for_url("**/ordlista.html#table-glossary-ink")


def test_an_open_explanation_breaks_no_rule(reader, violations):
    for scheme in ("light", "dark"):
        with reader(360, color_scheme=scheme, reduced_motion="reduce") as window:
            window.visit("ekonomi.html")
            window.locator(".u-term").first.click()
            assert len(window.evaluate(OPEN)) == 1
            assert violations(window) == []


def test_on_paper_an_explained_word_is_a_word(reader):
    with reader(1280) as window:
        window.visit("ekonomi.html")
        window.emulate_media(media="print")
        assert window.locator(".u-explained:visible").count() == 0
        assert window.locator(".u-term", has_text="vakanser").is_visible()

"""A city's pages of its departments: no violation of WCAG, nothing wider than a telephone, and the way back."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
MILLIMETRE = 96 / 25.4
MEMBER = "medlemmar/individ-och-familj.html"
PAGES = (MEMBER, "medlemmar/index.html", "jamforelser/sjukfranvaro.html", "kallor.html")
MONTH = "2023-02"  # the second department's report of it is late
STATUS = """() => [...document.querySelectorAll('#member-organisation-individ-och-familj tbody .u-stays')]
  .map(cell => cell.closest('.u-scroll').getBoundingClientRect().right - cell.getBoundingClientRect().right)"""


@pytest.fixture(scope="module")
def site(build, tmp_path_factory):
    top = tmp_path_factory.mktemp("stad") / "stad"
    utfall = Path(sys.executable).with_name("utfall")
    subprocess.run(
        [utfall, "--quiet", "demo", "--departments", "3", "--months", "2", top], check=True, capture_output=True
    )
    gathered = subprocess.run(
        [utfall, "gather", MONTH, "--unpublished"], cwd=top / "staden", check=False, capture_output=True, text=True
    )
    assert f"data/{MONTH} är sammanställd ur 2 av 3 medlemmars rapporter." in gathered.stdout
    subprocess.run([utfall, "--quiet", "pages"], cwd=top / "staden", check=True, capture_output=True)
    return build.again(top / "staden")


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_the_pages_have_no_violation_and_fit(site, serve, browser, violations, width, scheme):
    with serve(site) as address:
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        window = context.new_page()
        for page in PAGES:
            window.goto(f"{address}/{page}", wait_until="load")
            assert violations(window) == [], page
            assert window.evaluate("document.documentElement.scrollWidth <= innerWidth"), page
            here = "Förvaltningarnas rapporter" if page == "kallor.html" else "Organisation"
            assert window.locator(".u-menu [aria-current]").text_content() == here, page
        context.close()


def test_a_member_is_read_with_its_statuses_in_sight_and_leads_back_to_all(site, serve, browser):
    with serve(site) as address:
        window = browser.new_page(viewport={"width": 1280, "height": 800})
        window.goto(f"{address}/{MEMBER}", wait_until="load")
        rooms = window.evaluate(STATUS)
        window.set_viewport_size({"width": 768, "height": 800})
        window.locator(".u-back a").click()
        window.wait_for_url("**/medlemmar/index.html")
        late = window.locator("#heat-members-organisation tbody tr", has_text="Vård och äldreomsorg")
        assert set(late.locator("td").all_inner_texts()) == {".."}
        window.close()
    assert len(rooms) > 5
    assert min(rooms) > -1


def test_on_paper_no_table_of_members_is_wider_than_its_page(site, serve, browser):
    ask = """() => [...document.querySelectorAll('table')]
      .map(table => [getComputedStyle(table.closest('.u-block')).page, table.getBoundingClientRect().width])"""
    widths = {page: millimetres * MILLIMETRE + 1 for page, millimetres in {"auto": 176, "lying": 263}.items()}
    found = []
    with serve(site) as address:
        window = browser.new_page(viewport={"width": round(176 * MILLIMETRE), "height": 800})
        window.emulate_media(media="print")
        for page in PAGES:
            window.goto(f"{address}/{page}", wait_until="load")
            found += [(page, *one) for one in window.evaluate(ask)]
        window.close()
    assert [one for one in found if one[2] > widths[one[1]]] == []
    assert "lying" in {page for _, page, _ in found}

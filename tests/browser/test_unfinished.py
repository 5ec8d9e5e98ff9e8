"""A month that is being written, read as a reader meets it: no violation of WCAG, and what is missing can be seen."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.thoroughly import thorough

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(build):
    def opened(project):
        utfall = Path(sys.executable).with_name("utfall")
        subprocess.run([utfall, "--quiet", "new", "2023-12"], cwd=project, check=True)

    return build(opened, UTFALL_FORMS="csv")


@pytest.mark.parametrize(
    ("width", "scheme"), [(360, "light"), (1280, "dark"), thorough(360, "dark"), thorough(1280, "light")]
)
def test_an_opened_month_has_no_violation_and_fits(site, serve, browser, violations, scheme, width):
    with serve(site) as address:
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        window = context.new_page()
        for page in ("index.html", "ekonomi.html", "indikatorer/sjukfranvaro.html"):
            window.goto(f"{address}/{page}", wait_until="load")
            assert violations(window) == []
            assert window.evaluate("document.documentElement.scrollWidth <= innerWidth"), page
            assert window.locator(".u-draft").inner_text().startswith("Utkast: 33 uppgifter saknas.")
            assert window.locator(".u-missing:visible, .u-tile-figure").first.inner_text() == "saknas ännu", page
        context.close()

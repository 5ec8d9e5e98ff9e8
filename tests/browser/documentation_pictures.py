"""Make the pictures of the documentation: pages of its live example, the comment on it, and its document.

Run by hand with ``make pictures``, and looked at.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from playwright.sync_api import sync_playwright

from tests.browser.conftest import ARGUMENTS, serving
from tests.browser.pictures import comment, save, take
from tests.seeded import ROOT

SITE = ROOT / ".github" / "site"
PICTURES = SITE / "pages" / "pictures"
PAGES = {"start": "index.html", "indicator": "indicators/adult-social-care-placements.html"}
SEEN = {"width": 1080, "height": 760}


def example(folder: Path) -> Path:
    """Make the live example's project and build it."""
    project = folder / "northmarsh"
    subprocess.run([sys.executable, SITE / "example" / "make.py", project], check=True)
    utfall = Path(sys.executable).with_name("utfall")
    subprocess.run([utfall, "build", "--quiet"], cwd=project, env={**os.environ, "UTFALL_LANG": "en"}, check=True)
    return project


def main() -> None:
    """Take every picture."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project = example(Path(folder))
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=ARGUMENTS)
        with serving(project / "site") as address:
            for scheme in ("light", "dark"):
                page = browser.new_page(viewport=SEEN, color_scheme=scheme)
                for name, place in PAGES.items():
                    page.goto(f"{address}/{place}")
                    take(page, PICTURES / f"{name}-{scheme}.png")
        page = browser.new_page(viewport=SEEN)
        page.set_content(comment(project))
        take(page, PICTURES / "review.png")
        browser.close()
        with pypdfium2.PdfDocument(project / "site" / "summary.pdf") as document:
            save(document[0].render(scale=1.2).to_pil(), PICTURES / "document.png")


if __name__ == "__main__":
    main()

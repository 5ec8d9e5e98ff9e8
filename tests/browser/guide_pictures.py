"""Make the pictures of the editors' guide: what the check says, and what readers see of editions and corrections.

Run by hand with ``make pictures``, and looked at. The published site is the rehearsal's, by the real workflows.
"""

import csv
import html
import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import ARGUMENTS, serving
from tests.browser.pictures import take
from tests.rehearsal.hub import Hub
from tests.rehearsal.story import UTFALL, Story, correction, december, november

TERMINAL = """<meta charset="utf-8"><style>
body { margin: 0; background: #fff } pre { margin: 0; padding: 20px 24px; background: #14202b; color: #eef3f7;
font: 15px/1.5 "DejaVu Sans Mono", Consolas, monospace; white-space: pre-wrap; border-radius: 8px }
b { color: #ffb4a8 } i { color: #ffe08a; font-style: normal } u { color: #9fd8ff; text-decoration: none }
</style><pre><u>{command}</u>

{said}"""


def checked(story):
    """Break two figures of December as editors do, and return what the check says of them."""
    for row, value in ((2, "1 265 135"), (8, "5,3")):
        story.edit("2023-12", row, outcome=value)
    return typed(story, "utfall check")


def mended(story):
    """Save December's figures as Excel in Swedish does, and return what is shown before they are mended."""
    file = story.clone / "data" / "2023-12" / "observations.csv"
    kept = file.read_bytes()
    rows = list(csv.reader(io.StringIO(kept.decode(), newline="")))[:9]
    for row in rows[1:]:
        grouped = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", " ", row[2]).replace(".", ",")
        row[1:3] = [row[1].replace("2023-12", "dec-23"), grouped]
    rows[3][3] = "-"
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    file.write_bytes(text.getvalue().encode("utf-8-sig"))
    shown = typed(story, "utfall check --fix")
    file.write_bytes(kept)
    return shown


def typed(story, command):
    """Return a terminal in which a command has been typed, with what it said."""
    arguments = command.split()[1:]
    done = subprocess.run([UTFALL, *arguments], cwd=story.clone, capture_output=True, text=True, check=False)
    said = html.escape((done.stderr + done.stdout).strip(), quote=False)
    coloured = said.replace("Fel:", "<b>Fel:</b>").replace("Varning:", "<i>Varning:</i>")
    return TERMINAL.replace("{command}", command).replace("{said}", coloured)


def main() -> None:
    """Take every picture of the guide."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        hub = Hub(Path(folder) / "github")
        hub.root.mkdir()
        story = Story(hub.begin(), hub.clone("asa"))
        november(story)
        december(story)
        correction(story)
        site = hub.published("ut")
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 900, "height": 640}, device_scale_factor=1.5)
        with serving(site) as address:
            page.goto(f"{address}/senaste/index.html")
            page.locator("#u-editions summary").click()
            page.locator("#u-editions nav ul").nth(1).wait_for()
            take(page, "utgavor.png")
            page.goto(f"{address}/2023-11/rattelser.html")
            page.locator("article table").first.wait_for()
            take(page, "rattelse.png")
            page.goto(f"{address}/2023-11.1/ekonomi.html")
            page.locator(".u-superseded:not(.u-older)").wait_for(state="visible")
            take(page, "ersatt-utgava.png", clip={"x": 0, "y": 0, "width": 900, "height": 420})
        subprocess.run(["git", "switch", "--quiet", "manad/2023-12"], cwd=story.clone, check=True)
        page.set_content(checked(story))
        take(page.locator("pre"), "kontroll.png")
        page.set_content(mended(story))
        take(page.locator("pre"), "ratta-filer.png")
        browser.close()


if __name__ == "__main__":
    sys.exit(main())

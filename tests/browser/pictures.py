"""Make the pictures of the handbook: every chart of this project's pages and of the example project's, as readers
meet them, and the comment that a reviewer reads on each. Run by hand with ``make pictures``, and looked at.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from markdown import Markdown
from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.conftest import ARGUMENTS, serving
from tests.seeded import ROOT, copy_seed

PICTURES = ROOT / ".github" / "bilder"
COLOURS = 256  # of a picture, so chosen that none of the look's few is lost
WAYS = {  # name: width, scheme, medium
    "dator-ljus": (1000, "light", "screen"),
    "dator-mork": (1000, "dark", "screen"),
    "telefon-ljus": (360, "light", "screen"),
    "telefon-mork": (360, "dark", "screen"),
    "papper": (794, "light", "print"),
}
GATHER = """async names => {
  const parse = async name => new DOMParser().parseFromString(await (await fetch(name)).text(), 'text/html')
  const pages = await Promise.all(names.map(parse))
  const charts = pages.flatMap(page => [...page.querySelectorAll('.u-chart-block')])
  charts.filter(chart => chart.parentElement.matches('.u-tables')) // on paper their page has the series in a table
    .forEach(chart => chart.querySelector('.u-chart-data').remove())
  const all = document.createElement('div')
  all.className = 'md-typeset'
  all.style.padding = '16px'
  all.append(...charts.filter((chart, at) => charts.findIndex(one => one.id === chart.id) === at))
  document.body.replaceChildren(all)
  return all.children.length
}"""
# A comment as a review tool frames it: our own style, near enough to judge length, order and tables by.
COMMENT = """<!doctype html><html lang="sv"><meta charset="utf-8"><style>
body { margin: 24px; background: #fff; color: #1f2328; font: 14px/1.5 system-ui, "Liberation Sans", Arial, sans-serif }
article { border: 1px solid #d0d5db; border-radius: 6px; overflow: hidden }
header { padding: 8px 16px; background: #f4f6f8; border-bottom: 1px solid #d0d5db; color: #59636e }
main { padding: 4px 16px 12px }
h2 { font-size: 21px; border-bottom: 1px solid #d0d5db; padding-bottom: 6px; margin: 12px 0 }
h3 { font-size: 17px; margin: 20px 0 10px }
ul { padding-left: 26px } li.u-task { list-style: none; margin-left: -20px }
table { border-collapse: collapse; margin: 10px 0; width: 100%% }
th, td { border: 1px solid #d0d5db; padding: 5px 11px; text-align: left; vertical-align: top }
tr:nth-child(even) td { background: #f8f9fb } sub { color: #59636e; font-size: 12px; vertical-align: baseline }
summary { margin: 6px 0 } a { color: #0757c8 }
</style><article><header><b>utfall</b></header><main>%s</main></article></html>"""
PREVIEW = "https://forhandsvisning.example.org/7/"


def build(folder: Path, name: str) -> Path:
    """Build the report that the program came with, or the example project; return its site's folder."""
    utfall = str(Path(sys.executable).with_name("utfall"))
    project = folder / name
    if name == "exempel":
        subprocess.run([utfall, "demo", str(project)], check=True, capture_output=True)
    else:
        copy_seed(project)
    subprocess.run([utfall, "build"], cwd=project, check=True, capture_output=True)
    return project / "site"


def comment(project: Path) -> str:
    """Return the page of the comment on a project's newest month, with the folded parts folded."""
    utfall = str(Path(sys.executable).with_name("utfall"))
    command = [utfall, "review", "--format", "markdown", "--preview", PREVIEW]
    said = subprocess.run(command, cwd=project, check=True, capture_output=True, encoding="utf-8").stdout
    opened = said.replace("<details>", '<details markdown="1">').replace("\n- [", "\n\n- [", 1)
    body = Markdown(extensions=["tables", "md_in_html", "sane_lists"]).convert(opened)
    tasks = re.sub(r"<li>\[( |x)\]", lambda box: f'<li class="u-task">{"☑" if box[1] == "x" else "☐"}', body)
    return COMMENT % tasks


def take(seen, name: str | Path, **how) -> None:
    """Take a picture of a page or of a part of it; by its name alone it is one of the handbook's."""
    file = PICTURES / name
    seen.screenshot(path=file, **how)
    save(Image.open(file), file)


def save(picture: Image.Image, file: Path) -> None:
    """Save a picture as small as its few colours let it be."""
    few = picture.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(file, optimize=True)


def main() -> None:
    """Take every picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=ARGUMENTS)
        for name in ("rapport", "exempel"):
            site = build(Path(folder), name)
            names = [f"/{path.relative_to(site).as_posix()}" for path in sorted(site.rglob("*.html"))]
            with serving(site) as address:
                for way, (width, scheme, medium) in WAYS.items():
                    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
                    page.goto(f"{address}/index.html")
                    count = page.evaluate(GATHER, names)
                    page.emulate_media(media=medium, color_scheme=scheme)
                    take(page, f"diagram-{name}-{way}.png", full_page=True)
                    page.close()
                    print(f"diagram-{name}-{way}.png: {count}")
            page = browser.new_page(viewport={"width": 900, "height": 400})
            page.set_content(comment(site.parent))
            take(page, f"granskning-{name}.png", full_page=True)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()

"""Make the pictures of the handbook: every chart of this project's pages and of the example project's, as readers
meet them. Run by hand with ``make pictures``, and looked at.
"""

import functools
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / ".github" / "bilder"
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
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


def build(folder: Path, name: str) -> Path:
    """Build this project's site or the example project's; return its folder."""
    utfall = str(Path(sys.executable).with_name("utfall"))
    project = folder / name
    if name == "exempel":
        subprocess.run([utfall, "demo", str(project)], check=True, capture_output=True)
    else:
        project.mkdir()
        for part in ("docs", "data"):
            shutil.copytree(ROOT / part, project / part)
        shutil.copy(ROOT / "mkdocs.yml", project)
        (project / "macros").symlink_to(ROOT / "macros")
    subprocess.run([utfall, "build"], cwd=project, check=True, capture_output=True)
    return project / "site"


def main() -> None:
    """Take every picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=ARGUMENTS)
        for name in ("rapport", "exempel"):
            site = build(Path(folder), name)
            handler = functools.partial(SimpleHTTPRequestHandler, directory=str(site))
            server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            names = [f"/{path.relative_to(site).as_posix()}" for path in sorted(site.rglob("*.html"))]
            for way, (width, scheme, medium) in WAYS.items():
                page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
                page.goto(f"http://127.0.0.1:{server.server_port}/index.html")
                count = page.evaluate(GATHER, names)
                page.emulate_media(media=medium, color_scheme=scheme)
                page.screenshot(path=PICTURES / f"diagram-{name}-{way}.png", full_page=True)
                page.close()
                print(f"diagram-{name}-{way}.png: {count}")
            server.shutdown()
        browser.close()


if __name__ == "__main__":
    main()

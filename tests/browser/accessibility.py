"""Try every page of this project with axe-core and keep what came of it, for the accessibility statement.

Run by hand with ``make accessibility`` before a month is published; ``accessibility.json`` is committed with it.
"""

import json
import os
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
AXE = Path(__file__).with_name("node_modules") / "axe-core" / "axe.min.js"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS, SCHEMES = [360, 768, 1280], ["light", "dark"]
ASK = "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})"


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def main():
    """Build, try, keep, and end non-zero where a rule is broken."""
    utfall = Path(sys.executable).with_name("utfall")
    subprocess.run([utfall, "build"], cwd=ROOT, check=True, env={**os.environ, "UTFALL_FORMS": ""}, capture_output=True)
    site = ROOT / "site"
    pages = sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    version, broken = tried(f"http://127.0.0.1:{server.server_port}", pages)
    server.shutdown()
    kept = {"axe": version, "rules": RULES, "pages": pages, "widths": WIDTHS, "schemes": SCHEMES,
            "violations": len(broken)}  # fmt: skip
    (ROOT / "accessibility.json").write_text(f"{json.dumps(kept, indent=1)}\n", encoding="utf-8")
    print(f"{len(pages)} pages, {len(broken)} violations")
    print("\n".join(broken))
    return 1 if broken else 0


def tried(address, pages):
    """Return axe's version and each rule that a page breaks, in every width and scheme."""
    source, broken, version = AXE.read_text(encoding="utf-8"), [], ""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for width in WIDTHS:
            for scheme in SCHEMES:
                context = chromium.new_context(
                    viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
                )
                window = context.new_page()
                for name in pages:
                    window.goto(f"{address}/{name}", wait_until="load")
                    window.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
                    window.evaluate(source)
                    result = window.evaluate(ASK, RULES)
                    version = result["testEngine"]["version"]
                    broken += [
                        f"{name} {width} {scheme}: {rule['id']}: {node['html'][:120]}"
                        for rule in result["violations"]
                        for node in rule["nodes"]
                    ]
                context.close()
        chromium.close()
    return version, broken


if __name__ == "__main__":
    sys.exit(main())

"""Read the built pages with Lighthouse, as a phone on a slow line does, and print what it says.

Run by hand with ``make lighthouse``. The site is served from this machine, compressed as a web host does; what is
transferred is what a first visit fetches before anything is pressed.
"""

import gzip
import json
import subprocess
import sys
import threading
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
LIGHTHOUSE = Path(__file__).with_name("node_modules") / ".bin" / "lighthouse"
LIMITS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
CATEGORIES = tuple(LIMITS)
HEAVIEST = 48  # kB that a first visit to a page may fetch
TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml"}
FLAGS = "--headless=new --no-sandbox --disable-background-networking --disable-component-update"


@cache
def packed(path: Path) -> bytes:
    """Return a file as it is sent."""
    content = path.read_bytes()
    return gzip.compress(content, 9, mtime=0) if path.suffix in TEXT else content


class Host(SimpleHTTPRequestHandler):
    """Serve the site as a web host does: compressed, to be kept."""

    def do_GET(self) -> None:
        """Answer with a file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = packed(path)
        self.send_response(200)
        self.send_header(
            "Content-Type", self.guess_type(str(path)) + ("; charset=utf-8" if path.suffix in TEXT else "")
        )
        if path.suffix in TEXT:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=31536000")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def read(address: str) -> dict[str, object]:
    """Return Lighthouse's report of a page."""
    command = [str(LIGHTHOUSE), address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    command.append(f"--only-categories={','.join(CATEGORIES)}")
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def main() -> None:
    """Print a line for each page, and what fails; exit 1 where a page is under a limit."""
    short = []
    names = sys.argv[1:] or sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *args: Host(*args, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(
        f"{'page':44} {'perf':>4} {'a11y':>4} {'best':>4} {'seo':>4} {'TBT ms':>6} {'CLS':>6} {'kB':>6} {'requests':>8}"
    )
    for name in names:
        report = read(f"http://127.0.0.1:{server.server_port}/{name}")
        audits = report["audits"]
        scores = [round(report["categories"][one]["score"] * 100) for one in CATEGORIES]
        under = [one for one, score in zip(CATEGORIES, scores, strict=True) if score < LIMITS[one]]
        short += [f"{name}: {', '.join(under)}"] if under else []
        requests = audits["network-requests"]["details"]["items"]
        size = sum(one.get("transferSize", 0) for one in requests) / 1000
        short += [f"{name}: {size:.0f} kB, more than {HEAVIEST}"] if size > HEAVIEST else []
        blocking, shift = (audits[one]["numericValue"] for one in ("total-blocking-time", "cumulative-layout-shift"))
        shown = " ".join(f"{score:4}" for score in scores)
        print(f"{name:44} {shown} {blocking:6.0f} {shift:6.3f} {size:6.0f} {len(requests):8}")
        for category in CATEGORIES[1:]:
            for one in report["categories"][category]["auditRefs"]:
                audit = audits[one["id"]]
                if audit["score"] is not None and audit["score"] < 1 and one["weight"]:
                    print(f"    {category}: {audit['title']}")
        if any("plotly" in str(one["url"]) for one in requests):
            print("    Plotly was fetched before it was asked for")
    server.shutdown()
    if short:
        sys.exit("\n".join(["Under the limit:", *short]))


if __name__ == "__main__":
    main()

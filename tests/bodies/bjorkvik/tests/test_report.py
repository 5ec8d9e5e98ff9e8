"""What must hold of this report: nothing in its data or on its pages stops a build, and every page is built."""

import json
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).parents[1]


class ReportTest(unittest.TestCase):
    """Ask the program that builds the report."""

    def test_nothing_stops_the_report(self):
        done = subprocess.run(["utfall", "check", "--format", "json"], cwd=ROOT, capture_output=True, check=False)
        told = json.loads(done.stdout)
        errors = [f"{one['file']}: {one['message']}" for one in told if one["severity"] == "error"]
        self.assertEqual(errors, [])

    def test_every_page_is_built(self):
        with tempfile.TemporaryDirectory() as site:
            subprocess.run(["mkdocs", "build", "--strict", "--quiet", "--site-dir", site], cwd=ROOT, check=True)
            written = {page.relative_to(ROOT / "docs").with_suffix(".html") for page in (ROOT / "docs").rglob("*.md")}
            self.assertEqual([str(page) for page in sorted(written) if not (Path(site) / page).is_file()], [])


if __name__ == "__main__":
    unittest.main()

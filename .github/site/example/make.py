"""Make the live example: a project from spreadsheets by the commands that the documentation shows, and its site.

``python make.py FOLDER`` writes the project into a new folder. Nothing but the files beside this one is asked for.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
DELIVERIES = sorted((HERE / "deliveries").glob("*.csv"))
ASKED = (
    "--organisation", "Northmarsh Council", "--language", "en", "--year-starts", "4", "--reports", "quarter",
    "--currency", "GBP", "--licence", "OGL-UK-3.0", "--email", "report@northmarsh.example",
    "--with", "activities", "--with", "projects",
)  # fmt: skip
CHAPTERS = '  - "Finance": finance.md\n'
MORE = f'{CHAPTERS}  - "Services": services.md\n  - "People": people.md\n'
KEY_FIGURES = "staff-costs, adult-social-care-placements, calls-answered-within-20-seconds, sickness-absence"


def make(project: Path) -> None:
    """Write the project: the first report from its spreadsheet, each report after it, and the pages."""
    first, *others = (file.stem.partition("-")[2] for file in DELIVERIES)
    _utfall(project.parent, "init", project.name, *ASKED, "--month", first, "--from", str(DELIVERIES[0]))
    _copy("data", project / "data" / first)
    for month, delivery in zip(others, DELIVERIES[1:], strict=True):
        _utfall(project, "new", month)
        _utfall(project, "import", str(delivery), "--yes")
    _copy("docs", project / "docs")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace(CHAPTERS, MORE)
    text = re.sub(r"key_figures: \[.*\]", f"key_figures: [{KEY_FIGURES}]", text)
    settings.write_text(text, encoding="utf-8")


def build(project: Path) -> Path:
    """Build the project's site and return its folder."""
    _utfall(project, "build")
    return project / "site"


def _copy(name: str, target: Path) -> None:
    for file in sorted((HERE / name).iterdir()):
        shutil.copy(file, target / file.name)


def _utfall(folder: Path, *arguments: str) -> None:
    """Run a command in English, with the Python that runs this."""
    program = Path(sys.executable).with_name("utfall")
    environment = {**os.environ, "UTFALL_LANG": "en"}
    subprocess.run([program, *arguments, "--quiet"], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own


if __name__ == "__main__":
    make(Path(sys.argv[1]).absolute())

"""A small project of two months to ruin, and the commands run on it as a user runs them, in this process."""

import csv
import io
import json
import os
import re
import shutil
import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from time import process_time

from tests.seeded import SEED
from tests.unit.month import TABLES
from utfall import cli

KEPT = ("areas", "scales", "indicators", "observations", "notes", "corrections", "glossary")
MOST_SECONDS = 20  # of the processor, for one command
MKDOCS = """\
site_name: Rapport
use_directory_urls: false
strict: true
theme: {name: material, font: false, custom_dir: theme}
plugins:
  - macros:
      modules: [utfall.plugin]
      j2_extensions: [utfall.pages.sandbox.Sandbox]
      on_undefined: strict
      on_error_fail: true
markdown_extensions: [attr_list, tables, admonition, pymdownx.superfences, utfall.pages.block, utfall.pages.explaining]
nav: [index.md, om.md]
extra:
  generator: false
  utfall: {language: sv, key_figures: [kostnader], contact: {name: Redaktionen, email: a@example.org}}
"""
INDEX = """\
---
title: Start
---
# Rapporten

Kostnaderna är {{ figure("kostnader") }}. Texten har *betoning* och [en länk](om.md#mer).

{{ indicators() }}

{{ table("notes") }}
"""
ABOUT = (
    "# Om\n\n## Mer\n\n{% for a in [1, 2] %}{{ a }}{% endfor %}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n{{ facts() }}\n"
)


def make_project(root: Path) -> Path:
    """Write the project and return its folder."""
    folder = root / "data" / "2023-11"
    folder.mkdir(parents=True)
    whole = json.loads((SEED / "data" / "2023-11" / "datapackage.json").read_text(encoding="utf-8"))
    whole["resources"] = [one for one in whole["resources"] if one["name"] in KEPT]
    (folder / "datapackage.json").write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")
    for one in whole["resources"]:
        (folder / one["path"]).write_text(TABLES[one["name"]], encoding="utf-8", newline="")
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text(INDEX, encoding="utf-8")
    (root / "docs" / "om.md").write_text(ABOUT, encoding="utf-8")
    (root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    shutil.copytree(Path(cli.__file__).parents[1] / "theme", root / "theme")
    return root


def run(root: Path, *command: str) -> tuple[int, str]:
    """Run a command in the project; return its exit code and what it said. Takes no more than its time."""
    before, told, code = Path.cwd(), io.StringIO(), 0
    kept, streams, argv = dict(os.environ), (sys.stdout, sys.stderr), sys.argv
    started = process_time()
    os.chdir(root)
    sys.stdout = sys.stderr = told
    sys.argv = ["utfall", *command]
    try:
        cli.main()
    except SystemExit as stop:
        code = int(stop.code or 0)
    finally:
        sys.stdout, sys.stderr = streams
        sys.argv = argv
        os.chdir(before)
        os.environ.clear()
        os.environ.update(kept)
    assert process_time() - started < MOST_SECONDS
    return code, told.getvalue()


def shown_outcomes(root: Path) -> list[str]:
    """Return each indicator's outcome as a page is to show it, worked out here from the file."""
    folder = root / "data" / "2023-11"
    rows = _rows(folder / "observations.csv")
    decimals = {row["id"]: int(row["decimals"]) for row in _rows(folder / "indicators.csv")}
    return [
        written(Decimal(row["outcome"]), decimals[row["indicator"]])
        for row in rows
        if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", row["outcome"])
    ]


def _rows(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))


def written(value: Decimal, decimals: int) -> str:
    """Return a number as Swedish writes it, rounded."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    whole, _, rest = f"{abs(rounded):,f}".partition(".")
    sign = "\u2212" if rounded < 0 else ""
    return sign + whole.replace(",", "\u00a0") + (f",{rest}" if rest else "")

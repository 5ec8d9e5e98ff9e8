"""An import run in a test: a workbook written into a project, and the outcomes that the project then has."""

import csv
import shutil
from pathlib import Path

from tests.unit.sheets.books import xlsx_of
from utfall.project import read_project
from utfall.work.import_file import import_file
from utfall.work.import_result import ImportRequest

BODIES = Path(__file__).parents[2] / "bodies"
STAFF, CONSULTANTS = "personalkostnader", "konsultkostnader"


def sheet(*rows, name="Blad1"):
    return xlsx_of({name: rows})


def run(project, content, name="ekonomi-dec.xlsx", **asked):
    file = project.root / name
    file.write_bytes(content)
    return import_file(project, ImportRequest(file, **asked))


def outcomes(project, month="2023-12", column="outcome"):
    with (project.data / month / "observations.csv").open(encoding="utf-8", newline="") as stream:
        return {row["indicator"]: row[column] for row in csv.DictReader(stream) if row[column]}


def files(project):
    return {
        path.relative_to(project.root): path.read_bytes() for path in sorted(project.data.rglob("*")) if path.is_file()
    }


def body(folder, name):
    shutil.copytree(BODIES / name / "data", folder / "data")
    (folder / "mkdocs.yml").write_text(f"site_name: {name}\n", encoding="utf-8")
    return read_project(folder)

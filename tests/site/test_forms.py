"""Every form of a built edition says the same: the seed's, and three months of the example project.

Each build has compared its own forms (``tests/unit/forms/test_proof.py`` shows what that finds); here other programs
read them: BeautifulSoup the pages, pandas the workbook. Documents are read in ``tests/paper``.
"""

import csv
import io
import json
import shutil
from dataclasses import dataclass
from decimal import Decimal

import openpyxl
import pandas as pd
import pytest
from bs4 import BeautifulSoup

from tests.site.project import Project, copy_project
from tests.thoroughly import thorough
from utfall.demo import demo
from utfall.project import FORMS

MONTHS = (thorough("2024-05"), thorough("2025-03"), "2025-12")
INDICATORS = "  - Alla indikatorer: indikatorer/index.md\n"


@dataclass(frozen=True)
class Formed:
    """A built site with its forms."""

    project: Project
    month: str

    @property
    def data(self):
        return self.project.path("site/data")


def build(project, month):
    """Build a month with every form but the documents."""
    ran = project.utfall("build", month, UTFALL_FORMS=",".join(name for name in FORMS if name != "pdf"))
    assert ran.code == 0, ran.said
    return Formed(project, month)


@pytest.fixture(scope="module")
def seed(tmp_path_factory):
    """The seed."""
    return build(copy_project(tmp_path_factory.mktemp("seed") / "rapport"), "2023-11")


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """The example without the pages of single indicators, which one macro makes of the seed's too."""
    root = tmp_path_factory.mktemp("example") / "exempel"
    demo(root)
    shutil.rmtree(root / "docs" / "indikatorer")
    project = Project(root)
    project.write("mkdocs.yml", project.read("mkdocs.yml").replace(INDICATORS, ""))
    project.write("docs/indikatorer.md", project.read("docs/indikatorer.md").replace("indikatorer/index.md", "om.md"))
    return project


@pytest.fixture(scope="module", params=MONTHS)
def month(request, example):
    return build(example, request.param)


def figures_of_pages(formed):
    """Every figure that is marked as one in a table of the pages, with table, row and column: as stored."""
    found = {}
    for page in formed.project.path("site").rglob("*.html"):
        soup = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")
        for table in soup.select("table.u-table:not(.u-tally)"):
            name = table.caption["id"].removesuffix("-caption")
            heads = [th.get_text().partition("[")[0] for th in table.thead.find_all("th")]
            for number, row in enumerate(table.select("tbody tr")):
                for head, cell in zip(heads, row.find_all(["th", "td"], recursive=False), strict=False):
                    if cell.get("data-value") and "-" not in cell["data-value"][1:]:  # a day is no figure
                        found[name, number, head] = Decimal(cell["data-value"])
    return found


def figures_of_json(formed):
    content = json.loads((formed.data / "tables.json").read_bytes(), parse_int=Decimal, parse_float=Decimal)
    return {
        (table["id"], number, column["heading"].partition(" (")[0]): cell
        for table in content["tables"]
        for number, row in enumerate(table["rows"])
        for column, cell in zip(table["columns"], row, strict=True)
        if isinstance(cell, Decimal)
    }


def figures_of_workbook(formed):
    """The figures of every sheet as pandas reads them, by the names of the marked tables.

    Where the indicators' tables stand together, the first column says which indicator's it is.
    """
    (file,) = formed.data.glob("*.xlsx")
    marked = {sheet.title: next(iter(sheet.tables)) for sheet in openpyxl.load_workbook(file)}
    index = json.loads((formed.data / "index.json").read_bytes())
    ids = {one["name"]: one["id"] for one in index["indicators"]}
    found = {}
    for sheet, frame in pd.read_excel(
        file, sheet_name=None, header=3, engine="openpyxl", dtype=object, keep_default_na=False
    ).items():
        name = marked[sheet].removeprefix("tabell_").replace("_", "-")
        sort = name.removeprefix("all-")
        parts = {f"{sort}-{ids[one]}": rows for one, rows in frame.groupby("Indikator")} if sort != name else {}
        for table, rows in (parts or {name: frame}).items():
            found |= figures_of_frame(table, rows)
    return found


def figures_of_frame(name, frame):
    return {
        (name, number, str(heading).partition(" (")[0]): Decimal(repr(value))
        for number, row in enumerate(frame.itertuples(index=False))
        for heading, value in zip(frame.columns, row, strict=True)
        if isinstance(value, int | float)
    }


def figures_of_csv(formed):
    found = {}
    for file in (formed.data / "tables").glob("*.csv"):
        _, heads, *rows = csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline=""), delimiter=";")
        for number, row in enumerate(rows):
            for head, text in zip(heads, row, strict=True):
                if text.removeprefix("-").replace(",", "", 1).isdecimal():
                    found[file.stem, number, head.partition(" (")[0]] = Decimal(text.replace(",", "."))
    return found


def unlike(one, other, nearly):
    pairs = {place: (value, other.get(place)) for place, value in one.items()}
    return {place: pair for place, pair in pairs.items() if pair[1] is None or not nearly(*pair)}


def is_same(one, other):
    return abs(one - other) <= abs(one) * Decimal("1e-14")


def is_rounded(stored, shown):
    return abs(stored - shown) <= Decimal(1).scaleb(shown.as_tuple().exponent) / 2


def unlike_in_any(formed):
    """Return the figures of the pages that another form has otherwise, by the form."""
    pages = figures_of_pages(formed)
    tables = {place: value for place, value in pages.items() if not place[0].endswith("-data")}  # but those of charts
    assert len(tables) > 100
    return {
        "json": unlike(pages, figures_of_json(formed), is_same),
        "workbook": unlike(tables, figures_of_workbook(formed), is_same),
        "csv": unlike(pages, figures_of_csv(formed), is_rounded),
    }


def test_pages_workbook_json_and_csv_have_the_same_figures_read_by_other_programs(seed):
    assert unlike_in_any(seed) == {"json": {}, "workbook": {}, "csv": {}}


def test_every_form_of_a_month_of_the_example_says_the_same(month):
    assert unlike_in_any(month) == {"json": {}, "workbook": {}, "csv": {}}


def test_what_machines_are_told_of_the_data_lies_where_they_are_told(seed):
    page = BeautifulSoup(seed.project.read("site/index.html"), "lxml")
    told = json.loads(page.select_one("script[type='application/ld+json']").string)
    (data,) = [one for one in told["@graph"] if one["@type"] == "Dataset"]
    links = [one["contentUrl"] for one in data["distribution"]]
    assert len(links) == 5
    assert [link for link in links if not seed.project.path(f"site/{link}").is_file()] == []

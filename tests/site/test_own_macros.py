"""A project's own macros in a whole build: every form says the same, and one that is tampered with is found."""

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from tests.site.project import copy_project
from utfall.forms.proved import prove
from utfall.forms.request import ExportRequest
from utfall.pages.edition import prepare
from utfall.project import read_project
from utfall.words import words

FORMS = "csv,xlsx,json,pdf"
GUIDE = (Path(__file__).parents[2] / ".github" / "handbok" / "egna-makron.md").read_text(encoding="utf-8")
FRAME, TREND = re.findall(r"^```python\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
(ROWS,) = re.findall(r"^```csv\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
LIVE = """

def varme():
    figur = go.Figure(go.Heatmap(z=[[11.5, 12], [13, 14]], x=["jan", "feb"], y=["Norr", "Söder"]))
    return figur.update_layout(title="Värme", meta={"alt": "Söder är varmast.", "unit": "timmar"})
"""
PAGE = """
{{ sjukfranvaro_i_kommuner() }}

{{ trend("sjukfranvaro") }}

{{ varme() }}
"""
BOOK = "data/manadsrapport-2023-11.xlsx"


def own(root):
    """Lay the guide's examples, and a figure that is shown live, into a copy of the project."""
    project = copy_project(root)
    project.write("egna.py", FRAME + TREND + LIVE)
    settings = project.read("mkdocs.yml")
    project.write("mkdocs.yml", settings.replace("  utfall:\n", "  utfall:\n    own_macros: egna.py\n", 1))
    project.write("docs/hr.md", f"{project.read('docs/hr.md')}\n{PAGE}")
    project.write("data/2023-11/kommuner.csv", ROWS)
    described = project.utfall("describe", "2023-11")
    assert described.code == 0, described.said
    return project


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    project = own(tmp_path_factory.mktemp("egna") / "rapport")
    ran = project.utfall("build", UTFALL_FORMS=FORMS)
    assert ran.code == 0, ran.said
    return project


@pytest.fixture(scope="module")
def request_of(built):
    project = replace(read_project(built.root), forms=tuple(FORMS.split(",")))
    edition = prepare(project)
    made = ExportRequest(edition, edition.report, project, built.root / "site", lambda _what: None)
    assert prove(made) == ()
    return made


def test_a_table_and_two_figures_are_in_every_form(built):
    site = built.root / "site"
    page = (site / "hr.html").read_text(encoding="utf-8")
    assert re.findall(r'<td class="u-number[^"]*" data-value="([^"]*)"', page[page.index('id="varme"') :])[:4] == [
        "11.5", "12", "13", "14",
    ]  # fmt: skip
    shown = (site / "data/tables/sjukfranvaro-i-tre-kommuner-november-2023.csv").read_text(encoding="utf-8-sig")
    assert shown.splitlines()[2].startswith("Lundbo;7,0;815;")
    told = json.loads((site / "data/tables.json").read_text(encoding="utf-8"))
    assert "Värme, timmar" in json.dumps(told, ensure_ascii=False)
    book = openpyxl.load_workbook(io.BytesIO((site / BOOK).read_bytes()), read_only=True)
    cells = {value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row}
    assert {"Lundbo", 2140, 11.5, "Bandets övre gräns (%)"} <= cells
    papers = [pypdfium2.PdfDocument(path) for path in sorted(site.rglob("*.pdf"))]
    text = " ".join(page.get_textpage().get_text_range() for paper in papers for page in paper)
    said = " ".join(text.split())
    assert all(one in said for one in ("Lundbo", "11,5", "Värme, timmar", "Trend och band"))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("hr.html", 'data-value="815"', 'data-value="816"'),
        ("hr.html", '"z":[[11.5,12]', '"z":[[11.5,19]'),
        ("hr.html", "Söder är varmast", "Norr är varmast"),
        ("data/tables/varme.csv", "11,5", "12,5"),
        ("data/tables/sjukfranvaro-i-tre-kommuner-november-2023.csv", "2140", "2141"),
        ("data/tables/chart-trend-och-band-data.csv", "5,3", "5,4"),
        ("data/tables.json", "11.5", "12.5"),
    ],
)  # fmt: skip
def test_a_form_that_is_tampered_with_is_found(request_of, name, old, new):
    path = request_of.site / name
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new, 1), encoding="utf-8", newline="")
    try:
        assert [one.file for one in prove(request_of)] == [name], [
            one.message(words("sv")) for one in prove(request_of)
        ]
    finally:
        path.write_text(before, encoding="utf-8", newline="")


def test_a_workbook_that_is_tampered_with_is_found(request_of):
    path = request_of.site / BOOK
    before = path.read_bytes()
    book = openpyxl.load_workbook(path)
    (cell,) = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == 2140]
    cell.value = 2141
    book.save(path)
    try:
        assert BOOK in {one.file for one in prove(request_of)}
    finally:
        path.write_bytes(before)

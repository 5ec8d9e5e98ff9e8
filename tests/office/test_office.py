"""The workbook and the CSV as shown, opened by LibreOffice: every sheet is there, and every cell is what it is."""

import csv
import io
import re
import shutil
import subprocess
from decimal import Decimal

import openpyxl
import pytest

from tests.seeded import SEED
from utfall.forms.book import sheets
from utfall.forms.grid import grid
from utfall.forms.shown_csv import csv_of
from utfall.forms.xlsx import with_language, written
from utfall.pages.edition import prepare
from utfall.pages.page_content import PageContent
from utfall.project import read_project
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column, Table, TableRow
from utfall.words import words

pytestmark = pytest.mark.office
DANGEROUS = ("=1+1", "+46", "-1", "@SUM(1)", "\t=1", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0")
# Parted by commas, in UTF-8, values and not what is shown of them, every sheet in a file of its own.
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
SEMICOLONS = "--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1053,false,true"  # as Swedish users open a CSV


def soffice():
    found = shutil.which("soffice") or shutil.which("libreoffice")
    assert found, "LibreOffice is not here: install it (on Debian: apt install libreoffice-calc-nogui)."
    return found


def converted(file, form, *options):
    """Convert a file with a profile of its own, so that neither another run nor a user's settings are met."""
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = [soffice(), profile, "--headless", *options, "--convert-to", form, "--outdir", file.parent, file]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def edition_book(report, pages, speech):
    return with_language(written(report, sheets(report, pages, speech), speech), speech.language)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def edition():
    return prepare(read_project(SEED), "2023-11")


def same(cell, text):
    """Tell whether LibreOffice has read a cell as it was written."""
    if cell.value is None:
        return text == ""
    if cell.is_date:
        return text == f"{cell.value:%Y-%m-%d}"
    if isinstance(cell.value, int | float):
        return abs(Decimal(text) - Decimal(repr(cell.value))) <= abs(Decimal(text)) * Decimal("1e-13")
    return re.sub(r"\s+", " ", text) == re.sub(r"\s+", " ", cell.value)


def test_every_sheet_and_every_cell_of_the_seed_is_read_as_it_was_written(folder, edition):
    file = folder / "rapport.xlsx"
    file.write_bytes(edition_book(edition.report, edition.shown, words("sv")))
    converted(file, EVERY_SHEET)
    book = openpyxl.load_workbook(file)
    cells = 0
    for sheet in book:
        read = (folder / f"rapport-{sheet.title}.csv").read_text(encoding="utf-8")
        rows = list(csv.reader(io.StringIO(read, newline="")))
        for row in sheet.iter_rows():
            for cell in row:
                found = rows[cell.row - 1][cell.column - 1] if cell.row <= len(rows) else ""
                assert same(cell, found), (sheet.title, cell.coordinate, cell.value, found)
                cells += cell.value is not None
    assert cells > 1000


def dangerous():
    rows = (
        TableRow(str(at), (Cell(text), Cell(text), Cell(Number(Decimal(-at))))) for at, text in enumerate(DANGEROUS)
    )
    columns = (Column("name", "Namn", "name"), Column("text", "Text", "text"), Column("n", "Tal", "number"))
    return Table("t", "Tabell", columns, tuple(rows))


def test_no_text_of_the_workbook_is_worked_out(folder, edition):
    file = folder / "farlig.xlsx"
    file.write_bytes(edition_book(edition.report, (PageContent("a.md", "A", (dangerous(),)),), words("sv")))
    converted(file, "ods")
    converted(folder / "farlig.ods", "xlsx:Calc MS Excel 2007 XML")
    sheet = openpyxl.load_workbook(file).worksheets[2]
    assert [row[0].data_type for row in sheet.iter_rows(min_row=5)] == ["s"] * len(DANGEROUS)
    assert [row[0].value.strip() for row in sheet.iter_rows(min_row=5)] == [text.strip() for text in DANGEROUS]


def test_no_text_of_the_csv_as_shown_is_worked_out_and_its_figures_are_figures(folder):
    file = folder / "visad.csv"
    file.write_bytes(csv_of(grid(dangerous(), words("sv")), words("sv")))
    converted(file, "xlsx:Calc MS Excel 2007 XML", SEMICOLONS)
    rows = list(openpyxl.load_workbook(folder / "visad.xlsx").active.iter_rows(min_row=3))
    assert [row[0].data_type for row in rows] == ["s"] * len(DANGEROUS)
    assert [row[2].value for row in rows] == [-at for at in range(len(DANGEROUS))]

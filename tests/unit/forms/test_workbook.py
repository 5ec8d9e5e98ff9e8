"""The workbook: every table where its contents say, figures as figures, and no text that is worked out."""

import io
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pytest

from utfall.forms import write
from utfall.forms.book import sheet_name, sheets
from utfall.forms.workbook import MEMORY
from utfall.forms.xlsx import number_format, with_language, written
from utfall.model.missing import Missing
from utfall.pages.page_content import PageContent
from utfall.shown.content import Day, Number
from utfall.shown.table import Cell, Column, Table, TableRow

PAGE = """# Rapport {: #rapport }

{{ indicators(chapter="ekonomi") }}

{{ statement("resultat") }}

{{ projects() }}

{{ activities() }}
"""
DANGEROUS = ["=1+1", "+46", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "http://example.org", "0123", "{=1}"]


@pytest.fixture
def book(exports):
    exports.write_page(PAGE)
    (address,) = write(exports.request("xlsx"))
    assert address == "data/manadsrapport-2023-11.xlsx"
    return exports.site / address


def test_every_table_has_a_sheet_that_the_contents_lead_to(book):
    read = openpyxl.load_workbook(book)
    contents = read["Innehåll"]
    listed = [row[0] for row in contents.iter_rows(min_row=5)]
    assert read.sheetnames[:3] == ["Data", "Innehåll", "Noter"]
    assert [cell.value for cell in listed] == read.sheetnames[2:]
    assert [cell.hyperlink.location for cell in listed] == [f"'{name}'!A1" for name in read.sheetnames[2:]]
    assert {row[2].value for row in contents.iter_rows(min_row=6)} == {"Rapport"}


def test_every_sheet_has_one_marked_table_from_the_same_corner_and_nothing_merged(book):
    for sheet in openpyxl.load_workbook(book):
        (table,) = sheet.tables.values()
        assert table.ref.startswith("A4:")
        assert sheet.merged_cells.ranges == set()
        assert sheet.freeze_panes == "B5"
        headings = [cell.value for cell in sheet[4]]
        assert headings == [column.name for column in table.tableColumns]
        assert len({heading.casefold() for heading in headings}) == len(headings)
        assert all(sheet.cell(row, 1).value for row in (1, 2, 3))


def test_table_names_are_all_different(book):
    names = [name for sheet in openpyxl.load_workbook(book) for name in sheet.tables]
    assert len(set(names)) == len(names) > 5


def test_the_first_sheet_is_the_tidy_archive(book):
    frame = pd.read_excel(book, sheet_name=0, header=3, engine="openpyxl")
    assert list(frame.columns[:6]) == ["Rapportens månad", "Sort", "Id", "Namn", "Dimension", "Mått"]
    assert frame["Värde"].dtype == "float64"
    row = frame[(frame["Id"] == "kostnader") & (frame["Mått"] == "outcome")].iloc[0]
    assert (row["Värde"], row["Enhet"], row["Status"], row["Statusens ursprung"]) == (
        1265135,
        "tkr",
        "reached",
        "judged",
    )


def test_figures_are_figures_with_the_decimals_of_the_page(book):
    read = openpyxl.load_workbook(book)
    sheet = next(one for one in read if one["A1"].value.startswith("Resultat per avdelning"))
    headings = [cell.value for cell in sheet[4]]
    outcome = headings.index("Utfall ack 2023")
    row = next(row for row in sheet.iter_rows(min_row=5) if row[0].value == "HR")
    assert (row[outcome].value, row[outcome].number_format) == (-40, "#,##0")
    heading = next(row for row in sheet.iter_rows(min_row=5) if row[0].value == "Gemensamma tjänster")
    assert heading[outcome].value is None
    assert [row[headings.index("Radtyp")].value for row in sheet.iter_rows(min_row=5)][-1] == "summa"


@pytest.mark.parametrize(
    ("number", "shape"),
    [
        (Number(Decimal(1)), "#,##0"),
        (Number(Decimal(1), 2), "#,##0.00"),
        (Number(Decimal("1.250"), None), "#,##0.000"),
        (Number(Decimal("1E+3"), None), "#,##0"),
        (Number(Decimal(1), 1, signed=True), "+#,##0.0;-#,##0.0;#,##0.0"),
    ],
)
def test_a_format_has_the_decimals_and_the_sign(number, shape):
    assert number_format(number) == shape


def made(small, sv, rows, *columns):
    table = Table("t", "=Tabell", (Column("name", "@Namn", "name"), *columns), tuple(rows))
    return written(small, sheets(small, [PageContent("a.md", "A", (table,))], sv), sv)


def test_no_text_is_worked_out_linked_or_taken_for_a_number(small, sv):
    rows = [TableRow(str(at), (Cell(text), Cell(text))) for at, text in enumerate(DANGEROUS)]
    content = made(small, sv, rows, Column("text", "+Text", "text"))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[2]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)] == [[text, text] for text in DANGEROUS]
    assert {cell.data_type for row in sheet.iter_rows(min_row=5) for cell in row} == {"s"}
    with ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert [name for name, part in parts.items() if b"<f>" in part] == []
    assert [name for name, part in parts.items() if b'TargetMode="External"' in part] == []


def test_days_are_days_and_what_is_missing_keeps_its_sign(small, sv):
    rows = [
        TableRow(
            "a",
            (Cell("A"), Cell(Number(Decimal("5.3"), 1, "procent")), Cell(Day(date(2023, 12, 31), "årets slut"))),
        ),
        TableRow("b", (Cell("B"), Cell(Missing.SUPPRESSED), Cell(Missing.NOT_REPORTED))),
    ]
    content = made(small, sv, rows, Column("n", "Tal", "number"), Column("d", "Klart", "text"))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[2]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)] == [
        ["@Namn", "Tal (%)", "Klart"],
        ["A", 5.3, datetime(2023, 12, 31)],  # noqa: DTZ001 - a workbook knows no zones
        ["B", "x", "saknas"],
    ]


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "1900-01-01", "1900-02-28"])
def test_a_day_that_spreadsheets_count_wrongly_or_not_at_all_is_its_text(small, sv, day):
    rows = [TableRow("a", (Cell("A"), Cell(Day(date.fromisoformat(day), "då"))))]
    sheet = openpyxl.load_workbook(io.BytesIO(made(small, sv, rows, Column("d", "Klart", "text")))).worksheets[2]
    assert [(cell.value, cell.data_type) for cell in sheet[5]] == [("A", "s"), (day, "s")]


def test_the_first_day_that_every_spreadsheet_counts_alike_is_a_day(small, sv):
    rows = [TableRow("a", (Cell("A"), Cell(Day(date(1900, 3, 1), "då"))))]
    content = made(small, sv, rows, Column("d", "Klart", "text"))
    with ZipFile(io.BytesIO(content)) as archive:
        assert b"<v>61</v>" in archive.read("xl/worksheets/sheet3.xml")


def test_a_table_without_rows_is_a_heading(small, sv):
    sheet = openpyxl.load_workbook(io.BytesIO(made(small, sv, []))).worksheets[2]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)] == [["@Namn"]]


def test_pandas_reads_the_right_types(book):
    name = next(one for one in openpyxl.load_workbook(book).sheetnames if "Indikatorer" in one)
    frame = pd.read_excel(book, sheet_name=name, header=3, engine="openpyxl")
    assert pd.api.types.is_numeric_dtype(frame["Utfall ack 2023"])
    assert frame["Utfall ack 2023"].tolist() == [1265135, 100]
    assert pd.api.types.is_string_dtype(frame["Status"])


def test_the_workbook_says_its_title_its_author_its_language_and_the_month_as_its_date(book):
    said = openpyxl.load_workbook(book).properties
    assert said.title == "Månadsrapport november 2023, Intraservice"
    assert (said.creator, said.language, said.created) == ("Intraservice", "sv", datetime(2023, 11, 30))  # noqa: DTZ001


def test_the_notes_explain_every_sign_and_status_and_how_per_cent_is_written(book, small):
    sheet = openpyxl.load_workbook(book)["Noter"]
    meanings = {row[1]: row[2] for row in sheet.iter_rows(min_row=5, values_only=True)}
    assert {"saknas", "..", ".", "x", *(state.name for state in small.states)} <= meanings.keys()
    assert meanings["Procent"] == "Procenttal är skrivna i procent, som på sidan: 5,3 betyder 5,3 %, inte 530 %."


def test_the_same_report_is_the_same_bytes(exports, book):
    first = book.read_bytes()
    for file in (exports.request().project.cache / MEMORY).iterdir():
        file.unlink()
    write(exports.request("xlsx"))
    assert book.read_bytes() == first
    assert with_language(first, "sv")[:4] == b"PK\x03\x04"
    with ZipFile(book) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert f"{datetime.now(UTC):%Y-%m-%d}".encode() not in archive.read("docProps/core.xml")


def test_an_unchanged_workbook_is_not_written_again_and_a_changed_one_is(exports, book, monkeypatch):
    first = book.read_bytes()
    with monkeypatch.context() as without:
        without.setattr("utfall.forms.xlsx.written", None)
        write(exports.request("xlsx"))
    assert book.read_bytes() == first
    exports.month.edited("activities", 2, due="2024-02-01")
    write(exports.request("xlsx"))
    assert book.read_bytes() != first


@pytest.mark.parametrize(
    "caption", ["Kort", "En lång rubrik som inte får plats på en flik", "a/b [c]: 'd'? *", "å" * 60]
)
def test_a_sheets_name_is_one_that_excel_takes(caption):
    name = sheet_name(12, caption)
    assert len(name) <= 31
    assert name.startswith("12 ")
    assert re.search(r"[\[\]:*?/\\']", name) is None

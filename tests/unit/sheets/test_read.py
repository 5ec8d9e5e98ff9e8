"""A delivered file read to cells with their addresses, and what is said of one that cannot be read."""

import io
import struct
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.sheets.books import cell, ods, ods_table, xlsx, xlsx_of, zipped
from utfall.sheets.limits import SheetError
from utfall.sheets.read import read_workbook, workbook_of
from utfall.sheets.workbook import CellKind, MergedCells
from utfall.words import words

SMALL = xlsx_of({"Blad1": [["Mått", "Utfall"], ["Sjukfrånvaro", 5.8]]})


def read(content, name="fil.xlsx"):
    return workbook_of(name, content)


def refused(content, name="fil.xlsx"):
    with pytest.raises(SheetError) as caught:
        workbook_of(name, content)
    return words("sv").say(caught.value.sentence)


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def changed(content, part, old, new):
    parts = parts_of(content)
    assert old in parts[part]
    return zipped({**parts, part: parts[part].replace(old, new)})


@pytest.fixture(scope="module")
def full():
    def fill(book):
        sheet = book.add_worksheet("Blad1")
        sheet.write("B2", "Utfall ")
        sheet.write("C2", 1385210.45)
        sheet.write_formula("D2", "=1/0", None, "#DIV/0!")
        sheet.write_formula("E2", "=C2*2", None, 2770420.9)
        sheet.write_datetime("G2", date(2023, 12, 1), book.add_format({"num_format": "mmm-yy"}))
        sheet.write("H2", 0.058, book.add_format({"num_format": "0.0%"}))
        sheet.write_boolean("I2", True)
        sheet.write("J2", -5, book.add_format({"num_format": "#,##0;[Red]#,##0"}))
        sheet.write("K2", 0.1 + 0.2)
        sheet.write("L2", "text", book.add_format({"num_format": '0 "kr"'}))
        sheet.write("M2", 7, book.add_format({"num_format": '#,##0 "%-enheter"'}))
        sheet.set_row(3, None, None, {"hidden": True})
        sheet.write("A4", 1)
        sheet.set_column("C:D", None, None, {"hidden": True})
        sheet.merge_range("A6:C6", "Rubrik")
        sheet.write_blank("Z900", None, book.add_format({"bold": True}))
        book.add_worksheet("Dolt").hide()

    return read(xlsx(fill, [("utfall-form", "1")]))


@pytest.mark.parametrize(
    ("address", "kind", "text"),
    [
        ((2, 2), CellKind.TEXT, "Utfall "),
        ((2, 3), CellKind.NUMBER, "1385210.45"),
        ((2, 4), CellKind.ERROR, "#DIV/0!"),
        ((2, 5), CellKind.NUMBER, "2770420.9"),
        ((2, 7), CellKind.DATE, "2023-12-01"),
        ((2, 8), CellKind.NUMBER, "0.058"),
        ((2, 9), CellKind.BOOLEAN, "TRUE"),
        ((2, 11), CellKind.NUMBER, "0.3"),
    ],
)
def test_a_cell_has_its_kind_and_its_value(full, address, kind, text):
    found = full.worksheets[0].cell(*address)
    assert (found.kind, found.text) == (kind, text)


def test_what_the_file_says_of_a_cell_beside_its_value_is_known(full):
    cells = full.worksheets[0].cells
    assert [one.address for one in cells.values() if one.is_formula] == ["D2", "E2"]
    assert [one.address for one in cells.values() if one.is_percent] == ["H2"]
    assert [one.address for one in cells.values() if one.hides_minus] == ["J2"]
    assert cells[2, 8].number == Decimal("0.058")
    assert cells[2, 2].number is None


def test_what_is_hidden_merged_or_made_by_us_is_known(full):
    sheet = full.worksheets[0]
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({4}, {3, 4})
    assert sheet.merged == (MergedCells(6, 1, 6, 3),)
    assert sheet.merged_at(6, 2).address == "A6:C6"
    assert [one.is_hidden for one in full.worksheets] == [False, True]
    assert full.properties == {"utfall-form": "1"}
    assert (sheet.last_row, sheet.last_column) == (6, 13)


@pytest.mark.parametrize(
    "cell", [b'<c r="B2"><f>A1*2</f></c>', b'<c r="B2"><f>A1*2</f><v></v></c>', b"<c><f>A1</f><v/></c>"]
)
def test_a_formula_whose_value_is_not_kept_is_known(cell):
    content = changed(SMALL, "xl/worksheets/sheet1.xml", b'<c r="B2"><v>5.8</v></c>', cell)
    assert read(content).worksheets[0].cell(2, 2).kind is CellKind.EMPTY_FORMULA


def test_a_formula_that_shows_nothing_is_an_empty_cell():
    content = changed(
        SMALL, "xl/worksheets/sheet1.xml", b'<c r="B2"><v>5.8</v></c>', b'<c r="B2" t="str"><f>""</f><v></v></c>'
    )
    assert read(content).worksheets[0].cell(2, 2) is None


@pytest.mark.parametrize(
    ("code", "hides"),
    [
        ("#,##0;[Red]#,##0", True), ("#,##0_);(#,##0)", True), ("#,##0;[Red]-#,##0", False), ("#,##0", False),
        ('#,##0;"-"#,##0', False), ("0;\\-0", False), ("0;[Röd]\u22120", False), ("#,##0 ;(#,##0)", True),
    ],
)  # fmt: skip
def test_a_format_that_shows_no_minus_is_known(code, hides):
    found = read(xlsx_of({"A": [["x", (-5, code)]]})).worksheets[0].cell(1, 2)
    assert (found.hides_minus, found.text) == (hides, "-5")


def test_an_opendocument_spreadsheet_is_read_as_the_others():
    percent = cell("5,8 %", "percentage", 'office:value="0.058"')
    error = cell("#DIV/0!", "string", 'table:formula="of:=1/0" office:string-value=""')
    lost = '<table:table-cell table:formula="of:=[.A1]"/>'
    merged = cell("Två", "string", 'table:number-columns-spanned="2"')
    rows = [["Utfall", 12.5, None, date(2023, 12, 31)], [percent, error, lost], [merged, "<table:covered-table-cell/>"]]
    meta = '<meta:user-defined meta:name="utfall-form">1</meta:user-defined>'
    found = read(ods(ods_table("Blad1", rows, hidden=[3]), extra={"meta.xml": f"<m xmlns:meta='x'>{meta}</m>"}.items()))
    sheet = found.worksheets[0]
    assert (found.form, found.properties, sheet.hidden_rows) == ("ods", {"utfall-form": "1"}, {3})
    assert [(one.address, one.kind.value, one.text) for one in sheet.cells.values()] == [
        ("A1", "text", "Utfall"), ("B1", "number", "12.5"), ("D1", "date", "2023-12-31"), ("A2", "number", "0.058"),
        ("B2", "error", "#DIV/0!"), ("C2", "empty-formula", ""), ("A3", "text", "Två"),
    ]  # fmt: skip
    assert sheet.cells[2, 1].is_percent
    assert sheet.merged == (MergedCells(3, 1, 3, 2),)


@pytest.mark.parametrize(
    ("content", "encoding", "delimiter"),
    [
        ("Mått;Utfall\r\nSjukfrånvaro;5,8\r\n".encode("windows-1252"), "windows-1252", ";"),
        ("Mått;Utfall\r\nSjukfrånvaro;5,8\r\n".encode("utf-8-sig"), "utf-8-sig", ";"),
        ("Mått\tUtfall\nSjukfrånvaro\t5,8\n".encode("utf-16"), "utf-16", "\t"),
        ("Mått\tUtfall\nSjukfrånvaro\t5,8\n".encode("utf-16-le"), "utf-16", "\t"),
        ("Mått;Utfall\r\nSjukfrånvaro;5,8\r\n".encode("cp850"), "cp850", ";"),
        ("Mått;Utfall\rSjukfrånvaro;5,8\r".encode("mac_roman"), "mac-roman", ";"),
        ('Mått,Utfall\nSjukfrånvaro,"5,8"\n'.encode(), "utf-8", ","),
        ("Mått|Utfall\nSjukfrånvaro|5,8\n".encode(), "utf-8", "|"),
        ("sep=;\nMått;Utfall\nSjukfrånvaro;5,8\n".encode(), "utf-8", ";"),
        ("Rapport, avdelning A, B\nMått;Utfall\nSjukfrånvaro;5,8\nNKI;7,1\n".encode(), "utf-8", ";"),
    ],
)
def test_encoding_and_separator_of_a_text_are_found_out(content, encoding, delimiter):
    found = read(content, "fil.csv")
    texts = [one.text for one in found.worksheets[0].cells.values()]
    assert (found.encoding, found.delimiter) == (encoding, delimiter)
    assert texts[-2:] == ["NKI", "7,1"] if "NKI" in texts else texts == ["Mått", "Utfall", "Sjukfrånvaro", "5,8"]


def test_a_line_that_names_the_separator_counts_as_a_row():
    assert list(read(b"sep=;\na;b\n", "fil.csv").worksheets[0].cells) == [(2, 1), (2, 2)]


def test_macros_are_seen_and_not_run():
    content = zipped({**parts_of(SMALL), "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    assert read(content, "fil.xlsm").has_macros
    assert not read(SMALL).has_macros


def dense(rows, written='<c r="A{0}"><v>1</v></c>'):
    lines = "".join(f'<row r="{one}">{written.format(one)}</row>' for one in rows)
    parts = parts_of(SMALL)
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    head, tail = sheet.partition("<sheetData>")[0], sheet.partition("</sheetData>")[2]
    return zipped({**parts, "xl/worksheets/sheet1.xml": f"{head}<sheetData>{lines}</sheetData>{tail}"})


LIES = changed(SMALL, "xl/sharedStrings.xml", b"<t>", b"<t>" + b"A" * 3_000_000)
WIDE = '<c r="A{0}"><v>1</v></c><c r="ALL{0}"><v>1</v></c>'
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
DTD = b'<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "fil.xlsx är tom"),
        (xlsx_of({"Blad1": []}), "fil.xlsx är tom"),
        (b"%PDF-1.7 ...", "fil.xlsx är ingen tabell"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "fil.xlsx är ingen tabell"),
        (zipped({"word/document.xml": "<w/>"}), "fil.xlsx är ingen tabell"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "fil.xlsx är en webbsida"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "gamla formatet .xls"),
        (LOCKED, "skyddad med lösenord"),
        (ods("", manifest="<manifest:encryption-data/>"), "skyddad med lösenord"),
        (SMALL[:-40], "skadad eller inte hel"),
        (changed(SMALL, "xl/worksheets/sheet1.xml", b"</row>", b""), "skadad eller inte hel"),
        (changed(SMALL, "xl/worksheets/sheet1.xml", b"<worksheet", DTD + b"<worksheet"), "skadad eller inte hel"),
        (LIES, "packas upp till mycket mer"),
        (dense([1, 1_000_000]), "Blad1!A1000000: bladet har värden längre ned än rad 100000"),
        (dense([1, 90_000], WIDE), "bladet har 1000 kolumner på 90000 rader"),
        (b"a;b\n" * 100_001, "CSV!A100001: bladet har värden längre ned"),
        (b'a;b\n1;"2\n3;4\n', "rad 3: citattecknen går inte ihop"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_a_sentence(content, said):
    assert said in refused(content)


def test_a_block_of_equal_cells_is_counted_before_it_is_made():
    many = '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{many}</table:table-row>'
    assert "bladet har värden längre ned" in refused(ods(f'<table:table table:name="A">{row}</table:table>'))


def test_a_part_that_says_it_is_smaller_than_it_is_is_refused():
    content = bytearray(zipped({**parts_of(SMALL), "xl/styles.xml": b"A" * 400_000}))
    size = struct.pack("<L", 400_000)
    for _ in range(2):
        at = content.index(size)
        content[at : at + 4] = struct.pack("<L", 1_000)
    assert "skadad eller inte hel" in refused(bytes(content))


def test_formatted_empty_cells_to_the_last_row_are_no_table_too_many():
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576" s="0"/><c r="XFD1048576" s="0"/></row>'
    )
    sheet = parts_of(SMALL)["xl/worksheets/sheet1.xml"].decode()
    old = sheet[sheet.index("<row") : sheet.index("</sheetData>")]
    found = read(changed(SMALL, "xl/worksheets/sheet1.xml", old.encode(), rows.encode()))
    assert found.worksheets[0].last_row == 1


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(SheetError) as caught:
        read_workbook(tmp_path / "saknas.xlsx")
    assert "Filen saknas.xlsx finns inte" in words("sv").say(caught.value.sentence)


def read_or_refuse(content):
    said = "fil"
    try:
        workbook_of("fil", content)
    except SheetError as fault:
        said = words("sv").say(fault.sentence)
    assert "fil" in said.lower()


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_ruined_file_is_read_or_refused_and_never_a_fault_of_ours(data):
    """Bytes of a part are changed before it is packed again, so that it is not the checksum alone that is met."""
    parts = parts_of(data.draw(st.sampled_from([SMALL, ods(ods_table("A", [["Mått", 5.8, date(2023, 12, 1)]]))])))
    name = data.draw(st.sampled_from(sorted(parts)))
    content = bytearray(parts[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 6))] = data.draw(st.sampled_from(
            [b"", b"<", b'"', b"9", b"\xff", b"-1", b"&#0;", b"1048577", b"r", b"/>", b"NaN", b"1e999"]))  # fmt: skip
        if not content:
            break
    read_or_refuse(zipped({**parts, name: bytes(content)}))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused(content):
    read_or_refuse(content)

"""A folder as it lies there: read whatever state it is in, each fault noted as a fact."""

import pytest

from utfall.model.resource import Reference
from utfall.source.raw import read_package
from utfall.words import Sentence


@pytest.fixture
def areas(month):
    """Return a function that reads the table of areas after its file has been given new bytes."""

    def read(content):
        month.write("areas.csv", content)
        return month.raw().table("areas")

    return read


PLAIN = "id,order,name\nkund,1,Kund och ägare\n"
CELLS = (("kund", "1", "Kund och ägare"),)


def cells(table):
    return tuple(row.cells for row in table.rows)


def facts(table):
    return table.encoding, table.has_bom, table.delimiter


@pytest.mark.parametrize(
    ("content", "noted"),
    [
        (PLAIN.encode(), ("utf-8", False, ",")),
        (PLAIN.encode("utf-8-sig"), ("utf-8", True, ",")),
        (PLAIN.encode("windows-1252"), ("windows-1252", False, ",")),
        (PLAIN.encode("utf-16"), ("utf-16", True, ",")),
        (b"\xfe\xff" + PLAIN.encode("utf-16-be"), ("utf-16", True, ",")),
        (PLAIN.replace(",", ";").encode(), ("utf-8", False, ";")),
        (PLAIN.replace(",", "\t").encode(), ("utf-8", False, "\t")),
        (PLAIN.replace(",", "|").encode(), ("utf-8", False, "|")),
        (b"sep=;\r\n" + PLAIN.replace(",", ";").encode(), ("utf-8", False, ";")),
        (b"SEP=;\n" + PLAIN.replace(",", ";").encode("windows-1252"), ("windows-1252", False, ";")),
        (PLAIN.replace("\n", "\r\n").encode(), ("utf-8", False, ",")),
        (PLAIN.replace("\n", "\r").encode(), ("utf-8", False, ",")),
        (PLAIN.replace(",", ";").encode("utf-8-sig"), ("utf-8", True, ";")),
    ],
    ids=["plain", "bom", "windows-1252", "utf-16", "utf-16-be", "semicolon", "tab", "bar", "sep", "sep-1252",
         "crlf", "cr", "bom-semicolon"],
)  # fmt: skip
def test_the_cells_are_read_and_what_a_spreadsheet_did_is_noted(areas, content, noted):
    table = areas(content)
    if table.encoding == "utf-16":  # Python takes the mark away in decoding; that it is another encoding says enough
        noted = ("utf-16", table.has_bom, noted[2])
    assert facts(table) == noted
    assert table.header == ("id", "order", "name")
    assert cells(table) == CELLS


def test_trailing_empty_columns_are_kept_for_the_checks_to_see(areas):
    table = areas(b"id,order,name,,\nkund,1,Kund,,\n")
    assert table.header == ("id", "order", "name", "", "")
    assert cells(table) == (("kund", "1", "Kund", "", ""),)


def test_rows_of_other_lengths_are_kept_for_the_checks_to_see(areas):
    table = areas(b"id,order,name\nkund,1\n\nprocess,2,Process,mer\n")
    assert cells(table) == (("kund", "1"), (), ("process", "2", "Process", "mer"))


def test_rows_are_numbered_as_in_a_spreadsheet(areas):
    table = areas(b'id,order,name\nkund,1,"Kund\noch"\nprocess,2,Process\n')
    assert [row.number for row in table.rows] == [2, 3]
    assert table.rows[0].cells[2] == "Kund\noch"


def test_a_comma_within_quotation_marks_separates_nothing(areas):
    assert cells(areas(b'id,order,name\nkund,1,"Kund, alltid"\n')) == (("kund", "1", "Kund, alltid"),)


def test_doubled_quotation_marks_are_one(areas):
    assert cells(areas('id,order,name\nkund,1,"så ""kallad"""\n'.encode()))[0][2] == 'så "kallad"'


@pytest.mark.parametrize("name", [b'"Kund', b'"Ku"nd', b'"Kund""'])
def test_a_row_whose_quotation_marks_do_not_match_ends_the_reading_and_is_noted(areas, name):
    table = areas(b"id,order,name\nforst,1,Ja\nkund,2," + name + b"\nsist,3,Nej\n")
    assert table.broken_quotes == 3
    assert cells(table) == (("forst", "1", "Ja"),)


def test_a_stray_quotation_mark_in_an_unquoted_cell_is_text(areas):
    table = areas(b'id,order,name\nkund,1,24" skarm\n')
    assert table.broken_quotes is None
    assert cells(table)[0][2] == '24" skarm'


@pytest.mark.parametrize("content", [b"", b"\n", b"sep=;\r\n"])
def test_an_empty_file_has_no_heading(areas, content):
    assert areas(content).header == ()


def test_a_file_that_is_not_there_is_noted(month):
    month.path("areas.csv").unlink()
    assert month.raw().table("areas").is_there is False


def test_a_file_that_nobody_describes_is_noted(month):
    month.write("utkast.csv", "a\n")
    assert month.raw().stray_files == ("utkast.csv",)


@pytest.mark.parametrize("path", ["../goals.csv", "/etc/passwd", "a/../../b.csv", "https://example.org/a.csv"])
def test_a_path_out_of_the_folder_is_noted_and_not_opened(month, path):
    month.schema_of("goals", lambda entry: entry.update(path=path))
    raw = month.raw()
    assert [(one.wanted, one.value) for one in raw.shape_faults] == [("inside", path)]
    assert (raw.descriptor, raw.tables) == (None, ())


def test_a_descriptor_that_is_not_there_is_noted(month):
    month.path("datapackage.json").unlink()
    raw = month.raw()
    assert (raw.descriptor, raw.descriptor_fault, raw.tables) == (None, None, ())


def test_a_broken_descriptor_is_noted_with_its_place(month):
    month.write("datapackage.json", '{\n  "name": "a"\n  "title": "b"\n}')
    reason, line, column = month.raw().descriptor_fault
    assert (reason, line, column) == (Sentence("descriptor.reason.comma"), 3, 3)


@pytest.mark.parametrize(
    ("content", "reason", "column"), [(b"[]", "object", 1), ('{"a": "å"}'.encode("latin-1"), "encoding", 8)]
)
def test_a_descriptor_of_another_shape_or_encoding_is_noted(month, content, reason, column):
    month.write("datapackage.json", content)
    assert month.raw().descriptor_fault == (Sentence(f"descriptor.reason.{reason}"), 1, column)


def test_files_are_named_from_the_root_of_the_project(month):
    raw = month.raw()
    assert raw.folder == "data/2023-11"
    assert raw.descriptor_file == "data/2023-11/datapackage.json"
    assert raw.table("areas").file == "data/2023-11/areas.csv"


def test_a_field_has_what_the_schema_says_of_it(month):
    raw = month.raw()
    status = raw.table("goals").field("status")
    assert (status.scale, status.required, status.reference) == ("goal", False, None)
    area = raw.table("goals").field("area")
    assert (area.required, area.reference) == (True, Reference("areas", "id"))
    assert raw.table("goals").field("level").enum == ("central", "citywide")
    assert raw.table("statement_lines").field("outcome").unit == "tkr"
    assert raw.table("statement_lines").field("outcome").decimals == 0


def test_total_is_total_only_where_it_says_true(month):
    fields = [{"name": "a", "type": "number", "total": True}, {"name": "b", "type": "number", "total": False}]
    table = month.with_table("extra", fields, "a,b\n1,2\n").raw().table("extra")
    assert [field.total for field in table.fields] == [True, False]


@pytest.mark.parametrize(("written", "read"), [("id", ("id",)), (["id", "order"], ("id", "order")), ([], ())])
def test_a_primary_key_is_a_name_or_a_list_of_names(month, written, read):
    month.schema_of("areas", lambda entry: entry["schema"].update(primaryKey=written))
    assert month.raw().table("areas").primary_key == read


def test_nothing_is_read_that_a_description_of_another_shape_describes(month):
    raw = month.schema_of("areas", lambda entry: entry.update(schema=5)).raw()
    assert [one.place for one in raw.shape_faults] == ["resources[0].schema"]
    assert (raw.descriptor, raw.tables) == (None, ())


def test_reading_a_folder_changes_nothing_in_it(month):
    before = {file.name: file.read_bytes() for file in month.folder.iterdir()}
    read_package(month.folder, month.root)
    assert {file.name: file.read_bytes() for file in month.folder.iterdir()} == before

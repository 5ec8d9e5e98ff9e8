"""The list of tables without what their CSV files say, and back again to the byte."""

import base64
import json
import zlib

import pytest

from utfall.forms.table_parts import joined_tables, parted_tables

TABLES = "data/tables.json"
NAME = {"key": "name", "heading": "Namn", "type": "text"}
SHARE = {"key": "share", "heading": "Andel (%)", "type": "number", "derived": True}
ROWS = [["Kostnader", 1.2543], ["=Summa", -3], ["x", {"missing": "x"}], ["", None], [None, {"missing": ""}]]
CSV = "\ufeffTabell\r\nNamn;Andel (%)\r\nKostnader;1,3\r\n'=Summa;-3\r\nx;x\r\n;\r\n;saknas\r\n"
WHOLE = {
    "$schema": "schema/tables.json", "schema_version": 1, "version": "2025.2.1", "missing_symbols": {"x": "skyddat"},
    "tables": [
        {"id": "a", "caption": "Tabell", "page": "Start", "csv": "tables/a.csv", "columns": [NAME, SHARE],
         "rows": ROWS},
        {"id": "b", "caption": "Tabell", "page": "Start", "csv": "tables/b.csv", "columns": [NAME, SHARE],
         "rows": ROWS},
    ],
}  # fmt: skip


def written(content):
    return f"{json.dumps(content, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def files(whole=None, csv=CSV):
    return {TABLES: written(whole or WHOLE), "data/tables/a.csv": csv.encode(), "data/tables/b.csv": csv.encode()}


def back(built):
    parted = parted_tables(built)
    assert joined_tables({**built, **parted}) == {TABLES: built[TABLES]}
    return json.loads(parted[TABLES])


def packed(content):
    made = zlib.compressobj(9, wbits=-15)
    return base64.b64encode(made.compress(json.dumps(content).encode()) + made.flush()).decode()


def test_a_published_list_names_columns_once_and_leaves_headings_and_cells_to_the_files():
    made = back(files())
    cells = made.pop("packed_cells")
    assert made == {
        "$schema": "schema/tables.json", "schema_version": 3, "version": "2025.2.1",
        "missing_symbols": {"x": "skyddat"}, "csv": "tables/{id}.csv", "decimal_sign": ",",
        "missing_words": {"x": "x", "": "saknas"}, "column_lists": [{"name": "text", "share": "derived number"}],
        "tables": [
            {"id": "a", "caption": "Tabell", "page": "Start", "columns": 0},
            {"id": "b", "caption": "Tabell", "page": "Start", "columns": 0},
        ],
    }  # fmt: skip
    told = [[0 * 2 + 1, 1.2543], [1 * 2 + 0, "=Summa"], [2 * 2 + 0, "x"], [3 * 2 + 0, ""]]
    assert json.loads(zlib.decompress(base64.b64decode(cells), -15)) == {"a": told, "b": told}


def test_columns_in_another_order_are_another_list():
    turned = {**WHOLE["tables"][1], "columns": [SHARE, NAME], "rows": [[1, "y"]]}
    built = files({**WHOLE, "tables": [WHOLE["tables"][0], turned]})
    built["data/tables/b.csv"] = b"Tabell\r\nAndel (%);Namn\r\n1;y\r\n"
    lists = back(built)["column_lists"]
    assert [list(one) for one in lists] == [["name", "share"], ["share", "name"]]


@pytest.mark.parametrize(
    "table",
    [
        {"columns": [NAME, NAME], "rows": [["x", "y"]]},
        {"columns": [NAME, {**SHARE, "heading": "Del"}], "rows": [["x", 1]]},
        {"columns": [NAME, {**SHARE, "note": "?"}], "rows": [["x", 1]]},
        {"csv": "elsewhere.csv", "columns": [NAME, SHARE], "rows": ROWS},
        {"columns": [NAME, SHARE], "rows": ROWS[:1]},
    ],
    ids=["one-key", "another-heading", "more-of-a-column", "another-file", "other-rows"],
)
def test_a_table_that_its_file_does_not_tell_stays_whole(table):
    built = files({**WHOLE, "tables": [WHOLE["tables"][0], {**WHOLE["tables"][1], **table}]})
    assert [one["columns"] for one in back(built)["tables"]] == [0, {**WHOLE["tables"][1], **table}["columns"]]


def test_a_list_in_another_language_has_its_decimal_sign():
    csv = CSV.replace(";", "|").replace(",", ".").replace("|", ",")
    assert back(files(csv=csv))["decimal_sign"] == "."


def test_the_rows_of_a_list_of_form_2_are_unpacked():
    tables = [{name: said for name, said in one.items() if name != "rows"} for one in WHOLE["tables"]]
    published = {**WHOLE, "schema_version": 2, "tables": tables, "packed_rows": packed([ROWS, ROWS])}
    assert joined_tables(files(published)) == {TABLES: written(WHOLE)}


def test_a_list_that_could_not_be_had_back_stays_as_it_is():
    built = {**files(), TABLES: json.dumps(WHOLE, indent=2).encode()}
    assert parted_tables(built) == {}


def test_without_files_the_list_stays_as_it_is():
    assert parted_tables({TABLES: written(WHOLE)}) == {}
    assert joined_tables({TABLES: written(WHOLE)}) == {}
    assert (parted_tables({}), joined_tables({})) == ({}, {})

"""A column that is added to the contract of ``observations``, and nowhere else, is met everywhere that columns are."""

import csv
import io
import json

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from tests.docs.columns import columns
from utfall.derive.difference import differences
from utfall.forms import write
from utfall.forms.proof import differences as unlike
from utfall.model.contract import CONTRACTS, contract_of
from utfall.view.resource_table import resource_table
from utfall.words import words
from utfall.work.describe import Wanted, describe

FIGURE = {
    "name": "margin",
    "type": "number",
    "optional": True,
}
TEXT = {
    "name": "method",
    "type": "string",
    "optional": True,
    "constraints": {"enum": ["count", "sample"]},
}

TOLD = {  # what the words of Swedish say of the two
    "column.observations.margin.title": "Felmarginal",
    "column.observations.margin.description": "Hur osäkert utfallet är, i indikatorns enhet.",
    "column.observations.method.title": "Metod",
    "column.observations.method.description": "Hur det är mätt.",
}


@pytest.fixture
def told(exports, monkeypatch):
    """Tell the contract of two columns, write them in the small month, and let its descriptor be made."""
    schema = CONTRACTS["observations"].schema
    longer = contract_of({**schema, "fields": [*schema["fields"], FIGURE, TEXT]})
    monkeypatch.setitem(CONTRACTS, "observations", longer)
    kind = type(words("sv").entries)
    found = kind.__getitem__
    monkeypatch.setattr(kind, "__getitem__", lambda entries, key: TOLD[key] if key in TOLD else found(entries, key))
    before = exports.month.report()
    rows = exports.month.rows("observations")
    rows = [[*row, *(("margin", "method") if at == 0 else ("120", "sample") if at == 1 else ("", ""))]
            for at, row in enumerate(rows)]  # fmt: skip
    exports.month._with_rows("observations", rows)
    exports.write_page("# Rapport\n\n{{ table('observations') }}\n")
    done = describe(exports.order_project(), "2023-11", Wanted())
    assert [one.column for one in done.decisions if one.what.key == "describe.added"] == ["margin", "method"]
    return exports, before


def test_the_reader_and_the_table_have_it(told, sv):
    exports, _ = told
    report = exports.month.report()
    assert [(one.name, str(one.value)) for one in report.observations[0].others] == [
        ("margin", "120"),
        ("method", "sample"),
    ]
    shown = resource_table(report, sv, "observations")
    assert [one.heading for one in shown.columns][-2:] == ["Felmarginal", "Metod"]


def test_a_word_that_is_none_of_its_words_is_found(told):
    exports, _ = told
    exports.month.edited("observations", 2, method="guess")
    (finding,) = exports.month.told_by("unknown-word")
    assert (finding.row, finding.field, finding.value) == (2, "method", "guess")


def test_the_data_and_their_schema_have_it_and_every_form_says_the_same(told):
    exports, _ = told
    request = exports.request("csv", "json", "xlsx")
    write(request)
    data = exports.site / "data"
    schema = json.loads((data / "schema" / "indicator.json").read_text(encoding="utf-8"))
    row = schema["properties"]["observations"]["items"]["properties"]
    assert row["values"]["properties"]["margin"]["description"] == "Felmarginal"
    assert row["texts"]["properties"] == {"method": {"type": "string", "description": "Metod"}}
    told_of = json.loads((data / "indicators" / "kostnader.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(told_of)
    assert told_of["observations"][-1]["values"]["margin"] == 120
    assert told_of["observations"][-1]["texts"] == {"method": "sample"}
    tidy = list(csv.reader(io.StringIO((data / "historik.csv").read_text(encoding="utf-8-sig"))))
    assert [row[tidy[0].index("value")] for row in tidy if "margin" in row] == ["120"]
    assert [one for one in unlike(request) if one.file.startswith("data/")] == []


def test_the_workbook_has_it(told):
    exports, _ = told
    (address,) = write(exports.request("xlsx"))
    book = openpyxl.load_workbook(exports.site / address)
    headings = {str(cell.value) for sheet in book for row in sheet.iter_rows(max_row=8) for cell in row}
    cells = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "Felmarginal" in headings
    assert {120, "sample"} <= cells


def test_a_change_of_it_is_a_difference(told):
    exports, before = told
    found = [one for one in differences(before, exports.month.report()) if not one.row]
    assert ("margin", "appeared", "Felmarginal") in {(one.field, one.kind, one.title) for one in found}
    here = exports.month.report()
    exports.month.edited("observations", 2, margin="130")
    (change,) = [one for one in differences(here, exports.month.report()) if one.row]
    assert (change.field, change.old, change.new, change.group) == ("margin", "120", "130", "figures")


@pytest.mark.usefixtures("told")
def test_the_handbook_tells_of_it():
    assert "| `margin` | Felmarginal | tal; kolumnen kan utelämnas | Hur osäkert utfallet är" in columns()
    assert "| `method` | Metod | text; kolumnen kan utelämnas; ett av count, sample | Hur det är mätt. |" in columns()

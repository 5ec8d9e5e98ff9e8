"""The contract: Table Schemas that other programs read too, complete in every language, and what months say."""

import json

import pytest
from frictionless import Schema

from tests.unit.month import REAL
from utfall.model.contract import CONTRACTS, FREQUENCIES, MOST_DECIMALS, REFERENCES, STATUS_SCALES
from utfall.model.status import COUNTED, SHAPES
from utfall.period import Frequency
from utfall.words import LANGUAGES, words

DESCRIPTOR = json.loads((REAL / "datapackage.json").read_text(encoding="utf-8"))
SCHEMAS = {entry["name"]: entry["schema"] for entry in DESCRIPTOR["resources"]}
TYPES = {
    "text": "string",
    "word": "string",
    "period": "string",
    "number": "number",
    "integer": "integer",
    "date": "date",
}


OF_NOVEMBER = [name for name in CONTRACTS if name in SCHEMAS]  # the month is described without what it breaks down


def described(name):
    return {field["name"]: field for field in SCHEMAS[name]["fields"]}


def columns(name):
    """Return the contract's columns; those that may be absent only where the descriptor has them."""
    return [one for one in CONTRACTS[name].columns.values() if not one.optional or one.name in described(name)]


@pytest.mark.parametrize("name", CONTRACTS)
def test_the_contract_is_a_table_schema_that_frictionless_reads(name):
    schema = Schema.from_descriptor(dict(CONTRACTS[name].schema))
    assert [one.name for one in schema.fields] == list(CONTRACTS[name].columns)
    assert tuple(schema.primary_key) == CONTRACTS[name].key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CONTRACTS)
def test_everything_has_a_title_and_a_description_in_every_language(name, language):
    told = CONTRACTS[name].described(language)
    for one in (told, *told["schema"]["fields"]):
        assert one["title"].strip(), one["name"]
        assert one["description"].strip().endswith((".", "”", "»")), one["name"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in CONTRACTS if name != "observations"])
def test_a_description_names_the_words_that_may_stand_there(name, language):
    for one in CONTRACTS[name].described(language)["schema"]["fields"]:
        words = one.get("constraints", {}).get("enum", ())
        assert [word for word in words if word not in one["description"]] == [], one["name"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_tell_of_the_contract_and_of_nothing_else(language):
    told = {key for key in words(language).entries if key.startswith(("contract.", "column."))}
    tables = {f"contract.{name}" for name in CONTRACTS}
    columns = {f"column.{name}.{column}" for name, one in CONTRACTS.items() for column in one.columns}
    assert told == {f"{one}.{part}" for one in tables | columns for part in ("title", "description")}


def test_a_month_is_described_in_one_language_as_table_schema_has_it():
    found = CONTRACTS["observations"].described("en", frozenset({"indicator", "period", "outcome", "status"}))
    fields = {one["name"]: one for one in found["schema"]["fields"]}
    assert (found["title"], found["path"]) == ("Indicator values", "observations.csv")
    assert list(fields) == ["indicator", "period", "outcome", "status"]
    assert fields["status"]["title"] == "Judged status"
    assert fields["status"]["scale"] == "indicator"
    assert {"kind", "optional"}.isdisjoint({part for one in fields.values() for part in one})
    assert found["schema"]["foreignKeys"] == [
        {"fields": ["indicator"], "reference": {"resource": "indicators", "fields": ["id"]}}
    ]


def test_a_reference_is_left_out_with_its_column():
    found = CONTRACTS["indicators"].described("sv", frozenset({"id", "area"}))
    assert [one["fields"] for one in found["schema"]["foreignKeys"]] == [["area"]]


def test_a_column_that_names_rows_of_its_own_table_refers_to_it():
    assert REFERENCES["indicators", "weight"] == "indicators"
    assert REFERENCES["indicators", "area"] == "areas"


def test_the_frequencies_are_those_of_periods():
    assert tuple(one.value for one in Frequency) == FREQUENCIES
    assert MOST_DECIMALS == 6


@pytest.mark.parametrize("name", OF_NOVEMBER)
def test_the_descriptor_has_the_columns_of_the_contract_with_their_types_and_no_other(name):
    fields = described(name)
    assert {field: of["type"] for field, of in fields.items()} == {one.name: TYPES[one.kind] for one in columns(name)}


@pytest.mark.parametrize("name", OF_NOVEMBER)
def test_the_descriptor_has_the_key_of_the_contract(name):
    assert tuple(SCHEMAS[name]["primaryKey"]) == CONTRACTS[name].key


@pytest.mark.parametrize("name", OF_NOVEMBER)
def test_the_descriptor_requires_what_the_contract_requires(name):
    required = {field for field, of in described(name).items() if of.get("constraints", {}).get("required")}
    assert required == {one.name for one in columns(name) if one.required}


@pytest.mark.parametrize("name", OF_NOVEMBER)
def test_the_words_of_the_descriptor_are_words_of_the_contract(name):
    listed = {field: set(of["constraints"]["enum"]) for field, of in described(name).items() if has_words(of)}
    known = {one.name: set(one.words) for one in columns(name) if one.kind == "word"}
    for own in ("chapter", "scale"):  # an organisation's own: only the descriptor knows them
        listed.pop(own, None)
    assert all(words <= known[field] for field, words in listed.items())


def test_the_shapes_and_kinds_of_states_are_those_that_the_program_knows():
    columns = CONTRACTS["scales"].columns
    assert columns["shape"].words == tuple(SHAPES)
    assert set(columns["kind"].words) > COUNTED


def has_words(field):
    return "enum" in field.get("constraints", {})


def test_the_descriptor_has_the_references_of_the_contract():
    found = {
        (name, foreign["fields"][0]): foreign["reference"]["resource"]
        for name, schema in SCHEMAS.items()
        for foreign in schema.get("foreignKeys", ())
    }
    known = {
        (name, column): there
        for (name, column), there in REFERENCES.items()
        if name in OF_NOVEMBER and column in described(name)
    }
    assert found == known


def test_the_descriptor_names_the_scale_of_every_status():
    found = {name: field["scale"] for name, schema in SCHEMAS.items() for field in schema["fields"] if "scale" in field}
    assert found == {name: scale for name, scale in STATUS_SCALES.items() if name in OF_NOVEMBER}


@pytest.mark.parametrize("name", CONTRACTS)
def test_every_table_has_the_vocabulary_of_missing_values(name):
    assert CONTRACTS[name].schema["missingValues"] == ["", "..", ".", "x"]
    assert name not in SCHEMAS or SCHEMAS[name]["missingValues"] == ["", "..", ".", "x"]

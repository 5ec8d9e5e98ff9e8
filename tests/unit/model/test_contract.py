"""The contract: the same in the code as in the descriptor of the month."""

import json

import pytest

from tests.unit.month import REAL
from utfall.model.contract import CONTRACTS, REFERENCES, STATUS_SCALES

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


def described(name):
    return {field["name"]: field for field in SCHEMAS[name]["fields"]}


def columns(name):
    """Return the contract's columns; those that may be absent only where the descriptor has them."""
    return [one for one in CONTRACTS[name].columns.values() if not one.optional or one.name in described(name)]


@pytest.mark.parametrize("name", CONTRACTS)
def test_the_descriptor_has_the_columns_of_the_contract_with_their_types_and_no_other(name):
    fields = described(name)
    assert {field: of["type"] for field, of in fields.items()} == {one.name: TYPES[one.kind] for one in columns(name)}


@pytest.mark.parametrize("name", CONTRACTS)
def test_the_descriptor_has_the_key_of_the_contract(name):
    assert tuple(SCHEMAS[name]["primaryKey"]) == CONTRACTS[name].key


@pytest.mark.parametrize("name", CONTRACTS)
def test_the_descriptor_requires_what_the_contract_requires(name):
    required = {field for field, of in described(name).items() if of.get("constraints", {}).get("required")}
    assert required == {one.name for one in columns(name) if one.required}


@pytest.mark.parametrize("name", CONTRACTS)
def test_the_descriptor_lists_the_words_of_the_contract(name):
    listed = {field: of["constraints"]["enum"] for field, of in described(name).items() if one_of(of)}
    known = {one.name: list(one.words) for one in columns(name) if one.kind == "word"}
    listed.pop("chapter", None)  # chapters are an organisation's own: only the descriptor knows them
    assert listed == known


def one_of(field):
    return "enum" in field.get("constraints", {})


def test_the_descriptor_has_the_references_of_the_contract():
    found = {
        (name, foreign["fields"][0]): foreign["reference"]["resource"]
        for name, schema in SCHEMAS.items()
        for foreign in schema.get("foreignKeys", ())
    }
    known = {(name, column): there for (name, column), there in REFERENCES.items() if column in described(name)}
    assert found == known


def test_the_descriptor_names_the_scale_of_every_status():
    found = {name: field["scale"] for name, schema in SCHEMAS.items() for field in schema["fields"] if "scale" in field}
    assert found == STATUS_SCALES


@pytest.mark.parametrize("name", CONTRACTS)
def test_every_table_has_the_vocabulary_of_missing_values(name):
    assert SCHEMAS[name]["missingValues"] == ["", "..", ".", "x"]

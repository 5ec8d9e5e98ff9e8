"""The lake's schema as it is promised: kept in a file, to which columns are only added, with a new version."""

import json
import re
from pathlib import Path

from utfall.forms.lake.schema import PARTITIONS, SCHEMA, contract_tables, in_path, safe
from utfall.model.contract import CONTRACTS

PROMISED = Path(__file__).with_name("schema_1.json")


def schema():
    return {name: {one.name: one.type for one in columns} for name, columns in contract_tables().items()}


def test_the_schema_is_the_one_that_is_promised():
    """Where this fails: raise SCHEMA, write the file of the new version beside, and keep the old one."""
    assert SCHEMA == 1
    assert schema() == json.loads(PROMISED.read_text("utf-8"))


def test_columns_are_only_added_and_never_change_their_type():
    now = schema()
    for file in PROMISED.parent.glob("schema_*.json"):
        for table, columns in json.loads(file.read_text("utf-8")).items():
            assert columns.items() <= now[table].items(), (file.name, table)


def test_every_table_and_column_of_the_contract_is_there():
    now = contract_tables()
    assert set(now) == set(CONTRACTS)
    for table, contract in CONTRACTS.items():
        assert {one.cell for one in now[table]} == set(contract.columns)


def test_names_are_such_as_spark_and_trino_take_and_none_is_there_twice():
    for columns in schema().values():
        assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in columns)
        assert not set(PARTITIONS) & set(columns)
    assert all(len(columns) == len(schema()[table]) for table, columns in contract_tables().items())


def test_names_of_ones_own_are_made_such_that_every_reader_takes_them():
    assert [safe(name) for name in ("Kvar (tkr)", "år-2", "a.b", "Ä")] == ["kvar_tkr_", "år_2", "a_b", "ä"]
    assert [in_path(name) for name in ("212000-1355", "Björkviks kommun", "../x", "a/b=c", "…")] == [
        "212000-1355", "Bjorkviks-kommun", "x", "a-b-c", "-",
    ]  # fmt: skip


def test_the_table_that_the_guide_makes_in_trino_has_the_columns_and_types_of_the_files():
    guide = (Path(__file__).parents[4] / ".github" / "site" / "pages" / "how-to" / "lake.md").read_text("utf-8")
    [made] = re.findall(r"create table lake\.observations \(\n(.*?)\n\)", guide, re.DOTALL)
    columns = dict(re.findall(r"(\w+) (varchar|date|decimal\(27, 9\))", made))
    files = schema()["observations"] | dict.fromkeys(PARTITIONS, "VARCHAR")
    assert {name: kind.replace(" ", "").upper() for name, kind in columns.items()}.items() <= files.items()
    assert list(columns)[-3:] == list(PARTITIONS)

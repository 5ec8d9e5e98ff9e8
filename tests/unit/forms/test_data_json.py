"""The data as JSON and as one file: whole histories, as the published schemas say, and a package that stands alone."""

import json
import subprocess
import sys
from zipfile import ZipFile

import pytest
from jsonschema import Draft202012Validator

from tests.seeded import SEED
from utfall.forms import write
from utfall.forms.histories import indicator_history, statement_history
from utfall.model.history import History
from utfall.source.archive import read_archive
from utfall.view.addresses import SCHEMAS

PAGE = """# Rapport

{{ indicators(chapter="hr") }}

{{ statement("resultat") }}

{{ activities() }}
"""


@pytest.fixture
def data(exports):
    exports.write_page(PAGE)
    write(exports.request())
    return exports.site / "data"


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def test_every_file_is_as_its_schema_says_and_no_schema_is_missing(data):
    files = [path for path in data.rglob("*.json") if path.name != "datapackage.json" and path.parent.name != "schema"]
    used = set()
    for path in files:
        content = read(path)
        schema = read(path.parent / content["$schema"])
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(schema).validate(content)
        used.add(content["$schema"].rpartition("/")[2].removesuffix(".json"))
    assert used == set(SCHEMAS)


@pytest.mark.parametrize("name", ["kostnader", "franvaro"])
def test_a_schema_refuses_what_is_not_as_it_says(data, name):
    content = read(data / "indicators" / f"{name}.json")
    schema = Draft202012Validator(read(data / "schema" / "indicator.json"))
    content["observations"][0]["values"]["outcome"] = "5,3"
    assert not schema.is_valid(content)


def test_the_index_leads_to_every_file(data):
    index = read(data / "index.json")
    paths = [*index["files"].values(), *(one["path"] for kind in ("indicators", "statements") for one in index[kind])]
    assert len(paths) > 6
    assert [path for path in paths if not (data / path).is_file()] == []
    tables = read(data / index["files"]["tables"])["tables"]
    assert [table["csv"] for table in tables if not (data / table["csv"]).is_file()] == []


def test_a_value_that_is_missing_is_null_with_its_sign_and_never_zero(data):
    (seen,) = read(data / "indicators" / "franvaro.json")["observations"]
    assert (seen["period"], seen["package"], seen["values"]["outcome"]) == ("2023-11", "2023.11.1", 5.3)
    assert (seen["values"]["rolling_12"], seen["missing"]["rolling_12"]) == (None, "..")
    assert (seen["values"]["target"], "target" in seen["missing"]) == (5, False)


def test_what_the_package_says_is_derived_is_marked(sv):
    history = History(read_archive(sorted((SEED / "data").iterdir()), SEED))
    told = indicator_history(history, history.current.indicator("lonespecifikationer"), sv)
    assert {seen["package"]: seen["is_derived"] for seen in told["observations"]} == {
        "2022.11.1": False, "2022.12.1": True, "2023.11.1": False,
    }  # fmt: skip


def test_a_table_has_its_cells_as_they_are(data):
    tables = {table["id"]: table for table in read(data / "tables.json")["tables"]}
    shown = tables["statement-resultat"]
    at = [column["key"] for column in shown["columns"]].index("outcome")
    assert {row[0]: row[at] for row in shown["rows"]}["HR"] == -40
    assert {row[0]: row[at] for row in shown["rows"]}["Gemensamma tjänster"] is None
    plan = tables["activities"]
    at = [column["key"] for column in plan["columns"]].index("due")
    assert {row[0]: row[at] for row in plan["rows"]} == {"Digital plan": None, "Tillitskultur": "2024-03-31"}


def test_the_whole_history_of_an_indicator_is_told_with_what_follows_and_what_was_corrected(example, sv):
    told = {one.id: indicator_history(example, one, sv) for one in example.current.indicators}
    long = max(told.values(), key=lambda one: len(one["observations"]))
    assert len({seen["package"] for seen in long["observations"]}) == 36
    assert any("rolling_12" in one["values"] for one in long["derived"])
    corrected = [one for history in told.values() for one in history["corrections"]]
    assert {one["kind"] for one in corrected} <= {"error", "revision"}
    assert corrected


def test_the_whole_history_of_a_statement_is_told_line_by_line(example, sv):
    statement = example.current.statements[0]
    told = statement_history(example, statement, sv)
    assert [line["id"] for line in told["lines"]] == [line.id for line in statement.lines]
    assert len(told["lines"][-1]["observations"]) == 36


def test_the_packed_package_is_valid_by_itself_in_an_empty_folder(data, tmp_path):
    (packed,) = data.glob("*.zip")
    alone = tmp_path / "alone"
    with ZipFile(packed) as archive:
        archive.extractall(alone)
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert archive.namelist() == sorted(archive.namelist())
    ran = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"],
        cwd=alone, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert json.loads(ran.stdout)["valid"]
    named = {resource["path"] for resource in read(alone / "datapackage.json")["resources"]}
    assert {path.name for path in alone.iterdir()} == {"datapackage.json", *named}

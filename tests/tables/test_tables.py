"""Other programs read the data: DuckDB and pandas the CSV and the Parquet, by the handbook's own lines."""

import json
import os
import re
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from tests.site.project import copy_project
from utfall.demo import demo

pytestmark = pytest.mark.tables
GUIDE = Path(__file__).parents[2] / ".github" / "handbok" / "referens.md"
TEXTS = (
    "month", "kind", "id", "name", "dimension", "measure", "period", "unit", "symbol", "status", "status_origin",
    "origin", "edition",
)  # fmt: skip
COLUMNS = [*TEXTS[:7], "period_start", "period_end", "value", *TEXTS[7:]]


@pytest.fixture(scope="module", params=["seed", "example"])
def data(request, tmp_path_factory):
    """The folder of a built edition's data, with the form that is an extra."""
    root = tmp_path_factory.mktemp(request.param) / "rapport"
    project = copy_project(root)
    if request.param == "example":
        project = type(project)(root.with_name("exempel"))
        demo(project.root)
    ran = project.utfall("build", UTFALL_FORMS="csv,json,parquet")
    assert ran.code == 0, ran.said
    return project.path("site/data")


def line_of(program):
    """Return the handbook's line for a program."""
    return re.search(rf"^\| {program} \| `(.+?)` \|", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)[1]


def columns_of_guide():
    text = GUIDE.read_text(encoding="utf-8")
    part = text[text.index("### Historiken som data") :]
    return re.findall(r"^\| `([a-z_]+)` \|", part, re.MULTILINE)[: len(COLUMNS)]


def test_the_handbook_names_the_columns_in_their_order():
    assert columns_of_guide() == COLUMNS


def test_duckdb_reads_the_columns_with_their_types(data, monkeypatch):
    monkeypatch.chdir(data)
    found = duckdb.sql(line_of("DuckDB"))
    types = dict(zip(found.columns, map(str, found.types), strict=True))
    assert found.columns == COLUMNS
    assert {types[name] for name in TEXTS} == {"VARCHAR"}
    assert {types["period_start"], types["period_end"]} == {"DATE"}
    assert types["value"] == "DOUBLE"


def test_pandas_reads_the_columns_with_their_types(data, monkeypatch):
    monkeypatch.chdir(data)
    frame = eval(line_of("pandas"), {"pd": pd})  # noqa: S307 - the handbook's own line
    assert list(frame.columns) == COLUMNS
    assert frame["value"].dtype == "float64"
    assert all(str(frame[name].dtype).startswith("datetime64") for name in ("period_start", "period_end"))
    assert len(frame) == len(duckdb.sql(line_of("DuckDB")).fetchall())


def test_the_parquet_says_the_same_as_the_csv(data):
    whole = pd.read_parquet(data / "historik.parquet")
    read = pd.read_csv(data / "historik.csv", parse_dates=["period_start", "period_end"])
    assert list(whole.columns) == COLUMNS
    assert whole["value"].equals(read["value"])
    for name in TEXTS:
        assert whole[name].astype(object).fillna("").tolist() == read[name].astype(object).fillna("").tolist()
    assert (whole["period_end"].astype("datetime64[s]") == read["period_end"].astype("datetime64[s]")).all()


def test_duckdb_counts_what_json_says(data):
    index = json.loads((data / "index.json").read_text(encoding="utf-8"))
    asked = "SELECT id, count(*) FROM '{}' WHERE measure = 'outcome' AND kind = 'indicator' GROUP BY id"
    counted = dict(duckdb.sql(asked.format(os.fspath(data / "historik.csv"))).fetchall())
    for one in index["indicators"]:
        history = json.loads((data / one["path"]).read_text(encoding="utf-8"))
        assert counted[one["id"]] >= len(history["observations"]) > 0

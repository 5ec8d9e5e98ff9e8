"""A city's gathered month against independent sums of its departments' figures, by SQL over the lake of all of them."""

import csv
import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.tables.rolled_up import TABLES, different, rows_of
from tests.unit.cli_terminal import UTFALL
from tests.unit.work.repository import WHO
from utfall.work.lake.place import LakeReader, store_of
from utfall.work.lake.query import query

pytestmark = pytest.mark.tables
MONTH = "2023-02"
DEPARTMENTS = "organisation not in (select organisation from own_member_sources)"  # the city is in the lake, too
SPARSE = {"member_projects", "member_gaps"}  # nothing is red or missing in the month


@dataclass
class City:
    """The folder of the city's month, and the lake."""

    month: Path
    lake: LakeReader


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    """Three departments of the example city, each published, the city's month made of theirs, and the lake of all."""
    top = tmp_path_factory.mktemp("stad")
    root, variables = top / "stad", {**os.environ, **WHO}

    def run(folder, *command):
        done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run(top, UTFALL, "--quiet", "demo", "--departments", "3", "--months", "3", str(root))
    run(root, "git", "init", "--quiet")
    run(root, "git", "add", "--all")
    run(root, "git", "commit", "--quiet", "--message", "Start")
    for folder in (root / "forvaltningar").glob("*/data/*"):
        run(root, "git", "tag", f"utgava/{folder.parents[1].name}/{folder.name}.1")
    run(root / "staden", UTFALL, "gather", MONTH, "--no-fetch")
    run(root, "git", "add", "--all")
    run(root, "git", "commit", "--quiet", "--message", "Staden")
    month = root / "staden" / "data" / MONTH
    city = json.loads((month / "datapackage.json").read_text("utf-8"))["organization"]["id"]
    run(root, "git", "tag", f"utgava/{city}/{MONTH}.1")
    run(root / "staden", UTFALL, "lake", "../../lake", "--from", "hub.yml")
    run(root / "staden", UTFALL, "lake", "../../lake")
    return City(month, store_of(str(top / "lake")))


@pytest.mark.parametrize("table", TABLES)
def test_every_rolled_up_value_is_that_of_the_lake(city, table):
    def asked(sql):
        found = query(city.lake, sql)
        return [dict(zip(found.columns, row, strict=True)) for row in found.rows]

    file = city.month / f"{table}.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        mine = {(MONTH, *key): row for key, row in rows_of(csv.DictReader(stream), table).items()}
    theirs = TABLES[table].expected(asked, f"month = '{MONTH}' and is_newest and {DEPARTMENTS}")
    assert len(theirs) >= (0 if table in SPARSE else 2)
    assert different(mine, theirs) == []

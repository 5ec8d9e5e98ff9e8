"""The tidy archive beside the pages: pandas reads it in one line, and pages and JSON say the same."""

import json
import random
import re

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from tests.site.project import Project, copy_project
from utfall.demo import demo

SAMPLED = 1000
NOT_STORED = {"own", "year_to_date", "status"}  # worked out, or no figure


@pytest.fixture(scope="module", params=["seed", "example"])
def site(request, tmp_path_factory):
    root = tmp_path_factory.mktemp(request.param) / "rapport"
    if request.param == "example":
        demo(root)
        project = Project(root)
    else:
        project = copy_project(root)
    ran = project.utfall("build", UTFALL_FORMS="csv,json")
    assert ran.code == 0, ran.said
    return project.path("site")


@pytest.fixture(scope="module")
def frame(site):
    return pd.read_csv(site / "data" / "historik.csv", parse_dates=["period_start", "period_end"])


def said_by_json(site):
    """Yield what the JSON of indicators and statements says: package, id, period, measure, value or symbol."""
    for file in (site / "data" / "indicators").glob("*.json"):
        history = json.loads(file.read_text(encoding="utf-8"))
        for seen in history["observations"]:
            for measure, value in seen["values"].items():
                yield (seen["package"], history["id"], seen["period"], measure), (value, seen["missing"].get(measure))
        for derived in history["derived"]:
            for measure, value in derived["values"].items():
                yield ("computed", history["id"], derived["period"], measure), (value, None)
    for file in (site / "data" / "statements").glob("*.json"):
        for line in json.loads(file.read_text(encoding="utf-8"))["lines"]:
            for seen in line["observations"]:
                for measure, value in seen["values"].items():
                    key = (seen["package"], f"{file.stem}/{line['id']}", seen["period"], measure)
                    yield key, (value, seen["missing"].get(measure))


def key_of(row):
    year, month, edition = re.fullmatch(r"(\d+)-(\d+)\.(\d+)", row.edition).groups()
    package = "computed" if row.origin == "computed" else f"{year}.{int(month)}.{edition}"
    return (package, row.id, row.period, row.measure)


def test_a_thousand_values_are_those_of_the_json(site, frame):
    told = dict(said_by_json(site))
    there = set(json.loads((site / "data/index.json").read_text(encoding="utf-8"))["indicators"][0])
    assert {"id", "path"} <= there
    is_of_json = frame["kind"].isin(["indicator", "line"])  # parts of an indicator stand in the CSV alone
    values = frame[is_of_json & (frame["measure"] != "status") & frame["value"].notna()]
    rows = [row for row in values.itertuples() if key_of(row) in told]
    assert len(rows) > 0.9 * len(values)
    for row in random.Random(15).sample(rows, min(SAMPLED, len(rows))):  # noqa: S311 - the same ones each time
        assert told[key_of(row)][0] == pytest.approx(row.value, rel=1e-14)
    if len(frame) > SAMPLED:
        assert len(rows) >= SAMPLED


def test_the_json_says_nothing_that_the_file_lacks(site, frame):
    have = {key_of(row): row.value for row in frame[frame["measure"] != "status"].itertuples()}
    lacking = [key for key, (value, _) in said_by_json(site) if value is not None and key not in have]
    assert lacking == []


def rows_of_pages(site):
    """Return the figures of each row of the tables of indicators and statements, by the row's name on the pages."""
    found = {}
    for page in site.rglob("*.html"):
        soup = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")
        for row in soup.select("tr[id^=indicators-], tr[id^=statement-]"):
            found[row["id"]] = {float(cell["data-value"]) for cell in row.select("td[data-value].u-number")}
    return found


def test_the_pages_show_the_months_values(site, frame):
    newest = frame[(frame["month"] == frame["month"].max()) & (frame["origin"] != "computed")]
    compared = 0
    for name, shown in rows_of_pages(site).items():
        if name.startswith("statement-"):
            stands = newest[newest["id"].map(lambda one, name=name: f"statement-{one.replace('/', '-')}" == name)]
            measures = ["outcome", "budget", "forecast", "year_budget"]
        else:
            ids = newest[newest["kind"] == "indicator"]["id"].unique()
            mine = max((one for one in ids if name.endswith(f"-{one}")), key=len)
            stands = newest[(newest["id"] == mine) & (newest["kind"] == "indicator")]
            measures = ["outcome", "target", "forecast", "year_target"]
        for row in stands[stands["measure"].isin(measures) & stands["value"].notna()].itertuples():
            assert row.value in shown, (name, row.measure)
            compared += 1
    assert compared > 40

"""Every rolled-up value of the city is what DuckDB makes of the departments' published editions, before and after.

The SQL is written here and knows nothing of how the city was gathered.
"""

import json

import pytest

from tests.hub.conftest import CORRECTED, DEPARTMENTS, MONTHS
from tests.tables.rolled_up import TABLES, different, rows_of
from utfall.project import read_project
from utfall.work.published_names import names_in

pytestmark = pytest.mark.hub
SPARSE = {"member_projects", "member_gaps"}  # tables without rows in most months


def months_of(hub):
    return [str(one) for one in read_project(hub.city).months]


def of_the_city(hub, table, revision=""):
    """Return the rows of a table of the city's months by month and key."""
    months = {month: rows_of(hub.rows(hub.city, month, table, revision), table) for month in months_of(hub)}
    return {(month, *key): row for month, rows in months.items() for key, row in rows.items()}


def test_every_month_is_gathered_and_says_who_is_missing(hub):
    assert len(months_of(hub)) == MONTHS
    *earlier, newest = months_of(hub)
    whole = f"ur {DEPARTMENTS} av {DEPARTMENTS} medlemmars rapporter."
    assert [month for month in earlier if whole not in hub.said[month].text] == []
    assert f"ur {DEPARTMENTS - 1} av {DEPARTMENTS} medlemmars rapporter." in hub.said[newest].text
    assert "har inte publicerat" in hub.said[newest].text
    gaps = [row for row in hub.rows(hub.city, newest, "member_gaps") if row["resource"] == "datapackage"]
    assert [row["name"] for row in gaps] == ["Vård och äldreomsorg"]


def test_one_department_has_published_every_month_by_itself(hub):
    repository, names = hub.repository, names_in(read_project(hub.top / "forvaltningar" / CORRECTED), hub.repository)
    tags = {month: repository.commit(f"refs/tags/{names.tag(f'{month}.1')}") for month in months_of(hub)}
    assert None not in tags.values()
    assert len(set(tags.values())) == MONTHS
    listed = json.loads(repository.read("origin/gh-pages", f"{CORRECTED}/versions.json"))
    *_, newest = months_of(hub)
    assert {one["version"] for one in listed} == {*(f"{month}.1" for month in months_of(hub)), f"{newest}.2"}


def test_projects_in_red_are_told_of_by_department(hub):
    found = [row for month in months_of(hub) for row in hub.rows(hub.city, month, "member_projects")]
    assert {row["member"] for row in found} >= {CORRECTED}
    assert {row["tone"] for row in found} == {"bad"}


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("which", ["is_first", "is_newest"])
def test_every_rolled_up_value_is_that_of_the_lake(hub, which, table):
    revision = hub.tag_of(months_of(hub)[-1], 1) if which == "is_first" else ""
    lake = TABLES[table].expected(hub.asked, which)
    assert {key[0] for key in lake} >= set(months_of(hub)) or table in SPARSE
    assert different(of_the_city(hub, table, revision), lake) == []


@pytest.mark.parametrize("table", TABLES)
def test_no_column_of_the_city_is_left_out(hub, table):
    compared = {name for row in TABLES[table].expected(hub.asked, "is_newest").values() for name in row}
    filled = {name for row in of_the_city(hub, table).values() for name, cell in row.items() if cell}
    assert filled - compared - set(TABLES[table].key) == TABLES[table].besides


def test_the_citys_month_is_checked_and_published_as_any_other(hub):
    assert hub.said["check"].code == 0, hub.said["check"].text
    assert hub.said["publish"].code == 0, hub.said["publish"].text


def test_a_departments_correction_is_told_and_followed_up_in_the_city(hub):
    newest = months_of(hub)[-1]
    told, followed = hub.said["told"], hub.said["followed"]
    assert told.code == 1
    assert f"servicearenden/{newest} outcome" in told.text
    assert f"data/{newest} är publicerad och rättas" in followed.text
    log = hub.rows(hub.city, newest, "corrections")
    values = {(row["row"], int(row["new"]) - int(row["old"])) for row in log if row["field"] == "outcome"}
    assert values == {(f"servicearenden/{newest}", 10), (f"servicearenden/{newest}/{CORRECTED}", 10)}
    assert all(f"Barn och utbildning {newest}.2" in row["reason"] for row in log)
    refs = hub.repository.ask("ls-remote", "--tags", "--refs", str(hub.remote))
    assert f"/{newest}.2" in refs

"""Every rolled-up value of the city is what DuckDB makes of the departments' published editions, before and after.

The SQL is written here and knows nothing of how the city was gathered.
"""

from decimal import ROUND_HALF_UP, Decimal

import pytest

from tests.hub.conftest import CORRECTED, DEPARTMENTS, MONTHS
from utfall.project import read_project

pytestmark = pytest.mark.hub

SUMS = """
select month, indicator, o.period, cast(sum(outcome) as varchar) as outcome
from observations o
join editions using (organisation, report, edition)
join indicators i using (organisation, report, edition)
where i.id = indicator and i.accumulation <> 'rate' and {which}
group by all
"""
MEANS = """
select month, o.indicator, o.period, cast(sum(o.outcome * w.outcome) as varchar) as total,
       cast(sum(w.outcome) as varchar) as weight, any_value(i.decimals) as decimals
from observations o
join editions using (organisation, report, edition)
join indicators i using (organisation, report, edition)
join observations w using (organisation, report, edition)
where i.id = o.indicator and i.weight = w.indicator and w.period = o.period and o.outcome is not null and {which}
group by all
"""
LINES = """
select month, statement, id, cast(sum(outcome) as varchar) as outcome, cast(sum(budget) as varchar) as budget
from statement_lines
join editions using (organisation, report, edition)
where {which} and kind <> 'heading'
group by all
"""


def cells(hub, table, key, column, months, revision=""):
    return {
        (month, *(row[name] for name in key)): Decimal(row[column])
        for month in months
        for row in hub.rows(hub.city, month, table, revision)
        if row[column] not in {"", "..", ".", "x"}
    }


def months_of(hub):
    return [str(one) for one in read_project(hub.city).months]


def rounded(total, weight, decimals):
    return (Decimal(total) / Decimal(weight)).quantize(Decimal(1).scaleb(-int(decimals)), ROUND_HALF_UP)


def test_every_month_is_gathered_and_says_who_is_missing(hub):
    assert len(months_of(hub)) == MONTHS
    *earlier, newest = months_of(hub)
    whole = f"ur {DEPARTMENTS} av {DEPARTMENTS} medlemmars rapporter."
    assert [month for month in earlier if whole not in hub.said[month].text] == []
    assert f"ur {DEPARTMENTS - 1} av {DEPARTMENTS} medlemmars rapporter." in hub.said[newest].text
    assert "har inte publicerat" in hub.said[newest].text
    gaps = [row for row in hub.rows(hub.city, newest, "member_gaps") if row["resource"] == "datapackage"]
    assert [row["name"] for row in gaps] == ["Vård och äldreomsorg"]


def test_projects_in_red_are_told_of_by_department(hub):
    found = [row for month in months_of(hub) for row in hub.rows(hub.city, month, "member_projects")]
    assert {row["member"] for row in found} >= {CORRECTED}
    assert {row["tone"] for row in found} == {"bad"}


@pytest.mark.parametrize("which", ["is_first", "is_newest"])
def test_every_sum_is_that_of_the_lake(hub, which):
    revision = hub.tag_of(months_of(hub)[-1], 1) if which == "is_first" else ""
    mine = cells(hub, "observations", ("indicator", "period"), "outcome", months_of(hub), revision)
    lake = {
        (row["month"], row["indicator"], row["period"]): Decimal(row["outcome"])
        for row in hub.asked(SUMS.format(which=which))
        if row["outcome"] is not None
    }
    assert len(lake) > MONTHS * 5
    assert {key: value for key, value in lake.items() if mine.get(key) != value} == {}


def test_every_mean_is_that_of_the_lake(hub):
    mine = cells(hub, "observations", ("indicator", "period"), "outcome", months_of(hub))
    lake = hub.asked(MEANS.format(which="is_newest"))
    assert len(lake) >= MONTHS
    for row in lake:
        key = (row["month"], row["indicator"], row["period"])
        assert mine[key] == rounded(row["total"], row["weight"], row["decimals"]), key


def test_every_line_of_the_statement_is_that_of_the_lake(hub):
    lake = hub.asked(LINES.format(which="is_newest"))
    for column in ("outcome", "budget"):
        mine = cells(hub, "statement_lines", ("statement", "id"), column, months_of(hub))
        theirs = {(row["month"], row["statement"], row["id"]): row[column] for row in lake if row[column] is not None}
        assert len(theirs) > MONTHS * 5
        assert {key: value for key, value in theirs.items() if mine.get(key) != Decimal(value)} == {}


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

"""A city's gathered month against independent sums of its departments' figures, by SQL over the lake of all of them."""

import json
import os
import subprocess
from decimal import ROUND_HALF_UP, Decimal

import pytest

from tests.unit.cli_terminal import UTFALL
from tests.unit.work.repository import WHO
from utfall.work.lake.place import store_of
from utfall.work.lake.query import query

pytestmark = pytest.mark.tables
MONTH = "2023-02"
NOW = """
with city as (select organisation from own_member_sources group by all),
     now as (select * from {table} join editions e using (organisation, report, edition)
             where e.is_newest and e.month = '2023-02')
"""  # fmt: skip
SUMS = """
, whole as (select * from now where organisation in (from city)),
  parts as (select {key}, {sums} from now where organisation not in (from city) group by all)
select {pairs} from whole join parts using ({key}) {where} order by all
"""
MEANS = """
, weighed as (
    select n.indicator, n.period, sum(n.outcome * w.outcome) / sum(w.outcome)::double as mean,
           sum(n.outcome * w.outcome) as total, sum(w.outcome) as weights
    from now n join indicators i on (i.organisation, i.edition, i.id) = (n.organisation, n.edition, n.indicator)
    join now w on (w.organisation, w.period, w.indicator) = (n.organisation, n.period, i.weight)
    where n.organisation not in (from city) group by all)
select c.indicator, i.decimals, c.outcome, weighed.total, weighed.weights
from now c join weighed using (indicator, period)
join indicators i on (i.organisation, i.edition, i.id) = (c.organisation, c.edition, c.indicator)
where c.organisation in (from city)
"""


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    """The lake of three departments of the example city, each published, and of the city's month made of theirs."""
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
    city = json.loads((root / "staden" / "data" / MONTH / "datapackage.json").read_text("utf-8"))["organization"]["id"]
    run(root, "git", "tag", f"utgava/{city}/{MONTH}.1")
    run(root / "staden", UTFALL, "lake", "../../lake", "--from", "hub.yml")
    run(root / "staden", UTFALL, "lake", "../../lake")
    return store_of(str(top / "lake"))


def compared(lake, table, key, measures, where=""):
    """Return each row's key with the city's figures and the departments' sums, in pairs."""
    sums = ", ".join(f"sum({one}) as {one}" for one in measures)
    pairs = ", ".join(
        [*(f"whole.{one}" for one in key.split(", ")), *(f"whole.{one}, parts.{one}" for one in measures)]
    )
    return query(lake, NOW.format(table=table) + SUMS.format(key=key, sums=sums, pairs=pairs, where=where)).rows


def test_every_sum_of_an_indicator_is_the_departments(lake):
    joined = "join indicators i on (i.organisation, i.edition, i.id) = (whole.organisation, whole.edition, indicator)"
    where = f"{joined} where accumulation <> 'rate'"
    rows = compared(lake, "observations", "indicator, period", ["outcome", "target"], where)
    assert len(rows) == 10
    for _, _, outcome, its_sum, target, target_sum in rows:
        assert outcome == its_sum is not None
        assert target == target_sum


def test_every_line_of_a_statement_is_the_sum_of_the_departments(lake):
    measures = ["outcome", "budget", "forecast", "year_budget"]
    rows = compared(lake, "statement_lines", "statement, id, period", measures)
    assert len(rows) == 14
    figures = [(row[at], row[at + 1]) for row in rows for at in range(3, 11, 2)]
    assert all(whole == parts for whole, parts in figures)
    assert sum(whole is not None for whole, _ in figures) >= 40


def test_every_weighted_mean_is_the_departments(lake):
    rows = query(lake, NOW.format(table="observations") + MEANS).rows
    assert [row[0] for row in rows] == ["sjukfranvaro"]
    for _, decimals, outcome, total, weights in rows:
        assert outcome == (total / weights).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)

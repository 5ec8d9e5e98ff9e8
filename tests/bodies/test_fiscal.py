"""A city whose year runs from October to September, month by month; every figure is worked out by hand.

Revenue so far, kUSD: August 12 800 and September 14 010 of 2022/23; October 1 150, November 2 290, December 3 480,
January 4 700 and February 5 900 of 2023/24. Forecast 14 300, budget 14 200.
"""

import json

import pytest

from tests.bodies.body import built, placed, tables
from tests.site.pages import soup
from utfall.work.init import NewProject

BEGUN = NewProject(
    "City of Palmvale", "2023-08", "en", 10, currency="USD", chapters=("Finance",), email="finance@palmvale.example"
)
OPTIONS = (
    "--report", "Monthly financial report", "--organisation", "City of Palmvale", "--licence", "CC-BY-4.0",
    "--source", "General ledger, unaudited", "--calendar", "year-starts=10; year-name=split", "--currency", "USD",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return built("fiscal", tmp_path_factory.mktemp("fiscal") / "report").root / "site"


@pytest.fixture(scope="module")
def table(site):
    """Return the rows of the table whose caption begins so, by their heads, as texts."""
    return tables(site)


def test_headings_name_the_year_by_its_two_halves(table):
    [row] = table("Indicators by month, so far this year, February 2024").values()
    assert {name: row[name] for name in row if name != "Status"} == {
        "Outcome YTD 2023/24": "5,900", "Against budget": "+118", "Budget YTD 2023/24": "5,782",
        "Forecast full year 2023/24": "14,300",
        "Budget full year 2023/24": "14,200",
    }  # fmt: skip


def test_seven_months_are_left_where_seven_are_left(table):
    row = table("Deviations and comparisons")["General fund revenue"]
    assert row["Left per month for the forecast"] == "1,200"  # (14 300 - 5 900) / 7: March to September
    assert row["Left, times an ordinary month"] == "1.0"  # 1 200 to 5 900 / 5
    assert row["The month's change since the last"] == "−20"  # (5 900 - 4 700) - (4 700 - 3 480)
    assert (row["Deviation so far"], row["Forecast against full year"]) == ("+118", "+100")


def test_octobers_own_value_is_its_year_to_date(table):
    found = {month: row["The month's own"] for month, row in table("General fund revenue: outcome over time").items()}
    assert found == {
        "February 2024": "1,200", "January 2024": "1,220", "December 2023": "1,190", "November 2023": "1,140",
        "October 2023": "1,150", "September 2023": "1,210", "August 2023": "",
    }  # fmt: skip


def test_the_year_of_a_forecast_ends_in_september(table):
    found = table("General fund revenue: forecasts for the full year")
    told = [(month, row["Months left of the year"], row["Outcome minus forecast"]) for month, row in found.items()]
    assert told == [
        ("October 2023", "11", ""), ("November 2023", "10", ""), ("December 2023", "9", ""), ("January 2024", "8", ""),
        ("February 2024", "7", ""), ("August 2023", "1", "−290"), ("September 2023", "0", "−290"),
    ]  # fmt: skip


def test_the_sums_of_a_year_begin_in_october(site):
    """October's own revenue is all that there is of its year: 1 150 less the budget of 1 127."""
    chart = soup(site / "index.html").select_one("#chart-series-revenue .u-wide")
    told = [text.get_text(" ") for text in chart.select("text")]
    assert sorted(one for one in told if one.startswith("+")) == ["+23", "+23", "+24", "+24", "+24", "+25"]
    assert [one for one in told if one.endswith((" 2023", " 2024"))] == ["Aug 2023", "Jan 2024"]


def test_the_files_tell_the_same(site):
    history = json.loads((site / "data" / "indicators" / "revenue.json").read_text(encoding="utf-8"))
    own = {one["period"]: one["values"]["own"] for one in history["derived"] if "own" in one["values"]}
    assert own == {"2023-09": 1210, "2023-11": 1140, "2023-12": 1190, "2024-01": 1220, "2024-02": 1200}
    left = {one["period"]: one["months_left"] for one in history["forecasts"]}
    assert left == {
        "2023-08": 1, "2023-09": 0, "2023-10": 11, "2023-11": 10, "2023-12": 9, "2024-01": 8, "2024-02": 7,
    }  # fmt: skip


def test_the_next_month_is_opened_with_what_is_decided_for_its_year(tmp_path):
    project = placed("fiscal", tmp_path / "report")
    assert "2024-03" in project.utfall("new", "2024-04").said
    assert project.utfall("new", "2024-03").code == 0
    assert project.read("data/2024-03/observations.csv").splitlines()[1] == "revenue,2024-03,,,14300,14200,,,,,,,"


def test_a_new_year_is_opened_in_october_without_the_old_ones_forecast(tmp_path):
    project = placed("fiscal", tmp_path / "report")
    for month in ("2023-10", "2023-11", "2023-12", "2024-01", "2024-02"):
        for file in project.path(f"data/{month}").iterdir():
            file.unlink()
        project.path(f"data/{month}").rmdir()
    assert project.utfall("new", "2023-10").code == 0
    assert project.read("data/2023-10/observations.csv").splitlines()[1] == "revenue,2023-10,,,,,,,,,,,"

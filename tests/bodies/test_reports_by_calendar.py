"""The city's revenue as bodies with other calendars would report it; the figures are worked out by hand."""

import json

import pytest

from tests.bodies.body import placed
from tests.site.pages import rows, soup

QUARTERS = {  # a year from April: Q3 and Q4 of 2013/14, then Q1 to Q3 of 2014/15; outcome, target, forecast, year's
    "2013-12": "2013-Q3,575,,,", "2014-03": "2013-Q4,780,,,", "2014-06": "2014-Q1,190,200,800,800",
    "2014-09": "2014-Q2,400,400,810,800", "2014-12": "2014-Q3,612,590,820,800",
}  # fmt: skip
TERTIALS = {
    "2021-08": "2021-T2,90,,,", "2021-12": "2021-T3,150,,,", "2022-04": "2022-T1,40,,150,160",
    "2022-08": "2022-T2,95,107,155,160",
}  # fmt: skip
LISTED = {
    "2018-02": "2018-02,20,,,120", "2018-03": "2018-03,31,,,120", "2018-04": "2018-04,40,,118,120",
    "2018-07": "2018-07,70,70,119,120",
}  # fmt: skip


def project(target, frequency, months, calendar, language="en"):
    """Return the city's project with these months in the place of its own, described by a calendar."""
    found = placed("fiscal", target)
    definition, scales = found.read("data/2024-02/indicators.csv"), found.read("data/2024-02/scales.csv")
    head = found.read("data/2024-02/observations.csv").splitlines()[0]
    for file in sorted(found.path("data").rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    for month, row in months.items():
        found.path(f"data/{month}").mkdir()
        found.write(f"data/{month}/indicators.csv", definition.replace(",month,", f",{frequency},"))
        found.write(f"data/{month}/scales.csv", scales)
        found.write(f"data/{month}/observations.csv", f"{head}\nrevenue,{row},,,,,,,\n")
        facts = ("--report", "Report", "--organisation", "City", "--licence", "CC0-1.0", "--source", "Ledger")
        ran = found.utfall("describe", month, *facts, "--calendar", calendar)
        assert ran.code == 0, ran.said
    settings = found.read("mkdocs.yml").replace("language: en", f"language: {language}").replace("law: gb", "law: none")
    found.write("mkdocs.yml", settings)
    return found


def figures(found, caption):
    """Return the one row of a built table, by its headings."""
    [row] = [row for row in rows(found.path("site/index.html")) if row.caption.startswith(caption)]
    return {name: cell.text for name, cell in row.cells.items()}


def changed(found):
    """Return what the file of the changes is headed by, and what it tells of the one row."""
    caption, _, *lines = found.read("site/data/tables/changes.csv").lstrip("\ufeff").splitlines()
    [row] = [row for row in lines if row.startswith("General fund revenue")]
    return [caption, *row.replace("\N{NO-BREAK SPACE}", " ").replace(";", ",").split(",")[2:]]


def observed(found, month):
    """Return the one row of what is observed in a month."""
    [row] = found.read(f"data/{month}/observations.csv").splitlines()[1:]
    return row


def findings(found):
    return [(one["slug"], one["message"]) for one in json.loads(found.utfall("check", "--format", "json").out)]


@pytest.fixture(scope="module")
def quarterly(tmp_path_factory):
    calendar = "year-starts=4; year-name=split; reports=quarter"
    found = project(tmp_path_factory.mktemp("q") / "report", "quarter", QUARTERS, calendar)
    ran = found.utfall("build", UTFALL_FORMS="csv,json")
    assert ran.code == 0, ran.said
    assert "Q3 2014/15" in ran.said
    return found


def test_a_quarter_of_a_broken_year_is_told_in_full(quarterly):
    page = soup(quarterly.path("site/index.html")).find("article").get_text(" ", strip=True)
    assert "Monthly financial report, Q3 2014/15" in page
    assert "Q3 2014/15, edition 1" in page
    assert '"temporalCoverage": "2014-10-01/2014-12-31"' in quarterly.read("site/index.html")
    row = figures(quarterly, "Deviations and comparisons, Q3 2014/15")
    assert row["Left per month for the forecast"] == "69"  # (820 - 612) / 3: January to March
    assert row["Change of its own months since the last report"] == "+2"  # 612 - 400 less 400 - 190
    assert (row["Since last year"], row["R12"]) == ("+37", "817")  # 612 - 575; 612 + 780 - 575
    assert changed(quarterly) == ["Changed in Q3 2014/15 since Q2 2014/15", "810", "820"]
    assert figures(quarterly, "Indicators by quarter")["Outcome YTD 2014/15"] == "612"


def test_the_quarter_after_the_third_is_the_fourth(quarterly):
    assert "2015-03" in quarterly.utfall("new", "2015-01").said
    assert quarterly.utfall("new", "2015-03").code == 0
    assert observed(quarterly, "2015-03") == "revenue,2014-Q4,,,820,800,780,,,,,,"  # Q4 of 2013/14 beside it


def test_tertials_are_told_in_swedish(tmp_path):
    found = project(tmp_path / "report", "tertial", TERTIALS, "reports=tertial", "sv")
    ran = found.utfall("build", UTFALL_FORMS="csv,json")
    assert ran.code == 0, ran.said
    row = figures(
        found, "Avvikelser och jämförelser, T2 2022. I avvikelserna är plus gynnsamt; i ändringarna sedan förra"
    )
    assert row["Kvar per månad för prognosen"] == "15"  # (155 - 95) / 4
    assert row["Ändring av den egna tiden sedan förra rapporten"] == "+15"  # 95 - 40 less 40
    assert (row["Sedan i fjol"], row["R12"]) == ("+5", "155")  # 95 - 90; 95 + 150 - 90
    assert changed(found) == [
        "Ändrat i T2 2022 sedan T1 2022", "Not assessed", "Red", "Bättre prognos: 150 kUSD → 155 kUSD",
    ]  # fmt: skip


def test_nothing_is_missing_between_the_listed_months(tmp_path):
    found = project(tmp_path / "report", "month", LISTED, "reports=2,3,4,7,9,10")
    assert findings(found) == []
    assert found.utfall("new", "2018-08").code == 2
    assert found.utfall("new", "2018-09").code == 0
    assert observed(found, "2018-09") == "revenue,2018-09,,,119,120,,,,,,,"


def test_a_listed_month_that_is_not_there_is_missing(tmp_path):
    months = {month: row for month, row in LISTED.items() if month != "2018-04"}
    found = project(tmp_path / "report", "month", months, "reports=2,3,4,7,9,10")
    [(_, message)] = [one for one in findings(found) if one[0] == "missing-month"]
    assert message.startswith("Months missing from the archive: 1, from 2018-04 to 2018-04.")

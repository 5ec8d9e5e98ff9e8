"""A definition that changes in the middle of a year, through the real commands: money is converted, all else breaks."""

import csv
import json
import re
import shutil
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup

from tests.once import made_once
from tests.site.project import Project
from tests.unit.forms import recomputed
from tests.unit.forms.test_recomputed import values_by_hand, values_of

MONTH = "data/2025-12"
NOTE = "Ändrat från december."
CHANGED = {  # indicator: what its definition becomes, and what December then reports
    "intakter": (
        {"unit": "mnkr", "decimals": "1"},
        {"outcome": "856.0", "target": "860.4", "forecast": "858.8", "year_target": "860.4",
         "previous_outcome": "837.8", "period_budget": "71.7"},
    ),
    "sjukfranvaro": (
        {"unit": "andel", "decimals": "3"},
        {"outcome": "0.067", "target": "0.058", "forecast": "0.059", "year_target": "0.058", "previous_outcome": "",
         "rolling_12": ""},
    ),
    "besvarade-samtal": (
        {"unit": "promille", "decimals": "0"},
        {"outcome": "891", "target": "850", "forecast": "880", "year_target": "850", "previous_outcome": "855"},
    ),
    "ordinarie-arbetstid": ({"accumulation": "stock"}, {"outcome": "958"}),
    "arbetsskador": ({"reported_as": "year_to_date"}, {"outcome": "80", "target": "72", "previous_outcome": "75"}),
    "matsvinn": ({"definition": "Mat som slängdes i skolköken och vid bordet."}, {"outcome": "95"}),
}  # fmt: skip
BROKEN = {
    "sjukfranvaro": "enheten var procent och är andel",
    "besvarade-samtal": "enheten var procent och är promille",
    "ordinarie-arbetstid": "värdet var ett flöde som läggs ihop och är ett läge vid periodens slut",
    "arbetsskador": "utfallet var periodens eget och är ackumulerat från årets början",
    "matsvinn": "definitionen är ändrad",
}
ACROSS = {"since_last_month", "since_last_year", "since_last_year_share"}
FALSE_ALARMS = ("outcome-jump", "rewritten-history", "falling-accumulation", "accumulation-step", "rolling-12")


def edited(file, changes, key):
    rows = list(csv.reader(file.read_text(encoding="utf-8").splitlines()))
    for row in rows[1:]:
        for field, value in changes.get(row[rows[0].index(key)], {}).items():
            row[rows[0].index(field)] = value
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


def shared(file):
    """Write sick leave of the parts as shares, as the whole is."""
    rows = list(csv.reader(file.read_text(encoding="utf-8").splitlines()))
    for row in rows[1:]:
        for field in ("outcome", "target"):
            at = rows[0].index(field)
            if row[0] == "sjukfranvaro" and row[at][:1].isdigit():
                row[at] = f"{Decimal(row[at]).scaleb(-2):f}"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The example with the definitions of six indicators changed in its last month."""

    def make():
        folder = Project(tmp_path_factory.mktemp("changed"))
        assert folder.utfall("demo", "exempel").code == 0
        project = Project(folder.path("exempel"))
        edited(project.path(f"{MONTH}/indicators.csv"), {name: one for name, (one, _) in CHANGED.items()}, "id")
        edited(
            project.path(f"{MONTH}/observations.csv"), {name: one for name, (_, one) in CHANGED.items()}, "indicator"
        )
        shared(project.path(f"{MONTH}/breakdowns.csv"))
        notes = "".join(f"indicators,{name},{field},{NOTE}\n" for name, (one, _) in CHANGED.items() for field in one)
        project.write(f"{MONTH}/notes.csv", project.read(f"{MONTH}/notes.csv") + notes)
        ran = project.utfall("build", UTFALL_FORMS="json")
        assert ran.code == 0, ran.said
        project.write("said.txt", ran.said)
        return project.root

    return Project(made_once(tmp_path_factory, "definition-changes", make))


def page(project, name):
    return BeautifulSoup(project.read(f"site/{name}.html"), "lxml")


def history(project, name):
    return json.loads(project.read(f"site/data/indicators/{name}.json"))


def over_time(found):
    [table] = [one for one in found.find_all("table") if "utfall över tid" in one.caption.get_text()]
    return table


def across(observation):
    return ACROSS & observation.get("comparisons", {"values": {}})["values"].keys()


def rows(table):
    return [[cell.get_text(" ", strip=True) for cell in row.find_all(["th", "td"])] for row in table.find_all("tr")]


def test_no_check_takes_a_new_definition_for_a_strange_figure(built):
    assert [slug for slug in FALSE_ALARMS if slug in built.read("said.txt")] == []


def test_the_front_page_says_that_the_definition_has_changed_and_nothing_of_better_or_worse(built):
    told = {
        item["id"].removeprefix("changes-indicators-"): item.get_text(" ", strip=True).removeprefix(item.a.get_text())
        for item in page(built, "index").find_all("li", id=re.compile("^changes-indicators-"))
    }
    assert {name: told[name].strip() for name in CHANGED if name in told} == {
        "sjukfranvaro": "Ändrad definition: procent → andel",
        "besvarade-samtal": "Ändrad definition: procent → promille",
        "ordinarie-arbetstid": "Ändrad definition: ett flöde som läggs ihop → ett läge vid periodens slut",
        "arbetsskador": "Ändrad definition: periodens eget → ackumulerat från årets början",
        "matsvinn": f"Ändrad definition: {NOTE}",
    }


@pytest.mark.parametrize("name", BROKEN)
def test_json_tells_the_break_and_nothing_that_crosses_it(built, name):
    told = history(built, name)
    [broken] = told["breaks"]
    text = f"Serien bryts i december 2025: {BROKEN[name]}. Värden före och efter jämförs inte. {NOTE}"
    assert (broken["period"], broken["package"], broken["text"]) == ("2025-12", "2025.12.1", text)
    [december] = [one for one in told["observations"] if one["period"] == "2025-12"]
    assert not across(december)
    assert "2025-12" not in {one["period"] for one in told["derived"]}
    assert all("moved" not in one for one in told["forecasts"] if one["period"] == "2025-12")


@pytest.mark.parametrize("name", BROKEN)
def test_the_page_has_a_note_at_the_break_and_each_value_in_its_own_unit(built, name):
    found = page(built, f"indikatorer/{name}")
    table = over_time(found)
    assert "december 2025" in rows(table)[1][0]
    assert "[1]" in rows(table)[1][0]
    assert f"Serien bryts i december 2025: {BROKEN[name]}." in found.get_text(" ")


def test_a_value_told_in_another_unit_keeps_it(built):
    table = over_time(page(built, "indikatorer/sjukfranvaro"))
    december, november = rows(table)[1:3]
    assert (december[1], november[1]) == ("0,067 [2]", "6,3 %")
    note = page(built, "indikatorer/sjukfranvaro").find(id="series-sjukfranvaro-note-2")
    assert note.get_text() == "Preliminärt värde."


def test_the_chart_says_that_the_series_breaks(built):
    said = page(built, "indikatorer/matsvinn").select_one(".u-chart-note").get_text(" ")
    assert "Serien bryts i december 2025" in said


def test_money_is_converted_to_the_newest_unit(built):
    told = history(built, "intakter")
    assert told["breaks"] == []
    derived = {one["period"]: one["values"] for one in told["derived"]}
    assert derived["2025-12"]["own"] == 71.76
    assert derived["2025-11"] == {"own": 72.07, "rolling_12": 857.333}
    units = {one["period"]: one.get("unit") for one in told["observations"]}
    assert (units["2025-11"], units["2025-12"]) == ("tkr", None)
    [december] = [one for one in told["observations"] if one["period"] == "2025-12"]
    assert december["comparisons"]["values"]["since_last_month"] == -0.3
    assert december["comparisons"]["values"]["since_last_year"] == 18.2
    table = over_time(page(built, "indikatorer/intakter"))
    assert [row[1] for row in rows(table)[1:3]] == ["856,0", "784,2"]


def test_a_figure_of_last_year_that_is_another_in_the_new_unit_is_still_history_rewritten(built, tmp_path):
    """837.8 mnkr is 837 793 tkr as it is shown, and 837.9 is not."""
    project = Project(tmp_path)
    shutil.copytree(built.root, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("site"))
    edited(project.path(f"{MONTH}/observations.csv"), {"intakter": {"previous_outcome": "837.9"}}, "indicator")
    ran = project.utfall("check")
    assert (ran.code, "rewritten-history" in ran.said) == (1, True)


def test_every_derived_figure_is_recomputed_from_the_files_that_the_command_wrote(built):
    """Those of money in a new unit stand above, worked out by hand."""
    tables = {name: recomputed.read(built.root, name) for name in ("indicators", "observations", "notes")}
    archive = recomputed.Archive(tables, recomputed.number_of("2025-12")[1])
    told = {name: values_of(history(built, name)) for name in archive.ids() if name != "intakter"}
    by_hand = {name: values_by_hand(archive.of(name)) for name in told}
    assert {name: told[name].items() ^ by_hand[name].items() for name in told if told[name] != by_hand[name]} == {}
    assert sum(len(values) for values in told.values()) == 4991

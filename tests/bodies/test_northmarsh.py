"""A council in England: quarters of a year from April, two directions of travel and control charts beside RAG.

Of the third quarter of 2014/15, worked out by hand: recycling 35.1 % against 36 is 0.9 points below, up 0.5 points from
the quarter before (34.6) and 1.7 from a year before (33.4); missed collections 88.2 against 75 are 13.2 too many, 4.2
more than the quarter before (84.0) and 3.9 fewer than a year before (92.1); income so far is £22k above 590.
"""

import io
import json

import pypdfium2
import pytest

from tests.bodies.body import built, tables
from tests.site.pages import soup
from utfall.work.init import NewProject

BEGUN = NewProject(
    "Northmarsh Borough Council", "2014-09", "en", 4, "quarter", "GBP", "OGL-UK-3.0", ("Environment",),
    email="performance@northmarsh.example",
)  # fmt: skip
OPTIONS = (
    "--report", "Corporate performance", "--organisation", "Northmarsh Borough Council", "--board", "Cabinet",
    "--licence", "OGL-UK-3.0", "--source", "Performance system",
    "--calendar", "year-starts=4; year-name=split; reports=quarter", "--currency", "GBP",
    "--title", "travel=Direction of travel",
    "--column", "travel.value: title=Outcome {period}; decimals=1; period=true",
    "--column", "travel.target: title=Target; decimals=1",
    "--column", "travel.rag: title=RAG; scale=indicator",
    "--column", "travel.short: title=Short-term DoT; scale=travel",
    "--column", "travel.long: title=Long-term DoT; scale=travel",
    "--column", "travel.spc: title=Variation; scale=spc",
    "--column", "observations.short: title=Short-term DoT; scale=travel; compares=previous_report",
    "--column", "observations.long: title=Long-term DoT; scale=travel; compares=last_year",
)  # fmt: skip
STATUSES = ("Status", "Short-term DoT", "Long-term DoT")
COMPARED = ("Deviation so far", "Change of its own months since the last report", "Since last year")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return built("northmarsh", tmp_path_factory.mktemp("northmarsh") / "report", "csv,json,pdf").root / "site"


@pytest.fixture(scope="module")
def table(site):
    """Return the rows of the table whose caption begins so, by their heads, as texts."""
    return tables(site)


def test_two_directions_of_travel_and_the_control_chart_stand_beside_red_amber_green(table):
    assert table("Direction of travel, Q3 2014/15") == {
        "Household waste recycled": {
            "Outcome Q3 2014/15": "35.1", "Target": "36.0", "RAG": "Green", "Short-term DoT": "Better",
            "Long-term DoT": "Better", "Variation": "Special cause improvement",
        },
        "Missed collections per 100 000": {
            "Outcome Q3 2014/15": "88.2", "Target": "75.0", "RAG": "Red", "Short-term DoT": "Worse",
            "Long-term DoT": "Better", "Variation": "Special cause concern",
        },
    }  # fmt: skip


def test_directions_that_nobody_has_judged_are_worked_out_beside_the_status(table):
    found = table("Indicators by quarter")
    said = {name: tuple(row.get(one, "") for one in STATUSES) for name, row in found.items()}
    assert {
        name: [one.partition("computed")[0].partition("Within")[0] for one in row] for name, row in said.items()
    } == {
        "Household waste recycled": ["Green", "Better", "Better"],  # 35.1 after 34.6 and 33.4
        "Missed collections per 100 000": ["Red", "Worse", "Better"],  # 88.2 after 84.0 and 92.1
        "Planning fee income": ["Green", "", "Better"],  # the first quarter's own value is not known; 612 after 575
    }


def test_each_status_has_the_shape_of_its_scale(site):
    found = soup(site / "index.html").select("#table-travel tbody tr")
    drawn = [[str(mark.svg.decode_contents()) for mark in row.select("td .u-mark")] for row in found]
    (green, better, better_too, improvement), (red, worse, better_still, concern) = drawn
    assert better == better_too == better_still
    assert len({green, red, better, worse, improvement, concern}) == 6


def test_only_what_is_judged_is_counted(site):
    said = soup(site / "index.html").select_one("#status-counts").get_text(" ")
    assert ("Green" in said, "Red" in said) == (True, True)
    assert not any(word in said for word in ("Better", "Worse", "Special cause"))


def test_the_legend_calls_the_scales_by_their_names(site):
    captions = [one.get_text() for one in soup(site / "index.html").select("caption")]
    assert [one for one in captions if one.startswith("Status scale")] == [
        "Status scale: red-amber-green", "Status scale: variation", "Status scale: direction of travel",
    ]  # fmt: skip


def test_the_quarter_is_compared_with_target_last_quarter_and_last_year(table):
    found = table("Deviations and comparisons, Q3 2014/15")
    said = {name: tuple(row[one].replace("\N{NO-BREAK SPACE}", " ") for one in COMPARED) for name, row in found.items()}
    assert said == {
        "Household waste recycled": ("−0.9 percentage points", "+0.5 percentage points", "+1.7 percentage points"),
        "Missed collections per 100 000": ("−13.2", "+4.2", "−3.9"),
        "Planning fee income": ("+22", "", "+37"),
    }


def test_the_files_say_the_statuses_in_words(site):
    tables = json.loads((site / "data" / "tables.json").read_text(encoding="utf-8"))["tables"]
    (shown,) = [one for one in tables if one["id"] == "table-travel"]
    assert "Special cause concern" in json.dumps(shown)
    (file,) = (site / "data").rglob("table-travel.csv")
    assert file.read_text(encoding="utf-8-sig").splitlines()[-1] == (
        "Missed collections per 100 000,88.2,75.0,Red,Worse,Better,Special cause concern"
    )


def test_the_document_says_them_too(site):
    said = set()
    for file in site.rglob("*.pdf"):
        document = pypdfium2.PdfDocument(io.BytesIO(file.read_bytes()))
        text = "".join("".join(page.get_textpage().get_text_bounded().split()) for page in document)
        words = ("Short-termDoT", "Long-termDoT", "Better", "Worse", "Variation", "Specialcauseconcern")
        said |= {word for word in words if word in text.replace("\N{SOFT HYPHEN}", "").replace("\ufffe", "-")}
    assert said == {"Short-termDoT", "Long-termDoT", "Better", "Worse", "Variation", "Specialcauseconcern"}

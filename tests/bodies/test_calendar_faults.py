"""Calendars declared wrongly, or against the folders: each is told by the command at its line, and nothing is built."""

import json

import pytest

from tests.bodies.body import DESCRIPTOR, placed

MONTH = "data/2024-02"
FISCAL = {"year_starts": 10, "year_name": "split"}
SHAPE = "descriptor"


def told(project, calendar):
    """Return what is found of a month with a calendar: slug, field, the line it stands at, message."""
    described = json.loads(project.read(f"{MONTH}/{DESCRIPTOR}"))
    project.write(f"{MONTH}/{DESCRIPTOR}", json.dumps({**described, "calendar": calendar}, indent=2))
    ran = project.utfall("check", "--format", "json")
    lines = project.read(f"{MONTH}/{DESCRIPTOR}").splitlines()
    found = [one for one in json.loads(ran.out) if one["severity"] == "error"]
    assert ran.code == 1
    return [
        (one["slug"], one["field"], lines[one["row"] - 1].strip() if one["row"] else "", one["message"])
        for one in found
    ]


@pytest.mark.parametrize(
    ("calendar", "slug", "field", "line", "message"),
    [
        ("october", SHAPE, "calendar", '"calendar": "october",', "an object within { }"),
        (FISCAL | {"year_starts": 13}, SHAPE, "calendar.year_starts", '"year_starts": 13,', "from 1 to 12"),
        (FISCAL | {"year_starts": "Oct"}, SHAPE, "calendar.year_starts", '"year_starts": "Oct",', "from 1 to 12"),
        (FISCAL | {"year_name": "FY24"}, SHAPE, "calendar.year_name", '"year_name": "FY24"', "split (2023/24)"),
        ({"year_name": "split"}, SHAPE, "calendar.year_name", '"year_name": "split"', "begins in January has one name"),
        (FISCAL | {"reports": []}, SHAPE, "calendar.reports", '"reports": []', "month, quarter, tertial or half"),
        (FISCAL | {"reports": [2, 2]}, SHAPE, "calendar.reports", '"reports": [', "each month once"),
        (
            FISCAL | {"reports": "week"},
            SHAPE,
            "calendar.reports",
            '"reports": "week"',
            "month, quarter, tertial or half",
        ),
        (FISCAL | {"starts": 10}, SHAPE, "calendar.starts", '"starts": 10', "year_starts, year_name, reports or since"),
        (FISCAL | {"since": "October"}, SHAPE, "calendar.since", '"since": "October"', "a month, such as 2024-04"),
        (FISCAL | {"since": "2024-03"}, "calendar", "calendar", '"calendar": {', "after the report's month 2024-02"),
    ],
)
def test_a_calendar_declared_wrongly_is_told_at_its_line(tmp_path, calendar, slug, field, line, message):
    [found] = told(placed("fiscal", tmp_path / "report"), calendar)
    assert found[:3] == (slug, field, line)
    assert message in found[3]


@pytest.mark.parametrize(
    ("calendar", "messages"),
    [
        (FISCAL | {"reports": "quarter"}, ["about 2024-02, which has no report", "another than in 2024-01"]),
        (FISCAL | {"reports": [1, 3, 12]}, ["about 2024-02, which has no report", "another than in 2024-01"]),
        (FISCAL | {"reports": "half", "since": "2024-02"}, ["about 2024-02, which has no report"]),
        ({"year_starts": 4, "year_name": "split"}, ["another than in 2024-01"]),
        (FISCAL | {"year_name": "end"}, ["another than in 2024-01"]),
    ],
)
def test_a_calendar_that_contradicts_the_folders_is_told_at_its_line(tmp_path, calendar, messages):
    found = told(placed("fiscal", tmp_path / "report"), calendar)
    assert [one[:3] for one in found] == [("calendar", "calendar", '"calendar": {')] * len(messages)
    assert all(any(said in one[3] for one in found) for said in messages)


@pytest.mark.parametrize(
    ("frequency", "written", "meant"),
    [("quarter", "2024-Q1", "2023-Q2"), ("year", "2024", "2023"), ("half", "2024-H1", "2023-H1")],
)
def test_a_period_written_by_the_calendar_year_is_told_with_the_one_that_is_meant(tmp_path, frequency, written, meant):
    project = placed("fiscal", tmp_path / "report")
    project.write(
        f"{MONTH}/indicators.csv", project.read(f"{MONTH}/indicators.csv").replace(",month,", f",{frequency},")
    )
    observed = project.read(f"{MONTH}/observations.csv").replace("revenue,2024-02", f"revenue,{written}")
    project.write(f"{MONTH}/observations.csv", observed)
    ran = project.utfall("check", "--format", "json")
    [found] = [one for one in json.loads(ran.out) if one["slug"] == "period"]
    assert (found["file"], found["row"], found["field"]) == (f"{MONTH}/observations.csv", 2, "period")
    assert found["remedy"].startswith(f"Write {meant} if the row is about the report's month")

"""The calendar that a descriptor declares, and what no calendar has."""

import pytest

from utfall.report_calendar import CALENDAR_YEAR, Calendar
from utfall.source.declared_calendar import calendar_faults, calendar_of


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ({}, CALENDAR_YEAR),
        ({"calendar": {}}, CALENDAR_YEAR),
        ({"calendar": {"year_starts": 10, "year_name": "split"}}, Calendar(10, "split")),
        ({"calendar": {"reports": [2, 3, 4, 7, 9, 10]}}, Calendar(reports=(2, 3, 4, 7, 9, 10))),
        ({"calendar": {"reports": "tertial", "since": "2022-01"}}, Calendar(reports="tertial", since="2022-01")),
    ],
)
def test_a_calendar_is_read(declared, expected):
    assert list(calendar_faults(declared)) == []
    assert calendar_of(declared) == expected


@pytest.mark.parametrize(
    ("declared", "place", "wanted"),
    [
        ("april", "calendar", "object"),
        ([4], "calendar", "object"),
        (None, "calendar", "object"),
        ({"starts": 4}, "calendar.starts", "calendar-part"),
        ({"year_starts": 13}, "calendar.year_starts", "month-number"),
        ({"year_starts": 0}, "calendar.year_starts", "month-number"),
        ({"year_starts": "april"}, "calendar.year_starts", "month-number"),
        ({"year_starts": True}, "calendar.year_starts", "month-number"),
        ({"year_starts": 4.0}, "calendar.year_starts", "month-number"),
        ({"year_starts": 4, "year_name": "2023/24"}, "calendar.year_name", "year-name"),
        ({"year_starts": 4, "year_name": ["split"]}, "calendar.year_name", "year-name"),
        ({"year_name": "split"}, "calendar.year_name", "year-name-whole"),
        ({"year_starts": 1, "year_name": "end"}, "calendar.year_name", "year-name-whole"),
        ({"reports": []}, "calendar.reports", "report-months"),
        ({"reports": "week"}, "calendar.reports", "report-months"),
        ({"reports": [2, 2]}, "calendar.reports", "report-months"),
        ({"reports": [0, 4]}, "calendar.reports", "report-months"),
        ({"reports": ["feb"]}, "calendar.reports", "report-months"),
        ({"reports": [[2]]}, "calendar.reports", "report-months"),
        ({"reports": 4}, "calendar.reports", "report-months"),
        ({"reports": {"month": 4}}, "calendar.reports", "report-months"),
        ({"since": "2024"}, "calendar.since", "month"),
        ({"since": 2024}, "calendar.since", "month"),
        ({"since": ""}, "calendar.since", "month"),
    ],
)
def test_what_no_calendar_has_is_told_with_its_place(declared, place, wanted):
    assert [(found[0], found[1]) for found in calendar_faults({"calendar": declared})] == [(place, wanted)]

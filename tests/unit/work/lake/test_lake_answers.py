"""An answer as a table, as CSV and as JSON: figures with every digit and none more, no value as nothing."""

from datetime import date
from decimal import Decimal

import pytest

from utfall.work.lake.answers import answer_text
from utfall.work.lake.query import QueryAnswer

ANSWER = QueryAnswer(
    ("organisation", "sum", "day", "is_newest"),
    [
        ("hamn", Decimal("123456789012345678.100000000"), date(2023, 11, 30), True),
        ('vård "norr", öst', Decimal("-0.000000000"), None, False),
        (None, Decimal("1200.000000000"), date(2024, 1, 1), None),
    ],
)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (
            "table",
            (
                "organisation                       sum  day         is_newest\n"
                "────────────────  ────────────────────  ──────────  ─────────\n"
                "hamn              123456789012345678.1  2023-11-30  true\n"
                'vård "norr", öst                     0              false\n'
                "                                  1200  2024-01-01"
            ),
        ),
        (
            "csv",
            (
                "organisation,sum,day,is_newest\n"
                "hamn,123456789012345678.1,2023-11-30,true\n"
                '"vård ""norr"", öst",0,,false\n'
                ",1200,2024-01-01,"
            ),
        ),
        (
            "json",
            (
                '[{"organisation": "hamn", "sum": 123456789012345678.1, "day": "2023-11-30", "is_newest": true},\n'
                ' {"organisation": "vård \\"norr\\", öst", "sum": 0, "day": null, "is_newest": false},\n'
                ' {"organisation": null, "sum": 1200, "day": "2024-01-01", "is_newest": null}]'
            ),
        ),
    ],
)
def test_an_answer_is_written_whole(form, text):
    assert answer_text(ANSWER, form) == text


@pytest.mark.parametrize(("form", "text"), [("table", "a\n─"), ("csv", "a"), ("json", "[]")])
def test_an_answer_without_rows_has_its_columns(form, text):
    assert answer_text(QueryAnswer(("a",), []), form) == text


def test_what_json_has_no_sign_for_is_written_as_text():
    rows = [(float("inf"), [1, None, {"a": Decimal("0.50")}], 1e300)]
    assert (
        answer_text(QueryAnswer(("a", "b", "c"), rows), "json")
        == '[{"a": "inf", "b": [1, null, {"a": 0.5}], "c": 1e+300}]'
    )


def test_columns_of_one_name_are_told_apart_in_json():
    assert answer_text(QueryAnswer(("a", "a", "a_2"), [(1, 2, 3)]), "json") == '[{"a": 1, "a_2": 2, "a_2_2": 3}]'


def test_a_table_does_nothing_to_a_terminal():
    assert answer_text(QueryAnswer(("a",), [("röd\x1b[31m\u202e",)]), "table") == "a\n─────────\nröd\ufffd[31m\ufffd"

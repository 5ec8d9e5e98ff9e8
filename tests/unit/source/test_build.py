"""From raw tables to a report: what can be understood is there, what cannot is left out."""

from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest

from utfall.model.missing import Missing
from utfall.model.status import Tone
from utfall.period import Period


def ids(things):
    return [thing.id for thing in things]


def test_every_table_of_the_package_is_kept_as_it_is(small):
    assert list(small.resources) == [
        "areas", "scales", "indicators", "observations", "statements", "statement_lines", "goals", "activities",
        "assignments", "projects", "project_statuses", "notes", "corrections", "glossary",
    ]  # fmt: skip
    assert small.resources["areas"].rows[0].values == {"id": "kund", "order": 1, "name": "Kund och ägare"}


def test_values_have_the_types_of_the_contract(small):
    seen = small.observation("franvaro")
    assert (seen.period, seen.outcome, seen.rolling_12) == (
        Period.parse("2023-11"), Decimal("5.3"), Missing.NOT_AVAILABLE,
    )  # fmt: skip
    assert small.activities[1].due == date(2024, 3, 31)
    assert small.activities[0].due is Missing.NOT_REPORTED
    assert small.activities[0].owner == ""
    assert small.states[0].tone is Tone.GOOD


def test_things_stand_in_the_order_that_their_rows_say(month):
    month.edited("goals", 2, order="9")
    assert ids(month.report().goals) == ["arbetsmiljo", "service"]


def test_a_row_is_known_by_the_values_of_its_key(small):
    assert "franvaro/2023-11" in small.resources["observations"].keys
    assert "telefoni/time" in small.resources["project_statuses"].keys


def test_a_project_has_its_dimensions(small):
    assert [(status.dimension, status.status) for status in small.projects[0].statuses] == [
        ("time", "red"), ("cost", "green"),
    ]  # fmt: skip


def test_an_unreadable_figure_is_kept_as_unreadable(month):
    assert month.edited("observations", 2, outcome="1 265 135").report().observation("kostnader").outcome is (
        Missing.UNREADABLE
    )


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("goals", {"text": ""}),
        ("goals", {"level": "stadens"}),
        ("goals", {"order": "först"}),
        ("areas", {"id": ""}),
        ("indicators", {"decimals": "1.5"}),
        ("scales", {"shape": "star"}),
        ("observations", {"period": "nov-23"}),
    ],
)
def test_a_row_that_cannot_be_understood_is_left_out_of_the_report_but_not_of_the_table(month, table, cells):
    month.edited(table, 2, **cells)
    report = month.report()
    name = {"scales": "states"}.get(table, table)
    assert len(getattr(report, name)) == len(month.rows(table)) - 2
    assert len(report.resources[table].rows) == len(month.rows(table)) - 1


def test_a_month_whose_period_cannot_be_read_has_no_report(month):
    assert month.described(lambda whole: whole.update(period="nov-23")).report() is None


@pytest.mark.parametrize("table", ["goals", "observations", "statement_lines", "projects", "notes"])
def test_a_table_that_is_not_there_leaves_its_things_out(month, table):
    month.path(f"{table}.csv").unlink()
    report = month.report()
    assert table not in report.resources
    name = {"statement_lines": "statements"}.get(table, table)
    things = getattr(report, name)
    assert things == () or (name == "statements" and things[0].lines == ())


def test_a_further_table_is_kept_with_the_types_of_its_schema(month):
    described = [{"name": "key", "type": "string"}, {"name": "n", "type": "number"}, {"name": "d", "type": "date"}]
    month.with_table("extra", described, "key,n,d\na,1.5,2023-11-30\n", primaryKey="key")
    row = month.report().resource("extra").rows[0]
    assert (row.key, row.values) == ("a", {"key": "a", "n": Decimal("1.5"), "d": date(2023, 11, 30)})


def test_a_row_without_a_key_is_known_by_its_number(month):
    month.with_table("extra", [{"name": "a"}], "a\nx\ny\n")
    assert [row.key for row in month.report().resource("extra").rows] == ["2", "3"]


def test_a_column_that_nobody_knows_is_kept_as_text(month):
    month.rewritten("areas", lambda text: text.replace("order,", "ordning,"))
    assert month.report().resource("areas").rows[0].values["ordning"] == "1"


def test_the_report_of_november_2023_is_whole(real):
    counts = {
        field.name: len(getattr(real, field.name))
        for field in fields(real)
        if field.name not in {"package", "resources", "previous", "breakdowns"}
    }
    expected = {
        "areas": 6, "indicators": 19, "observations": 19, "statements": 1, "goals": 13, "activities": 15,
        "assignments": 2, "projects": 3,
    }  # fmt: skip
    assert {name: counts[name] for name in expected} == expected
    assert len(real.statement("resultat").lines) == 16

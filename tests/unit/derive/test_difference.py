"""What stands otherwise in one report than in another: every group and kind, the largest first, by place."""

from decimal import Decimal

import pytest

from tests.unit.month import write_month
from utfall.derive.difference import differences, page_differences
from utfall.model.contract import PAGES

COST, RESULT, ABSENCE = 2, 3, 4  # rows of observations.csv
CULTURE = 3  # of activities.csv
TELEPHONY = 2  # of project_statuses.csv


@pytest.fixture
def pair(tmp_path):
    """Return two months that are alike, one of them to change."""
    return write_month(tmp_path / "before"), write_month(tmp_path / "after")


def told(before, after):
    """Return what differs as group, kind and place."""
    return [
        (one.group, one.kind, one.resource, one.row, one.field)
        for one in differences(before.report(), after.report())
    ]  # fmt: skip


def next_month(month):
    """Make the small month December's: its descriptor and the periods of what is told each month."""
    month.described(lambda whole: whole.update(period="2023-12", version="2023.12.1"))
    for table in ("observations", "statement_lines", "statements"):
        month.rewritten(table, lambda text: text.replace("2023-11", "2023-12"))
    return month


def test_equal_reports_differ_in_nothing(pair):
    before, after = pair
    assert told(before, after) == []


@pytest.mark.parametrize(
    ("table", "row", "cells", "place"),
    [
        ("observations", COST, {"outcome": "1265136"}, "figures revised observations kostnader/2023-11 outcome"),
        ("observations", ABSENCE, {"rolling_12": "5.2"}, "figures appeared observations franvaro/2023-11 rolling_12"),
        ("observations", ABSENCE, {"forecast": ""}, "figures disappeared observations franvaro/2023-11 forecast"),
        ("observations", ABSENCE, {"status": "missed"}, "statuses changed observations franvaro/2023-11 status"),
        ("observations", ABSENCE, {"comment": "Många sjuka."}, "texts appeared observations franvaro/2023-11 comment"),
        ("statement_lines", 3, {"outcome": "111"}, "figures revised statement_lines resultat/ekonomi outcome"),
        ("activities", CULTURE, {"status": "ongoing"}, "statuses changed activities kultur status"),
        ("activities", CULTURE, {"due": "2024-06-30"}, "statuses changed activities kultur due"),
        ("activities", CULTURE, {"comment": "Nu."}, "texts appeared activities kultur comment"),
        ("projects", 3, {"phase": "Avslut"}, "statuses changed projects portal phase"),
        ("project_statuses", TELEPHONY, {"cause": "Omtag."}, "texts changed project_statuses telefoni/time cause"),
        ("indicators", COST, {"definition": "Alla utom en."}, "definitions changed indicators kostnader definition"),
        ("scales", 2, {"meaning": "Nås."}, "definitions changed scales indicator/reached meaning"),
        ("notes", 2, {"text": "Säkert."}, "texts changed notes observations/franvaro/2023-11/outcome text"),
    ],
)  # fmt: skip
def test_one_changed_cell_is_one_difference_at_its_place(pair, table, row, cells, place):
    before, after = pair
    after.edited(table, row, **cells)
    assert told(before, after) == [tuple(place.split())]


def test_a_difference_gives_the_cell_as_written_and_as_a_value_with_its_unit(pair):
    before, after = pair
    after.edited("observations", ABSENCE, outcome="5.30").edited("observations", RESULT, outcome="80")
    (one,) = differences(before.report(), after.report())
    assert (one.old, one.new) == ("100", "80")
    assert (one.before, one.after) == (Decimal(100), Decimal(80))
    assert (one.unit, one.decimals) == ("tkr", 0)
    assert (one.name, one.size) == ("Resultat", Decimal("0.2"))


def test_the_largest_figure_and_the_worse_status_come_first(pair):
    before, after = pair
    after.edited("observations", COST, outcome="1265136").edited("observations", RESULT, outcome="-100")
    after.edited("project_statuses", 2, status="green").edited("project_statuses", 3, status="red")
    assert [one.row for one in differences(before.report(), after.report())] == [
        "resultat/2023-11",
        "kostnader/2023-11",
        "telefoni/cost",
        "telefoni/time",
    ]


def test_a_status_is_compared_as_the_state_it_names(pair):
    before, after = pair
    after.edited("activities", CULTURE, status="ongoing")
    (one,) = differences(before.report(), after.report())
    assert (one.before.name, one.after.name) == ("Försenad", "Pågående")


def test_a_row_that_is_new_or_gone_is_one_difference_without_a_field(pair):
    before, after = pair
    after.added("activities", id="ny", order="3", area="kund", name="Ny", status="ongoing").removed("activities", 2)
    found = {one.kind: one for one in differences(before.report(), after.report())}
    assert {(kind, one.group, one.row, one.field) for kind, one in found.items()} == {
        ("appeared", "definitions", "ny", ""),
        ("disappeared", "definitions", "plan", ""),
    }
    assert (found["appeared"].old, found["appeared"].new) == (None, "ny; 3; kund; Ny; ongoing")


def test_a_column_told_otherwise_is_a_definition(pair):
    before, after = pair
    after.schema_of("observations", lambda entry: entry["schema"]["fields"][2].update(title="Utfallet"))
    assert told(before, after) == [("definitions", "changed", "observations", "", "outcome")]


def test_a_new_period_is_compared_with_the_newest_before_it(pair):
    before, after = pair
    next_month(after).edited("observations", COST, outcome="1400000", previous_outcome="1265135")
    after.removed("observations", 5)  # the computers are told of each tertial
    found = told(before, after)
    assert ("figures", "changed", "observations", "kostnader/2023-12", "outcome") in found
    assert ("figures", "disappeared", "observations", "datorer/2023-T3", "") in found
    assert not [one for one in found if one[1] == "revised"]


def test_an_earlier_period_that_both_tell_and_tell_otherwise_is_revised(pair):
    before, after = pair
    next_month(after).added(
        "observations", indicator="kostnader", period="2023-11", outcome="7", forecast_made="2023-11"
    )
    figures = [one for one in told(before, after) if one[0] == "figures"]
    assert ("figures", "revised", "observations", "kostnader/2023-11", "outcome") in figures


def test_pages_differ_by_runs_of_lines():
    before = {"docs/a.md": "# A\n\nSamma.\n\nGammalt.\n", "docs/b.md": "B\n"}
    after = {"docs/a.md": "# A\n\nSamma.\n\nNytt.\nMer.\n", "docs/c.md": "C\n"}
    found = page_differences(before, after)
    assert [(one.resource, one.row, one.kind, one.old, one.new) for one in found] == [
        (PAGES, "docs/a.md", "changed", "Gammalt.", "Nytt.\nMer."),
        (PAGES, "docs/b.md", "disappeared", "B", ""),
        (PAGES, "docs/c.md", "appeared", "", "C"),
    ]
    assert page_differences(after, after) == ()


@pytest.mark.parametrize(
    ("unit", "outcome", "told"),
    [
        ("mkr", "1265.135", []),  # the same amount, in another unit
        ("mkr", "1265.2", [(Decimal("1265.135"), Decimal("1265.2"))]),
        ("kr", "1265135100", [(Decimal(1265135000), Decimal(1265135100))]),
        ("antal", "12", [("1265135 tkr", Decimal(12))]),  # not to be converted: no change is worked out
    ],
)
def test_a_figure_is_held_against_the_earlier_one_in_one_unit(pair, unit, outcome, told):
    before, after = pair
    after.edited("indicators", COST, unit=unit, decimals="3").edited("observations", COST, outcome=outcome)
    found = [one for one in differences(before.report(), after.report()) if one.field == "outcome"]
    assert [(one.before, one.after) for one in found] == told
    assert {one.unit for one in found} <= {unit}

"""Differences as tables: one for each group, what stood and stands, and how much between figures."""

import pytest

from tests.unit.month import write_month
from utfall.derive.difference import differences
from utfall.shown.content import Number
from utfall.view.difference_tables import difference_entries, difference_tables
from utfall.words import words

SIDES = ("före", "efter")


@pytest.fixture
def found(tmp_path):
    before, after = write_month(tmp_path / "before"), write_month(tmp_path / "after")
    after.edited("observations", 3, outcome="80", forecast="").edited("activities", 3, status="ongoing")
    after.edited("observations", 4, outcome="5.4")
    return differences(before.report(), after.report())


def test_each_group_is_a_table_headed_by_the_two_sides(found):
    figures, statuses = difference_tables(found, words("sv"), SIDES)
    assert (figures.caption, statuses.caption) == ("Tal (3)", "Statusar och tider (1)")
    assert [column.heading for column in figures.columns] == ["Vad", "Slag", "före", "efter", "Skillnad"]


def test_a_row_tells_what_stood_what_stands_and_the_place(found):
    figures, statuses = difference_tables(found, words("sv"), SIDES)
    row = next(row for row in figures.rows if row.detail == "observations.csv, resultat/2023-11, outcome")
    assert row.cells[0].content == "Resultat: Utfall"
    assert row.cells[2].content.unit == row.cells[3].content.unit == "tkr"
    assert row.cells[4].content == Number(row.cells[3].content.value - 100, 0, "tkr", signed=True)
    assert [cell.content.name for cell in statuses.rows[0].cells[2:4]] == ["Försenad", "Pågående"]


def test_a_share_changes_by_points_not_by_a_share(found):
    figures, _ = difference_tables(found, words("sv"), SIDES)
    row = next(row for row in figures.rows if "franvaro" in row.detail)
    assert row.cells[4].content.unit == ""


def test_a_table_cut_short_tells_how_many_there_are(found):
    figures, _ = difference_tables(found, words("sv"), SIDES, most=1)
    assert figures.caption == "Tal (3), de 1 största"
    assert len(figures.rows) == 1


def test_by_machine_a_difference_has_its_place_and_what_stood_as_written(found):
    entry = next(entry for entry in difference_entries(found) if entry["row"] == "resultat/2023-11" and entry["new"])
    place = {name: entry[name] for name in ("group", "kind", "resource", "row", "field", "old", "new", "size")}
    assert place == {
        "group": "figures", "kind": "revised", "resource": "observations", "row": "resultat/2023-11",
        "field": "outcome", "old": "100", "new": "80", "size": 0.2,
    }  # fmt: skip

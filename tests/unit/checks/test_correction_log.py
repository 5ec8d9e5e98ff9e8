"""A corrected edition logs every change since the one before, by its place and with what stood and stands."""

import pytest

from tests.unit.month import told, write_month
from utfall.checks.examine import examine_correction
from utfall.derive.difference import differences, page_differences

COST, ABSENCE = 2, 4  # rows of observations.csv
COST_KEY, ABSENCE_KEY = "kostnader/2023-11", "franvaro/2023-11"
ENTRY = {"resource": "observations", "row": ABSENCE_KEY, "field": "outcome", "old": "5.3", "new": "5.4"}
ABOUT = {"reason": "Fel i underlaget.", "kind": "error", "edition": "3", "date": "2024-01-15"}


@pytest.fixture
def pair(tmp_path):
    """Edition 2, and edition 3 with one figure changed."""
    before, after = write_month(tmp_path / "before"), write_month(tmp_path / "after")
    return before, after.edited("observations", ABSENCE, outcome="5.4")


def logged(pair, pages=()):
    before, after = (month.report() for month in pair)
    return told(examine_correction(after, (*differences(before, after), *pages), 3))


def entry(month, **cells):
    return month.added("corrections", **{**ENTRY, **ABOUT, **cells})


def test_a_change_that_is_not_logged_is_told_with_the_row_to_add(pair):
    (found,) = logged(pair)
    assert (found.case, found.file) == ("cell", "data/2023-11/corrections.csv")
    assert found.remedy.startswith("Lägg till en rad: observations,franvaro/2023-11,outcome,5.3,5.4, och sedan")


@pytest.mark.parametrize(("old", "new"), [("5.3", "5.4"), ("5.30", "5.40")])
def test_a_logged_change_is_let_be(pair, old, new):
    entry(pair[1], old=old, new=new)
    assert logged(pair) == []


@pytest.mark.parametrize(("old", "new"), [("5.2", "5.4"), ("5.3", "5.5"), ("", "5.4"), ("5.3", "")])
def test_a_log_that_tells_otherwise_is_told_at_its_row(pair, old, new):
    entry(pair[1], old=old, new=new)
    (found,) = logged(pair)
    assert (found.case, found.row) == ("other", 3)
    assert "från ”5.3” till ”5.4”" in found.message


def test_what_an_earlier_edition_corrected_says_nothing_of_this_one(pair):
    entry(pair[1], edition="2")
    assert [found.case for found in logged(pair)] == ["cell"]


def test_an_entry_without_a_change_is_told(pair):
    entry(entry(pair[1]), row=COST_KEY)
    (found,) = logged(pair)
    assert (found.case, found.row, found.value) == ("no-change", 4, COST_KEY)


def test_a_row_that_is_new_or_gone_is_logged_by_one_of_its_cells(pair):
    _, after = pair
    entry(after).added("activities", id="ny", order="3", area="kund", name="Ny", status="ongoing")
    assert [found.case for found in logged(pair)] == ["row"]
    entry(after, resource="activities", row="ny", field="name", old="", new="Ny")
    assert logged(pair) == []


def test_a_page_is_logged_by_its_name(pair):
    _, after = pair
    entry(after)
    pages = page_differences({"docs/hr.md": "Ett.\n"}, {"docs/hr.md": "Två.\n"})
    assert [found.case for found in logged(pair, pages)] == ["page"]
    entry(after, resource="docs", row="docs/hr.md", field="text", old="Ett", new="Två")
    assert logged(pair, pages) == []


@pytest.mark.parametrize("row", ["bilagor/hr", "bilagor/hr.md", "docs/bilagor/hr.md"])
def test_a_page_with_many_changes_is_told_once_and_its_name_needs_no_ending(pair, row):
    _, after = pair
    entry(after)
    pages = page_differences(
        {"docs/bilagor/hr.md": "Ett.\n\nMitt.\n\nTre.\n"}, {"docs/bilagor/hr.md": "1.\n\nMitt.\n\n3.\n"}
    )
    (found,) = logged(pair, pages)
    assert found.remedy.startswith("Lägg till en rad: docs,bilagor/hr,text, och sedan")
    entry(after, resource="docs", row=row, field="text", old="Ett", new="1")
    assert logged(pair, pages) == []


def test_a_row_that_is_begun_is_not_asked_for_again(pair):
    entry(pair[1], reason="")
    assert logged(pair) == []


def test_corrections_of_pages_and_of_rows_taken_away_point_at_no_row(pair):
    _, after = pair
    entry(after, resource="docs", row="docs/hr.md", field="text")
    entry(after, resource="activities", row="borta", field="name", old="Borta", new="")
    assert after.told_by("references") == []
